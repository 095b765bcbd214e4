#!/usr/bin/env python3
"""Computes the goldens: what PyTorch, in float64, says about small networks written in the language of DslNets.

Every network is written once, as the attributes a user would write. This script reads them, builds the network in PyTorch, runs it, and writes

  {case}.safetensors                             inputs, parameters, outputs, losses, gradients, five optimizer steps
  ../DslNets.Networks.Double/DoubleNetworks.cs   the same networks as C# classes in double
  ../DslNets.Networks.Single/SingleNetworks.cs   and in float

so that the three can never disagree. See README.md for the tensors in a file.
"""
import json
import math
import pathlib
import re
import struct

import torch
import torch.nn.functional as F
from torch.nn.utils.stateless import functional_call

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)

HERE = pathlib.Path(__file__).parent
STEPS = 5
MARGIN = 1e-3       # No value of a first step is nearer to a kink than this, so that central differences hold,
LATER_MARGIN = 1e-5  # and none of a later step nearer than this, so that float and double take the same branch.


# ---------------------------------------------------------------------------------------------------------------------
# The language
# ---------------------------------------------------------------------------------------------------------------------
class Layer:
    """One attribute: [Dense(6, Tanh, Name = "a")] has the kind Dense, the arguments [6, Tanh] and the property Name."""

    def __init__(self, kind, arguments, properties):
        self.kind, self.arguments, self.properties = kind, arguments, properties

    def get(self, name, default=None):
        return self.properties.get(name, default)

    @property
    def activation(self):
        """Applied to what a layer computes; recurrent layers and blocks apply their own inside."""
        return "Identity" if self.kind in RECURRENT or self.kind in BLOCKS else next((argument for argument in self.arguments if argument in ACTIVATIONS), "Identity")

    @property
    def sizes(self):
        """The numbers among the arguments."""
        return [int(argument) for argument in self.arguments if isinstance(argument, float)]


def value_of(text):
    if text.startswith('"'):
        return text.strip('"')
    if text in ("true", "false"):
        return text == "true"
    return float(text) if re.fullmatch(r"-?\d*\.?\d+(e-?\d+)?", text) else text


def read(declaration):
    layers = []
    for kind, text in re.findall(r"\[(\w+)(?:\((.*?)\))?\]", declaration):
        arguments, properties = [], {}
        for part in filter(None, (part.strip() for part in text.split(","))):
            name, equals, value = part.partition(" = ")
            if equals:
                properties[name] = value_of(value)
            else:
                arguments.append(value_of(part))
        layers.append(Layer(kind, arguments, properties))
    return layers


# ---------------------------------------------------------------------------------------------------------------------
# Activations and losses, with the distance of their arguments to the nearest kink
# ---------------------------------------------------------------------------------------------------------------------
ACTIVATIONS = {
    "Identity": lambda x, a: x,
    "Step": lambda x, a: (x >= 0).double() + 0 * x,
    "Sign": lambda x, a: torch.where(x >= 0, 1.0, -1.0) + 0 * x,
    "Sigmoid": lambda x, a: torch.sigmoid(x),
    "HardSigmoid": lambda x, a: F.relu6(x + 3) / 6,  # The derivative of F.hardsigmoid has a 1/6 in float in it.
    "Tanh": lambda x, a: torch.tanh(x),
    "HardTanh": lambda x, a: F.hardtanh(x),
    "Relu": lambda x, a: F.relu(x),
    "LeakyRelu": lambda x, a: F.leaky_relu(x, 0.01 if a is None else a),
    "Elu": lambda x, a: F.elu(x, 1.0 if a is None else a),
    "Selu": lambda x, a: F.selu(x),
    "Gelu": lambda x, a: F.gelu(x),
    "Silu": lambda x, a: F.silu(x),
    "Mish": lambda x, a: F.mish(x),
    "Softplus": lambda x, a: F.softplus(x, threshold=1000),
    "Softsign": lambda x, a: F.softsign(x),
    "Square": lambda x, a: x * x,
    "Sin": lambda x, a: torch.sin(x),
    "Softmax": lambda x, a: torch.softmax(x, -1),  # Over the channels, which are last here.
    "LogSoftmax": lambda x, a: torch.log_softmax(x, -1),
    "L2Normalize": lambda x, a: F.normalize(x, dim=-1),
}
OVER_CLASSES = ("CrossEntropy", "CategoricalCrossEntropy", "KullbackLeibler")  # The other losses are means over all values of an output.
RECURRENT = {"SimpleRnn": 1, "Lstm": 4, "Gru": 3}  # The gates of a unit.
BLOCKS = ("FeedForward", "TransformerEncoder", "TransformerDecoder")
KINKS = {"Step": [0], "Sign": [0], "HardSigmoid": [-3, 3], "HardTanh": [-1, 1], "Relu": [0], "LeakyRelu": [0], "Elu": [0], "Selu": [0]}


def distance(values, kinks):
    return min((float((values.detach() - kink).abs().min()) for kink in kinks), default=math.inf)


def loss_per_sample(loss, output, logits, target):
    """The loss of each sample, and the distance to the nearest kink. Output is the value after the activation, logits the one before."""
    name, delta, smoothing = loss.arguments[0].split(".")[1], loss.get("Delta", 1.0), loss.get("LabelSmoothing", 0.0)
    if name in ("CrossEntropy", "CategoricalCrossEntropy"):
        # The mean of the positions that a sample has; for PyTorch the classes go before them.
        losses = F.cross_entropy(logits.movedim(-1, 1), target if name == "CrossEntropy" else target.movedim(-1, 1), reduction="none", label_smoothing=smoothing)
        return losses.reshape(len(losses), -1).mean(1), math.inf
    if name == "KullbackLeibler":
        return F.kl_div(torch.log(output), target, reduction="none").sum(-1).reshape(len(output), -1).mean(1), math.inf
    output, logits, target = output.flatten(1), logits.flatten(1), target.flatten(1)
    if name == "MeanSquaredError":
        return F.mse_loss(output, target, reduction="none").mean(1), math.inf
    if name == "MeanAbsoluteError":
        return F.l1_loss(output, target, reduction="none").mean(1), distance(output - target, [0])
    if name == "Huber":
        return F.huber_loss(output, target, reduction="none", delta=delta).mean(1), distance(output - target, [-delta, delta])
    if name == "LogCosh":
        return torch.log(torch.cosh(output - target)).mean(1), math.inf
    if name == "BinaryCrossEntropy":
        return F.binary_cross_entropy_with_logits(logits, target, reduction="none").mean(1), math.inf
    if name == "Hinge":
        return torch.clamp(1 - target * output, min=0).mean(1), distance(target * output, [1])
    if name == "Perceptron":
        return torch.clamp(-target * output, min=0).mean(1), distance(target * output, [0])
    if name == "Poisson":
        return F.poisson_nll_loss(output, target, log_input=False, full=False, eps=1e-8, reduction="none").mean(1), math.inf
    raise ValueError(name)


def inputs_for(layer, samples, shape, generator):
    if layer.kind == "TokenInput":
        return torch.randint(0, layer.sizes[1], (samples, *shape), generator=generator).double()
    return single(torch.randn(samples, *shape, generator=generator)).requires_grad_()


def targets_for(loss, samples, shape, generator):
    name = loss.arguments[0].split(".")[1]
    if name == "CrossEntropy":
        return torch.randint(0, shape[-1], (samples, *shape[:-1]), generator=generator)
    if name in ("CategoricalCrossEntropy", "KullbackLeibler"):
        return single(torch.softmax(torch.randn(samples, *shape, generator=generator), -1))
    if name == "BinaryCrossEntropy":
        return torch.randint(0, 2, (samples, *shape), generator=generator).double()
    if name in ("Hinge", "Perceptron"):
        return 2 * torch.randint(0, 2, (samples, *shape), generator=generator).double() - 1
    if name == "Poisson":
        return torch.randint(0, 6, (samples, *shape), generator=generator).double()
    return single(torch.randn(samples, *shape, generator=generator))


def single(values):
    """Rounds to float, so that the float network starts from the very same numbers."""
    return values.float().double()


# ---------------------------------------------------------------------------------------------------------------------
# Windows
# ---------------------------------------------------------------------------------------------------------------------
AXES = [("StrideHeight", "DilationHeight", "PadTop", "PadBottom"), ("StrideWidth", "DilationWidth", "PadLeft", "PadRight")]


class Window:
    """A sliding window over the positions of x, whose channels are last; one number for each axis, or two for the padding."""

    def __init__(self, layer, x, kernel):
        axes = AXES[1:] if layer.kind.endswith("1D") else AXES
        self.kernel = kernel * len(axes) if len(kernel) == 1 else kernel
        own = "Pool" in layer.kind
        self.stride = [int(layer.get(axis[0], layer.get("Stride", size if own else 1))) for axis, size in zip(axes, self.kernel)]
        self.dilation = [int(layer.get(axis[1], layer.get("Dilation", 1))) for axis in axes]
        self.reach = [(size - 1) * dilation + 1 for size, dilation in zip(self.kernel, self.dilation)]
        self.sides = []
        for index, axis in enumerate(axes):
            if layer.get("Padding") == "Padding.Same":
                # As Keras: a window for each step of the stride, the odd one of the padding at the end. A transposed convolution gives what such a window reads.
                length = x.shape[1 + index] * (self.stride[index] if layer.kind == "ConvTranspose2D" else 1)
                padding = max(0, (-(-length // self.stride[index]) - 1) * self.stride[index] + self.reach[index] - length)
                self.sides.append((padding // 2, padding - padding // 2))
            elif layer.get("Padding") == "Padding.Causal":
                self.sides.append((self.reach[index] - 1, 0))
            else:
                self.sides.append(tuple(int(layer.get(side, layer.get("Pad", 0))) for side in axis[2:]))

    @property
    def padding(self):
        """For F.pad, which wants the last axis first."""
        return [side for sides in reversed(self.sides) for side in sides]

    def distance_to_ties(self, padded):
        windows = padded.detach()
        for axis, (size, stride) in enumerate(zip(self.kernel, self.stride)):
            windows = windows.unfold(2 + axis, size, stride)
        return distance_of_highest(windows.flatten(2 + len(self.kernel)))


def distance_of_highest(values):
    """The least difference of the two highest values in the last dimension. Equal ones do no harm: they are zeros of Relu, which pass no gradient on, or the same number taken twice."""
    if values.shape[-1] == 1:
        return math.inf
    highest = values.detach().topk(2, dim=-1).values
    differences = highest[..., 0] - highest[..., 1]
    return float(differences[differences > 0].min()) if (differences > 0).any() else math.inf


def transposed_convolution(layer, x, weight, bias):
    """As PyTorch without padding, then cut: so sides may differ."""
    window = Window(layer, x.movedim(1, -1), layer.sizes[1:])
    more = [int(layer.get("OutputPadding", 0))] * 2
    if layer.get("Padding") == "Padding.Same":
        more = [max(0, stride - reach) for stride, reach in zip(window.stride, window.reach)]
    y = F.conv_transpose2d(x, weight, bias, window.stride, 0, more, int(layer.get("Groups", 1)), window.dilation)
    return F.pad(y, [-side for side in window.padding])


def sides_of(layer, x):
    """The sides of a frame as F.pad wants them."""
    everywhere = layer.sizes[0] if layer.sizes else 0
    names = ["Left", "Right"] if x.dim() == 3 else ["Left", "Right", "Top", "Bottom"]
    return [int(layer.get(name, everywhere)) for name in names]


# ---------------------------------------------------------------------------------------------------------------------
# Attention
# ---------------------------------------------------------------------------------------------------------------------
def causal_mask(steps):
    """Added to the scores: a step asks only itself and those before it."""
    return torch.nn.Transformer.generate_square_subsequent_mask(steps).to(torch.get_default_dtype())


def attention_tensors(tensors, prefix, module):
    """The tensors of an attention to a memory as PyTorch wants them: in_proj for one width, q_proj, k_proj and v_proj for two."""
    tensors = dict(tensors)
    if prefix + "q_proj_weight" not in tensors:
        return tensors
    queries, memory = tensors.pop(prefix + "q_proj_weight"), tensors.pop(prefix + "kv_proj_weight")
    if module._qkv_same_embed_dim:
        tensors[prefix + "in_proj_weight"] = torch.cat([queries, memory])
    else:
        tensors[prefix + "q_proj_weight"] = queries
        tensors[prefix + "k_proj_weight"], tensors[prefix + "v_proj_weight"] = memory.chunk(2)
    if prefix + "q_proj_bias" in tensors:
        tensors[prefix + "in_proj_bias"] = torch.cat([tensors.pop(prefix + "q_proj_bias"), tensors.pop(prefix + "kv_proj_bias")])
    return tensors


def waves(steps, features):
    """The positions of Vaswani et al. (2017), section 3.5."""
    angles = torch.tensor([[step / 10000 ** ((feature - feature % 2) / features) for feature in range(features)] for step in range(steps)])
    return torch.where(torch.arange(features) % 2 == 0, torch.sin(angles), torch.cos(angles))


# ---------------------------------------------------------------------------------------------------------------------
# The network in PyTorch
# ---------------------------------------------------------------------------------------------------------------------
# ---------------------------------------------------------------------------------------------------------------------
# Noise: the same numbers as DslNets.Runtime.CounterHash in double, for the seed of the tests
# ---------------------------------------------------------------------------------------------------------------------
SEED = 1


def mix(x):
    x = (x ^ (x >> 16)) * 0x7FEB352D & 0xFFFFFFFF
    x = (x ^ (x >> 15)) * 0x846CA68B & 0xFFFFFFFF
    return x ^ (x >> 16)


def key_of(step):
    x = (SEED + (step + 1) * 0x9E3779B97F4A7C15) & (1 << 64) - 1
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9 & (1 << 64) - 1
    x = (x ^ (x >> 27)) * 0x94D049BB133111EB & (1 << 64) - 1
    return (x ^ (x >> 31)) >> 32


def uniform(key, salt, count):
    key ^= mix((salt + 0x9E3779B9) & 0xFFFFFFFF)
    key = mix(key)
    second = (key * 0x9E3779B9 + 0x7F4A7C15) & 0xFFFFFFFF
    return torch.tensor([mix(mix(counter ^ key) ^ second) / 2 ** 32 for counter in range(count)])


def standard_normal(step, place, shape):
    """A layer at this place of the declaration, in this step."""
    key, count = key_of(step), math.prod(shape)
    radius = torch.sqrt(-2 * torch.log(1 - uniform(key, place, count)))
    return (radius * torch.cos(2 * math.pi * uniform(key, ~place, count))).reshape(shape)


class Network:
    """Values have their channels last, as in the language; for PyTorch they are moved first and back."""

    def __init__(self, declaration, generator):
        layers = read(declaration)
        self.loss = layers[0]
        self.nodes, self.outputs, self.parameters, self.state = [], [], {}, {}
        self.owners = {}  # The layers whose parameters others share.
        self.flattened, self.orders = {}, {}  # The images that vectors were; the features that layers read, as PyTorch flattens them: channel by channel.
        self.frozen, self.decays, self.margin = set(), set(), math.inf
        self.sources, self.lengths, self.masks = {}, {}, {}
        self.carried = None  # What stateful layers computed last, in training steps.
        numbers, self.shapes = {}, {}
        self.divergences = {}
        self.places, self.step = {}, 0  # Where layers stand in the declaration, and the training step: what noise is made of.
        for place, layer in enumerate(layers[1:]):
            above = self.nodes[-1][0] if self.nodes else None
            if layer.kind == "Output":
                loss = Layer("Output", layer.arguments[1:], layer.properties) if len(layer.arguments) > 1 else self.loss
                self.outputs.append((layer.get("From", above), loss, layer.get("Weight", 1.0)))
                continue
            stem = "input" if layer.kind == "TokenInput" else re.sub("[12]d$", "", layer.kind.lower())
            numbers[stem] = numbers.get(stem, 0) + 1
            name = layer.get("Name", f"{stem}{numbers[stem]}")
            self.places[name] = place
            sources = [] if layer.kind.endswith("Input") else [layer.get("From", above)]
            if layer.kind in ("Add", "Multiply", "Concat"):
                sources += layer.arguments
            if layer.kind == "TransformerDecoder":
                sources += [argument for argument in layer.arguments if argument in self.shapes]
            if "Memory" in layer.properties:
                sources.append(layer.get("Memory"))
            self.sources[name] = sources
            if layer.kind == "TokenInput":
                self.shapes[name], self.vocabulary = (layer.sizes[0],), layer.sizes[1]
            elif layer.kind == "Input":
                self.shapes[name] = tuple(layer.sizes)
            else:
                # What was flattened stays so through layers that keep the order of features.
                source = sources[0]
                if layer.kind == "Flatten":
                    self.flattened[name] = self.shapes[source]
                elif source in self.flattened:
                    self.orders[name] = torch.arange(math.prod(self.shapes[source])).reshape(self.flattened[source]).movedim(-1, 0).flatten()
                    if layer.kind in ("Activate", "GaussianNoise", "BatchNorm", "LayerNorm", "RmsNorm", "Add", "Multiply"):
                        self.flattened[name] = self.flattened[source]
                if "Share" in layer.properties:
                    self.owners[name] = layer.get("Share")
                else:
                    self.make(layer, name, self.shapes[source][-1], self.shapes[sources[-1]], generator)
            self.nodes.append((name, layer, sources))
            if sources:
                self.shapes[name] = self.shape_of(name, layer, sources)
        self.margin = math.inf
        if not self.outputs:
            self.outputs.append((self.nodes[-1][0], self.loss, 1.0))

    def shape_of(self, name, layer, sources):
        """What PyTorch gives for one sample of zeros; only BatchNorm would be confused by it."""
        if layer.kind == "BatchNorm":
            return self.shapes[sources[0]]
        with torch.no_grad():
            return tuple(self.compute(name, layer, [torch.zeros(1, *self.shapes[source]) for source in sources], False).shape[1:])

    def make(self, layer, name, channels, memory, generator):
        """Makes the tensors of a layer, in the shapes and orders of PyTorch. The memory is the shape of its last source."""
        def add(kind, values, decays=False):
            self.parameters[f"{name}.{kind}"] = single(values).requires_grad_()
            if decays:
                self.decays.add(f"{name}.{kind}")
            if layer.get("Frozen", False):
                self.frozen.add(f"{name}.{kind}")

        if layer.kind == "Dense" or "Conv" in layer.kind:
            outputs, *kernel = layer.sizes
            groups = int(layer.get("Groups", 1))
            kernel = 2 * kernel if len(kernel) == 1 and layer.kind.endswith("2D") else kernel
            shape = [channels, outputs // groups, *kernel] if layer.kind == "ConvTranspose2D" else [outputs, channels // groups, *kernel]
            fan_in = channels // groups * math.prod(kernel)
            add("weight", 1.5 * torch.randn(*shape, generator=generator) / math.sqrt(fan_in), decays=True)
            if layer.get("UseBias", True):
                add("bias", 0.5 * torch.randn(outputs, generator=generator))
        if layer.kind in RECURRENT:
            units = layer.sizes[0]
            for direction in ("", "_reverse")[:2 if layer.get("Bidirectional", False) else 1]:
                for kind, inputs in (("weight_ih_l0", channels), ("weight_hh_l0", units)):
                    add(kind + direction, torch.randn(RECURRENT[layer.kind] * units, inputs, generator=generator) / math.sqrt(inputs), decays=True)
                for kind in ("bias_ih_l0", "bias_hh_l0") if layer.get("UseBias", True) else ():
                    add(kind + direction, 0.5 * torch.randn(RECURRENT[layer.kind] * units, generator=generator))
        if layer.kind == "GaussianSample":
            for part in ("mean", "log_variance"):
                add(f"{part}.weight", torch.randn(layer.sizes[0], channels, generator=generator) / math.sqrt(channels), decays=True)
                add(f"{part}.bias", 0.5 * torch.randn(layer.sizes[0], generator=generator))

        def add_map(kind, outputs, inputs, biased=True):
            add(kind + "weight", 1.5 * torch.randn(outputs, inputs, generator=generator) / math.sqrt(inputs), decays=True)
            if biased:
                add(kind + "bias", 0.5 * torch.randn(outputs, generator=generator))

        def add_attention(prefix, memory_channels):
            """Queries, keys and values in one map, as PyTorch; of another memory keys and values, which PyTorch has apart when their widths differ."""
            if memory_channels is None:
                add_map(prefix + "in_proj_", 3 * channels, channels, layer.get("UseBias", True))
            else:
                add_map(prefix + "q_proj_", channels, channels, layer.get("UseBias", True))
                add_map(prefix + "kv_proj_", 2 * channels, memory_channels, layer.get("UseBias", True))
            add_map(prefix + "out_proj.", channels, channels, layer.get("UseBias", True))

        if layer.kind == "MultiHeadAttention":
            add_attention("", memory[-1] if "Memory" in layer.properties else None)
        if layer.kind.startswith("Transformer"):
            add_attention("self_attn.", None)
        if layer.kind == "TransformerDecoder":
            add_attention("multihead_attn.", memory[-1])
        if layer.kind in BLOCKS:
            hidden = layer.sizes[-1]
            add_map("linear1.", hidden, channels)
            add_map("linear2.", channels, hidden)
        for norm in range({"TransformerEncoder": 2, "TransformerDecoder": 3}.get(layer.kind, 0)):
            add(f"norm{norm + 1}.weight", 1 + 0.3 * torch.randn(channels, generator=generator))
            add(f"norm{norm + 1}.bias", 0.3 * torch.randn(channels, generator=generator))
        if layer.kind == "Embedding":
            add("weight", torch.randn(self.vocabulary, layer.sizes[0], generator=generator), decays=True)
        if layer.kind == "LearnedPositions":
            add("weight", 0.5 * torch.randn(*memory, generator=generator), decays=True)
        if layer.kind == "RmsNorm":
            add("weight", 1 + 0.3 * torch.randn(channels, generator=generator))
        if layer.kind in ("BatchNorm", "LayerNorm"):
            add("weight", 1 + 0.3 * torch.randn(channels, generator=generator))
            add("bias", 0.3 * torch.randn(channels, generator=generator))
        if layer.kind == "BatchNorm":
            self.state[f"{name}.running_mean"] = single(0.3 * torch.randn(channels, generator=generator))
            self.state[f"{name}.running_var"] = single(0.5 + torch.rand(channels, generator=generator))

    def packed(self, name, layer, x, lengths):
        """The same for sequences of different lengths, packed; padded with zeros again."""
        bidirectional, biases = layer.get("Bidirectional", False), layer.get("UseBias", True)
        weights = [values for tensor, values in self.parameters.items() if tensor.startswith(name + ".")]
        zeros = torch.zeros(1 + bidirectional, len(x), layer.sizes[0])
        function = {"Lstm": torch._VF.lstm, "Gru": torch._VF.gru}.get(layer.kind, torch._VF.rnn_relu if "Relu" in layer.arguments else torch._VF.rnn_tanh)
        steps = torch.nn.utils.rnn.pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False)
        outputs, last, *_ = function(steps.data, steps.batch_sizes, (zeros, zeros) if layer.kind == "Lstm" else zeros, weights, biases, 1, 0.0, True, bidirectional)
        if layer.get("ReturnSequences", False):
            return torch.nn.utils.rnn.pad_packed_sequence(steps._replace(data=outputs), batch_first=True, total_length=x.shape[1])[0]
        return torch.cat(list(last.index_select(1, steps.unsorted_indices)), 1)

    def recur(self, name, layer, x):
        """The outputs of PyTorch's RNN, LSTM or GRU; without ReturnSequences what each direction computes last."""
        bidirectional, biases = layer.get("Bidirectional", False), layer.get("UseBias", True)
        weights = [values for tensor, values in self.parameters.items() if tensor.startswith(name + ".")]
        zeros = torch.zeros(1 + bidirectional, len(x), layer.sizes[0])
        function = {"Lstm": torch._VF.lstm, "Gru": torch._VF.gru}.get(layer.kind, torch._VF.rnn_relu if "Relu" in layer.arguments else torch._VF.rnn_tanh)
        start = (zeros, zeros) if layer.kind == "Lstm" else zeros
        if layer.get("Stateful", False) and self.carried is not None:
            start = self.carried.get(name, start)
        outputs, last, *cells = function(x, start, weights, biases, 1, 0.0, True, bidirectional, True)
        if self.carried is not None:
            self.carried[name] = (last.detach(), cells[0].detach()) if layer.kind == "Lstm" else last.detach()
        return outputs if layer.get("ReturnSequences", False) else torch.cat(list(last), 1)

    def activate_inside(self, layer):
        """The function of a block, which also notes how near it comes to its kinks."""
        kind = next((argument for argument in layer.arguments if argument in ACTIVATIONS), "Relu")

        def activate(x):
            self.margin = min(self.margin, distance(x, KINKS.get(kind, [])))
            return ACTIVATIONS[kind](x, None)
        return activate

    def tensors_of(self, name):
        """The parameters of a layer, by the rest of their names."""
        return {tensor[len(name) + 1:]: values for tensor, values in self.parameters.items() if tensor.startswith(name + ".")}

    def padding(self, source):
        """The steps that are not real, as PyTorch's attention wants them; None where all are."""
        return None if source not in self.masks else self.masks[source][:, :, 0] == 0

    def attend(self, name, layer, x, memory, padding):
        """PyTorch's MultiheadAttention."""
        heads, biased = layer.sizes[0], layer.get("UseBias", True)
        module = torch.nn.MultiheadAttention(x.shape[-1], heads, bias=biased, kdim=memory.shape[-1], vdim=memory.shape[-1], batch_first=True)
        mask = causal_mask(x.shape[1]) if layer.get("Causal", False) else None
        return functional_call(module, attention_tensors(self.tensors_of(name), "", module), (x, memory, memory), dict(need_weights=False, attn_mask=mask, key_padding_mask=padding))[0]

    def transform(self, name, layer, sources, paddings):
        """PyTorch's TransformerEncoderLayer or TransformerDecoderLayer, without dropout. As training, so that it never takes the fused way of inference."""
        x, activate, tensors = sources[0], self.activate_inside(layer), self.tensors_of(name)
        mask = causal_mask(x.shape[1])
        if layer.kind == "TransformerEncoder":
            module = torch.nn.TransformerEncoderLayer(x.shape[-1], *layer.sizes, 0.0, activate, batch_first=True, norm_first=layer.get("NormFirst", False)).train()
            return functional_call(module, tensors, (x,), dict(src_mask=mask if layer.get("Causal", False) else None, src_key_padding_mask=paddings[0]))
        module = torch.nn.TransformerDecoderLayer(x.shape[-1], *layer.sizes, 0.0, activate, batch_first=True, norm_first=layer.get("NormFirst", False)).train()
        # PyTorch's module has no memory of another width; its attention has.
        width = sources[1].shape[-1]
        if width != x.shape[-1]:
            module.multihead_attn = torch.nn.MultiheadAttention(x.shape[-1], layer.sizes[0], batch_first=True, kdim=width, vdim=width)
        return functional_call(module, attention_tensors(tensors, "multihead_attn.", module.multihead_attn), tuple(sources), dict(tgt_mask=mask, tgt_key_padding_mask=paddings[0], memory_key_padding_mask=paddings[1]))

    def compute(self, name, layer, sources, training):
        """The value of a layer before its activation."""
        x = sources[0]
        paddings = [self.padding(source) for source in self.sources[name]]
        mask = self.masks.get(self.sources[name][0])  # 1 for real steps, 0 for padding; None where all are real.
        order = self.orders.get(name)
        name = self.owners.get(name, name)
        tensor = lambda kind: self.parameters.get(f"{name}.{kind}")
        first, last = (lambda y: y.movedim(-1, 1)), (lambda y: y.movedim(1, -1))
        if layer.kind in ("Activate", "SpatialDropout"):
            return x
        if layer.kind == "Dense":
            return F.linear(x if order is None else x[:, order], tensor("weight"), tensor("bias"))
        if layer.kind == "GaussianNoise":
            return x + layer.arguments[0] * standard_normal(self.step, self.places[name], x.shape) if training else x
        if layer.kind == "GaussianSample":
            x = x if order is None else x[:, order]
            mean, log_variance = (F.linear(x, tensor(f"{part}.weight"), tensor(f"{part}.bias")) for part in ("mean", "log_variance"))
            self.divergences[name] = -0.5 * (1 + log_variance - mean * mean - torch.exp(log_variance)).sum(1)
            return mean + torch.exp(log_variance / 2) * standard_normal(self.step, self.places[name], mean.shape) if training else mean
        if layer.kind in ("Conv1D", "Conv2D"):
            x = x if mask is None else x * mask
            window = Window(layer, x, layer.sizes[1:])
            convolve = F.conv1d if layer.kind == "Conv1D" else F.conv2d
            return last(convolve(F.pad(first(x), window.padding), tensor("weight"), tensor("bias"), window.stride, 0, window.dilation, int(layer.get("Groups", 1))))
        if layer.kind == "ConvTranspose2D":
            return last(transposed_convolution(layer, first(x), tensor("weight"), tensor("bias")))
        if layer.kind in RECURRENT:
            return self.recur(name, layer, x) if mask is None else self.packed(name, layer, x, mask.sum((1, 2)).long())
        if layer.kind == "Embedding":
            return F.embedding(x.long(), tensor("weight"))
        if layer.kind == "LearnedPositions":
            return x + F.embedding(torch.arange(x.shape[1]), tensor("weight"))
        if layer.kind == "SinusoidalPositions":
            return x + waves(*x.shape[1:])
        if layer.kind == "MultiHeadAttention":
            return self.attend(name, layer, x, sources[-1], paddings[-1])
        if layer.kind == "FeedForward":
            return F.linear(self.activate_inside(layer)(F.linear(x, tensor("linear1.weight"), tensor("linear1.bias"))), tensor("linear2.weight"), tensor("linear2.bias"))
        if layer.kind.startswith("Transformer"):
            return self.transform(name, layer, sources, paddings)
        if layer.kind == "RmsNorm":
            # As torch.nn.RMSNorm of PyTorch 2.4.
            normalise = lambda y: y * torch.rsqrt((y * y).mean(-1, keepdim=True) + layer.get("Epsilon", 1e-5)) * tensor("weight")
            return normalise(x) if order is None else normalise(x[:, order])[:, order.argsort()]
        if layer.kind in ("MaxPool1D", "MaxPool2D"):
            window = Window(layer, x, layer.sizes)
            padded = F.pad(first(x), window.padding, value=-math.inf)
            self.margin = min(self.margin, window.distance_to_ties(padded))
            return last((F.max_pool1d if layer.kind == "MaxPool1D" else F.max_pool2d)(padded, window.kernel, window.stride))
        if layer.kind in ("AveragePool1D", "AveragePool2D"):
            window = Window(layer, x, layer.sizes)
            pool = lambda y, pad: (F.avg_pool1d if layer.kind == "AveragePool1D" else F.avg_pool2d)(F.pad(y, window.padding, value=pad), window.kernel, window.stride)
            # Padding is left out of the mean: it is divided by the share of real values.
            share = 1 if layer.get("CountPadding", False) else pool(torch.ones_like(first(x)), 0.0)
            return last(pool(first(x), 0.0) / share)
        if layer.kind == "GlobalMaxPool":
            x = x if mask is None else x.masked_fill(mask == 0, -math.inf)
            self.margin = min(self.margin, distance_of_highest(x.flatten(1, -2).movedim(1, -1)))
            return x.flatten(1, -2).amax(1)
        if layer.kind == "GlobalAveragePool":
            return x.flatten(1, -2).mean(1) if mask is None else (x * mask).sum(1) / mask.sum(1)
        if layer.kind == "Flatten":
            return x.flatten(1)
        if layer.kind == "Reshape":
            return x.reshape(len(x), *layer.sizes)
        if layer.kind == "Transpose":
            return x.permute(0, *(1 + dimension for dimension in layer.sizes))
        if layer.kind == "UpSample":
            bilinear = {"mode": "bilinear", "align_corners": False} if layer.get("Interpolation") == "Interpolation.Bilinear" else {"mode": "nearest"}
            return last(F.interpolate(first(x), scale_factor=layer.sizes[0], **bilinear))
        if layer.kind == "ZeroPadding":
            return last(F.pad(first(x), sides_of(layer, x)))
        if layer.kind == "Crop":
            return last(F.pad(first(x), [-side for side in sides_of(layer, x)]))
        if layer.kind == "BatchNorm":
            normalise = lambda y: last(F.batch_norm(first(y), self.state[f"{name}.running_mean"], self.state[f"{name}.running_var"], tensor("weight"),
                                                    tensor("bias"), training, layer.get("Momentum", 0.1), layer.get("Epsilon", 1e-5)))
            return normalise(x) if order is None else normalise(x[:, order])[:, order.argsort()]
        if layer.kind == "LayerNorm":
            normalise = lambda y: F.layer_norm(y, y.shape[-1:], tensor("weight"), tensor("bias"), layer.get("Epsilon", 1e-5))
            return normalise(x) if order is None else normalise(x[:, order])[:, order.argsort()]
        if layer.kind == "Add":
            return sum(sources[1:], x)
        if layer.kind == "Multiply":
            return math.prod(sources[1:], start=x)
        if layer.kind == "Concat":
            return torch.cat(sources, -1)
        raise ValueError(layer.kind)

    def forward(self, inputs, training):
        """The value of every node, and the values before its activation."""
        values, logits, inputs = {}, {}, list(inputs)
        self.masks = {}
        self.divergences = {}
        for name, layer, sources in self.nodes:
            y = inputs.pop(0) if layer.kind.endswith("Input") else self.compute(name, layer, [values[source] for source in sources], training)
            if name in self.lengths:
                self.masks[name] = (torch.arange(y.shape[1]) < self.lengths[name][:, None]).double()[:, :, None]
            elif sources and sources[0] in self.masks and y.dim() == 3:
                self.masks[name] = self.masks[sources[0]]
            logits[name] = y
            self.margin = min(self.margin, distance(y, KINKS.get(layer.activation, [])))
            values[name] = ACTIVATIONS[layer.activation](y, layer.get("Alpha"))
        return values, logits

    def run(self, inputs, targets, weights, training):
        """The outputs, the weighted mean of the losses, and the penalty of the weights."""
        values, logits = self.forward(inputs, training)
        loss = 0
        for (node, output_loss, weight), target in zip(self.outputs, targets):
            if node in self.masks:
                # Each sample alone, without its padding.
                counts = self.masks[node].sum((1, 2)).long().tolist()
                alone = [loss_per_sample(output_loss, *(y[i:i + 1, :count] for y in (values[node], logits[node], target))) for i, count in enumerate(counts)]
                losses, margin = torch.cat([loss for loss, _ in alone]), min(margin for _, margin in alone)
                values[node] = values[node] * self.masks[node]
            else:
                losses, margin = loss_per_sample(output_loss, values[node], logits[node], target)
            self.margin = min(self.margin, margin)
            loss = loss + weight * (weights * losses).sum() / weights.sum()
        terms = sum(math.prod(self.shapes[node][:-1] if output_loss.arguments[0].split(".")[1] in OVER_CLASSES else self.shapes[node]) for node, output_loss, _ in self.outputs)
        penalty = torch.zeros(())
        for name, layer, _ in self.nodes:
            if name in self.divergences:
                loss = loss + layer.get("Beta", 1.0) / terms * (weights * self.divergences[name]).sum() / weights.sum()
            if layer.get("L1") or layer.get("L2"):
                w = self.parameters[f"{name}.weight"]
                penalty = penalty + layer.get("L1", 0.0) * w.abs().sum() + layer.get("L2", 0.0) * (w * w).sum()
        return [values[node] for node, _, _ in self.outputs], loss, penalty


# ---------------------------------------------------------------------------------------------------------------------
# Optimizers
# ---------------------------------------------------------------------------------------------------------------------
OPTIMIZERS = {
    "Sgd": (torch.optim.SGD, {"momentum": "Momentum", "dampening": "Dampening", "nesterov": "Nesterov"}),
    "RmsProp": (torch.optim.RMSprop, {"alpha": "Alpha", "eps": "Epsilon", "momentum": "Momentum", "centered": "Centered"}),
    "Adagrad": (torch.optim.Adagrad, {"lr_decay": "LearningRateDecay", "initial_accumulator_value": "InitialAccumulator", "eps": "Epsilon"}),
    "Adadelta": (torch.optim.Adadelta, {"rho": "Rho", "eps": "Epsilon"}),
    "Adam": (torch.optim.Adam, {"eps": "Epsilon", "amsgrad": "AmsGrad"}),
    "AdamW": (torch.optim.AdamW, {"eps": "Epsilon", "amsgrad": "AmsGrad"}),
}


def make_optimizer(network, settings):
    """Weight decay goes to weights only, not to biases and normalisation; frozen parameters are left alone."""
    cls, names = OPTIMIZERS[settings["optimizer"]]
    options = {torch_name: settings[name] for torch_name, name in names.items() if name in settings}
    if "Beta1" in settings or "Beta2" in settings:
        options["betas"] = (settings.get("Beta1", 0.9), settings.get("Beta2", 0.999))
    trained = {name: p for name, p in network.parameters.items() if name not in network.frozen}
    by_torch = not settings.get("DecouplesWeightDecay", False) or settings["optimizer"] == "AdamW"
    decay = settings.get("WeightDecay", 0.0) if by_torch else 0.0
    return cls(
        [{"params": [p for name, p in trained.items() if name in network.decays], "weight_decay": decay},
         {"params": [p for name, p in trained.items() if name not in network.decays], "weight_decay": 0.0}],
        lr=settings["LearningRate"], **options)


def train(network, settings, inputs, targets, weights):
    """Five steps on the same batch; loss plus penalty before each. Stateful layers go on from step to step, and gradients stop there."""
    network.carried = {}
    optimizer = make_optimizer(network, settings)
    trained = [p for name, p in network.parameters.items() if name not in network.frozen]
    losses = []
    for network.step in range(STEPS):
        _, loss, penalty = network.run(inputs, targets, weights, training=True)
        losses.append((loss + penalty).detach())
        optimizer.zero_grad()
        (loss + penalty).backward()
        if "ClipNorm" in settings:
            torch.nn.utils.clip_grad_norm_(trained, settings["ClipNorm"])
        if "ClipValue" in settings:
            torch.nn.utils.clip_grad_value_(trained, settings["ClipValue"])
        if settings.get("DecouplesWeightDecay", False) and settings["optimizer"] != "AdamW":
            with torch.no_grad():
                for name in network.decays - network.frozen:
                    network.parameters[name].mul_(1 - settings["LearningRate"] * settings["WeightDecay"])
        optimizer.step()
    return torch.stack(losses)


# ---------------------------------------------------------------------------------------------------------------------
# One golden
# ---------------------------------------------------------------------------------------------------------------------
def compute(declaration, settings, samples, weighted, seed):
    generator = torch.Generator().manual_seed(seed)
    network = Network(declaration, generator)
    inputs = [inputs_for(layer, samples, network.shapes[name], generator) for name, layer, _ in network.nodes if layer.kind.endswith("Input")]
    for name, layer, _ in network.nodes:
        if layer.get("Lengths", False):
            network.lengths[name] = torch.randint(1, network.shapes[name][0] + 1, (samples,), generator=generator)
            network.lengths[name][:2] = torch.tensor([network.shapes[name][0], 1])
    targets = [targets_for(loss, samples, network.shapes[node], generator) for node, loss, _ in network.outputs]
    weights = single(0.25 + torch.rand(samples, generator=generator)) if weighted else torch.ones(samples)

    tensors = {f"input{i}": x for i, x in enumerate(inputs)}
    tensors.update({f"target{i}": t for i, t in enumerate(targets)})
    names = [name for name, layer, _ in network.nodes if layer.kind.endswith("Input")]
    tensors.update({f"lengths{i}": network.lengths[name] for i, name in enumerate(names) if name in network.lengths})
    if weighted:
        tensors["sampleWeights"] = weights
    copy = lambda values, prefix: {f"{prefix}/{name}": value.detach().clone() for name, value in values.items()}
    tensors.update(copy({**network.parameters, **network.state}, "initial"))

    with torch.no_grad():
        outputs, loss, _ = network.run(inputs, targets, weights, training=False)
    tensors.update({f"inference/output{i}": y for i, y in enumerate(outputs)})
    tensors["inference/loss"] = loss

    outputs, loss, penalty = network.run(inputs, targets, weights, training=True)
    (loss + penalty).backward()
    tensors.update({f"training/output{i}": y for i, y in enumerate(outputs)})
    tensors["training/loss"], tensors["penalty"] = loss, penalty
    # Tokens have no gradient: zeros stand for it.
    tensors.update({f"gradient/input{i}": torch.zeros_like(x) if x.grad is None else x.grad.clone() for i, x in enumerate(inputs)})
    tensors.update({f"gradient/{name}": p.grad.clone() for name, p in network.parameters.items() if name not in network.frozen})
    tensors.update(copy(network.state, "after1"))
    margin = network.margin

    with torch.no_grad():
        for name, value in network.state.items():
            value.copy_(tensors[f"initial/{name}"])
    tensors["losses"] = train(network, settings, inputs, targets, weights)
    tensors.update(copy({**network.parameters, **network.state}, f"after{STEPS}"))
    if margin < MARGIN or network.margin < LATER_MARGIN:
        return None
    return {name: value.detach() for name, value in tensors.items()}


def write_safetensors(path, tensors, metadata):
    """The format of https://github.com/huggingface/safetensors: length of the header, header in JSON, values."""
    header, values = {"__metadata__": metadata}, b""
    for name, tensor in tensors.items():
        array = tensor.contiguous().reshape(-1).tolist()
        code, kind = {torch.int64: ("q", "I64"), torch.float64: ("d", "F64"), torch.float32: ("f", "F32")}[tensor.dtype]
        data = struct.pack(f"<{len(array)}{code}", *array)
        header[name] = {"dtype": kind, "shape": list(tensor.shape), "data_offsets": [len(values), len(values) + len(data)]}
        values += data
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + values)


def write_golden(case, network, samples=11, weighted=False, most_bytes=60_000, **settings):
    settings = {"optimizer": "Sgd", "LearningRate": 0.05, **settings}
    for seed in range(1, 1000):
        tensors = compute(NETWORKS[network], settings, samples, weighted, seed)
        if tensors is not None:
            break
    else:
        raise ValueError(f"{case}: every seed brings a value near a kink")
    for name, tensor in tensors.items():
        largest = float(tensor.abs().max())
        assert largest == 0 or 1e-9 < largest < 1e6, f"{case}: {name} is only rounding errors or runs away ({largest})"
    text = lambda value: str(value).lower() if isinstance(value, bool) else str(value)
    metadata = {"network": network, "declaration": NETWORKS[network], **{name: text(value) for name, value in settings.items()}}
    path = HERE / f"{case}.safetensors"
    write_safetensors(path, tensors, metadata)
    assert path.stat().st_size < most_bytes, f"{path.name} has {path.stat().st_size} bytes"


# ---------------------------------------------------------------------------------------------------------------------
# The cases
# ---------------------------------------------------------------------------------------------------------------------
NETWORKS = {}   # Class name without its ending -> declaration.
GOLDENS = []    # Arguments of write_golden.


def network(name, declaration):
    NETWORKS[name] = declaration


def golden(case, network_name, **settings):
    GOLDENS.append((case, network_name, settings))


def case(name, declaration, **settings):
    network(name, declaration)
    golden(name, name, **settings)


for name in ACTIVATIONS:
    case(name, f"[Network(Loss.MeanSquaredError)] [Input(5)] [Dense(7, {name})] [Dense(3)]", LearningRate=0.002 if name == "Square" else 0.05)
case("LeakyReluAlpha", "[Network(Loss.MeanSquaredError)] [Input(5)] [Dense(7, LeakyRelu, Alpha = 0.2)] [Dense(3)]")
case("EluAlpha", "[Network(Loss.MeanSquaredError)] [Input(5)] [Dense(7, Elu, Alpha = 0.5)] [Dense(3)]")
case("SoftmaxOutput", "[Network(Loss.MeanSquaredError)] [Input(4)] [Dense(6, Tanh)] [Dense(3, Softmax)]")
case("LogSoftmaxOutput", "[Network(Loss.MeanSquaredError)] [Input(4)] [Dense(6, Tanh)] [Dense(3, LogSoftmax)]")
case("L2NormalizeOutput", "[Network(Loss.MeanSquaredError)] [Input(4)] [Dense(6, Tanh)] [Dense(3, L2Normalize)]")
case("Activate", "[Network(Loss.MeanSquaredError)] [Input(5)] [Activate(Sin)] [Dense(6)] [Activate(Gelu)] [Dense(4)] [Activate(Softmax)]", samples=7)
case("NoBias", "[Network(Loss.MeanSquaredError)] [Input(5)] [Dense(6, Tanh, UseBias = false)] [Dense(3, UseBias = false)]", samples=7)
case("Frozen", "[Network(Loss.MeanSquaredError)] [Input(5)] [Dense(6, Tanh)] [Dense(4, Silu, Frozen = true)] [Dense(3)]", samples=7, Momentum=0.9, WeightDecay=0.1)
case("Wide", "[Network(Loss.CrossEntropy)] [Input(19)] [Dense(35, Tanh)] [Dense(33, Softmax)]", samples=7)
case("Deep", "[Network(Loss.MeanSquaredError)] [Input(3)] [Dense(4, Relu)] [Dense(5, Tanh)] [Dense(6, Elu)] [Dense(5, Sigmoid)] [Dense(4, Gelu)] [Dense(1)]", samples=33)
case("Single", "[Network(Loss.MeanSquaredError)] [Input(1)] [Dense(1)]", samples=3)

case("GaussianSample", "[Network(Loss.BinaryCrossEntropy)] [Input(6)] [Dense(7, Tanh)] [GaussianSample(3)] [Dense(5, Relu)] [Dense(6, Sigmoid)]", samples=33)
case("GaussianSampleOptions", '[Network] [Input(2, 3, 2)] [Flatten] [GaussianNoise(0.2)] [GaussianSample(17, Beta = 0.5, Name = "z")] [Dense(4, Tanh)] [Output("y", Loss.MeanSquaredError)] '
     '[Dense(3, Softmax, From = "z")] [Output("label", Loss.CrossEntropy, Weight = 0.5)]', samples=17, weighted=True, WeightDecay=0.1)
case("GaussianSampleClasses", "[Network(Loss.CrossEntropy)] [Input(5)] [GaussianSample(1, Beta = 0.1)] [Dense(3, Softmax)]", samples=7, optimizer="Adam", LearningRate=0.01)
case("GaussianSampleFrozen", "[Network(Loss.MeanSquaredError)] [Input(4)] [Dense(5, Tanh)] [GaussianSample(2, Frozen = true)] [Dense(3)]", samples=7, Momentum=0.9, WeightDecay=0.1)
case("GaussianNoise", "[Network(Loss.MeanSquaredError)] [Input(4, 3)] [GaussianNoise(0.3)] [Conv1D(3, 2, Tanh)] [GaussianNoise(0.1)] [Flatten] [GaussianNoise(0.5)] [Dense(2)]", samples=17)

REGRESSION = "[Input(4)] [Dense(6, Tanh)] [Dense(3)]"
case("MeanSquaredError", f"[Network(Loss.MeanSquaredError)] {REGRESSION}", samples=7)
case("MeanAbsoluteError", f"[Network(Loss.MeanAbsoluteError)] {REGRESSION}", samples=7)
case("Huber", f"[Network(Loss.Huber)] {REGRESSION}", samples=7)
case("HuberDelta", f"[Network(Loss.Huber, Delta = 0.4)] {REGRESSION}", samples=7)
case("LogCosh", f"[Network(Loss.LogCosh)] {REGRESSION}", samples=7)
case("Hinge", f"[Network(Loss.Hinge)] {REGRESSION}", samples=7)
case("Perceptron", f"[Network(Loss.Perceptron)] {REGRESSION}", samples=7)
case("BinaryCrossEntropyOnSigmoid", "[Network(Loss.BinaryCrossEntropy)] [Input(4)] [Dense(6, Tanh)] [Dense(3, Sigmoid)]", samples=7)
case("BinaryCrossEntropyOnLogits", f"[Network(Loss.BinaryCrossEntropy)] {REGRESSION}", samples=7)
case("CrossEntropyOnSoftmax", "[Network(Loss.CrossEntropy)] [Input(4)] [Dense(6, Tanh)] [Dense(5, Softmax)]", samples=33)
case("CrossEntropyOnLogits", "[Network(Loss.CrossEntropy)] [Input(4)] [Dense(6, Tanh)] [Dense(5)]", samples=7)
case("CrossEntropySmoothed", "[Network(Loss.CrossEntropy, LabelSmoothing = 0.1)] [Input(4)] [Dense(6, Tanh)] [Dense(5, Softmax)]", samples=7)
case("CrossEntropyAfterActivate", "[Network(Loss.CrossEntropy)] [Input(4)] [Dense(6, Tanh)] [Dense(5)] [Activate(Softmax)]", samples=7)
case("CrossEntropyOnLogSoftmax", "[Network(Loss.CrossEntropy)] [Input(4)] [Dense(6, Tanh)] [Dense(5, LogSoftmax)]", samples=7)
case("CategoricalCrossEntropyOnSoftmax", "[Network(Loss.CategoricalCrossEntropy)] [Input(4)] [Dense(6, Tanh)] [Dense(5, Softmax)]", samples=7)
case("CategoricalCrossEntropyOnLogits", "[Network(Loss.CategoricalCrossEntropy)] [Input(4)] [Dense(6, Tanh)] [Dense(5)]", samples=7)
case("CategoricalCrossEntropySmoothed", "[Network(Loss.CategoricalCrossEntropy, LabelSmoothing = 0.2)] [Input(4)] [Dense(6, Tanh)] [Dense(5, Softmax)]", samples=7)
case("KullbackLeibler", "[Network(Loss.KullbackLeibler)] [Input(4)] [Dense(6, Tanh)] [Dense(5, Softmax)]", samples=7)
case("KullbackLeiblerOnSigmoid", "[Network(Loss.KullbackLeibler)] [Input(4)] [Dense(6, Tanh)] [Dense(5, Sigmoid)]", samples=7)
case("Poisson", "[Network(Loss.Poisson)] [Input(4)] [Dense(6, Tanh)] [Dense(3, Softplus)]", samples=7)

case("BatchNorm", "[Network(Loss.MeanSquaredError)] [Input(4)] [Dense(6, UseBias = false)] [BatchNorm] [Activate(Tanh)] [Dense(3)]")
case("BatchNormOptions", "[Network(Loss.MeanSquaredError)] [Input(4)] [BatchNorm(Momentum = 0.3, Epsilon = 0.01)] [Dense(6, Silu)] [BatchNorm] [Dense(3)]", samples=33)
case("BatchNormRelu", "[Network(Loss.CrossEntropy)] [Input(4)] [Dense(8, Relu)] [BatchNorm] [Dense(8, Relu)] [BatchNorm] [Dense(3, Softmax)]", samples=17,
     optimizer="Adam", LearningRate=0.01)
case("LayerNorm", "[Network(Loss.MeanSquaredError)] [Input(4)] [Dense(6)] [LayerNorm] [Activate(Tanh)] [Dense(3)]")
case("LayerNormOptions", "[Network(Loss.MeanSquaredError)] [Input(5)] [LayerNorm(Epsilon = 0.01)] [Dense(6, Gelu)] [LayerNorm] [Dense(3)]", samples=7)
case("NormOutput", "[Network(Loss.MeanSquaredError)] [Input(4)] [Dense(5, Tanh)] [LayerNorm] [Activate(Sin)] [BatchNorm]", samples=7)

case("Add", '[Network(Loss.MeanSquaredError)] [Input(5)] [Dense(6, Tanh, Name = "a")] [Dense(6, Silu, Name = "b")] [Add("a")] [Dense(3, Name = "c")]')
case("AddSeveral", '[Network(Loss.MeanSquaredError)] [Input(5)] [Dense(6, Tanh, Name = "a")] [Dense(6, Silu, Name = "b")] [Dense(6, Name = "c")] '
     '[Add("a", "b")] [Activate(Tanh)] [Dense(3, Name = "d")]', samples=7)
case("Multiply", '[Network(Loss.MeanSquaredError)] [Input(5)] [Dense(6, Tanh, Name = "a")] [Dense(6, Sigmoid, Name = "b")] [Multiply("a")] [Dense(3, Name = "c")]')
case("MultiplySeveral", '[Network(Loss.MeanSquaredError)] [Input(5)] [Dense(6, Tanh, Name = "a")] [Dense(6, Sigmoid, Name = "b")] [Dense(6, Name = "c")] '
     '[Multiply("a", "b")] [Dense(3, Name = "d")]', samples=7)
case("Concat", '[Network(Loss.MeanSquaredError)] [Input(5)] [Dense(4, Tanh, Name = "a")] [Dense(3, Silu, Name = "b")] [Dense(6, Name = "c")] '
     '[Concat("a", "b")] [Dense(3, Name = "d")]')
case("JumpFromInput", '[Network(Loss.MeanSquaredError)] [Input(5, Name = "x")] [Dense(4, Tanh, Name = "a")] [Dense(5, Name = "b")] [Add("x")] '
     '[Concat("x", "a")] [Dense(3, Name = "c")]', samples=7)
case("UsedTwice", '[Network(Loss.MeanSquaredError)] [Input(5)] [Dense(6, Tanh, Name = "a")] [Multiply("a")] [Add("a", "a")] [Dense(3, Name = "b")]', samples=7)
case("Branches", '[Network(Loss.CrossEntropy)] [Input(5)] [Dense(6, Tanh, Name = "trunk")] [Dense(4, Gelu, Name = "left")] '
     '[Dense(4, Silu, Name = "right", From = "trunk")] [Add("left")] [LayerNorm] [Concat("trunk")] [Dense(3, Softmax, Name = "head")]', samples=7)
case("SeveralInputs", '[Network(Loss.MeanSquaredError)] [Input(4, Name = "first")] [Input(3, Name = "second")] [Input(2, Name = "third")] '
     '[Dense(5, Tanh, Name = "a", From = "first")] [Dense(5, Sigmoid, Name = "b", From = "second")] [Multiply("a")] [Concat("third")] [Dense(2, Name = "c")]')
case("SeveralOutputs", '[Network] [Input(4)] [Dense(6, Tanh, Name = "trunk")] [Dense(3, Softmax, Name = "a")] [Output("policy", Loss.CrossEntropy, Weight = 0.5)] '
     '[Dense(2, Name = "b", From = "trunk")] [Output("value", Loss.Huber, Delta = 0.5, Weight = 2)] '
     '[Dense(2, Sigmoid, Name = "c", From = "trunk")] [Output("flags", Loss.BinaryCrossEntropy)]')
case("OutputInTheMiddle", '[Network(Loss.MeanSquaredError)] [Input(4)] [Dense(3, Tanh, Name = "a")] [Output("early", Weight = 0.3)] '
     '[Dense(5, Silu, Name = "b")] [Dense(2, Name = "c")] [Output("late")]', samples=7)

case("L1Penalty", "[Network(Loss.MeanSquaredError)] [Input(4)] [Dense(6, Tanh, L1 = 0.01)] [Dense(3)]", samples=7)
case("L2Penalty", "[Network(Loss.MeanSquaredError)] [Input(4)] [Dense(6, Tanh)] [Dense(3, L2 = 0.02)]", samples=7)
case("BothPenalties", "[Network(Loss.CrossEntropy)] [Input(4)] [Dense(6, Tanh, L1 = 0.01, L2 = 0.02)] [Dense(3, Softmax, L1 = 0.005, L2 = 0.001)]", samples=7)

# Images and sequences. A loss is the mean over all values of an image.
for name, declaration, settings in [
    ("Conv", "[Input(5, 4, 1)] [Conv2D(3, 3, Tanh)] [Flatten] [Dense(2)]", dict(samples=11)),
    ("ConvSame", "[Input(5, 6, 3)] [Conv2D(4, 3, Relu, Padding = Padding.Same)] [Conv2D(2, 2, Padding = Padding.Same)]", dict(samples=3)),
    ("ConvStride", "[Input(7, 9, 2)] [Conv2D(3, 3, Tanh, Stride = 2)] [Conv2D(4, 2, 3, StrideHeight = 1, StrideWidth = 2, Padding = Padding.Same)] [Flatten] [Dense(2)]", {}),
    ("ConvStrideOverKernel", "[Input(9, 8, 2)] [Conv2D(3, 2, Silu, Stride = 3)] [Conv2D(2, 1, Stride = 2, Padding = Padding.Same)]", {}),
    ("ConvSameStride", "[Input(8, 7, 1)] [Conv2D(3, 4, Tanh, Stride = 3, Padding = Padding.Same)] [Conv2D(2, 4, 2, Stride = 2, Padding = Padding.Same)]", {}),
    ("ConvPad", "[Input(4, 5, 2)] [Conv2D(3, 3, Tanh, PadTop = 2, PadLeft = 1, PadBottom = 1)] [Conv2D(2, 2, Pad = 1, PadTop = 0)]", {}),
    ("ConvPadStride", "[Input(5, 4, 2)] [Conv2D(3, 2, 3, Elu, StrideHeight = 2, StrideWidth = 3, PadTop = 1, PadRight = 2)] [Flatten] [Dense(2)]", {}),
    ("ConvDilation", "[Input(8, 7, 2)] [Conv2D(3, 3, Gelu, Dilation = 2)] [Conv2D(2, 2, DilationHeight = 3, DilationWidth = 1, Padding = Padding.Same)] [Flatten] [Dense(3)]", {}),
    ("ConvDilationStride", "[Input(9, 8, 1)] [Conv2D(3, 2, 3, Tanh, DilationHeight = 3, DilationWidth = 2, Stride = 2, Pad = 1)] [Conv2D(2, 2, Dilation = 2, Padding = Padding.Same)]", {}),
    ("ConvGroups", "[Input(5, 5, 4)] [Conv2D(6, 3, Tanh, Groups = 2, Pad = 1)] [Conv2D(9, 2, Groups = 3, Stride = 2)] [GlobalAveragePool]", {}),
    ("ConvGroupsWide", "[Input(2, 3, 4)] [Conv2D(66, 1, 2, Tanh, Groups = 2)] [Conv2D(2, 2, 1, Groups = 2)]", dict(LearningRate=0.02)),
    ("Depthwise", "[Input(6, 5, 3)] [Conv2D(3, 3, Groups = 3, Padding = Padding.Same, UseBias = false)] [Conv2D(6, 2, Tanh, Groups = 3)] [Conv2D(4, 1, Relu)] "
     "[GlobalAveragePool] [Dense(2)]", {}),
    ("DepthwiseWide", "[Input(3, 3, 17)] [Conv2D(17, 3, Groups = 17, Padding = Padding.Same)] [Conv2D(33, 1, Tanh)] [GlobalAveragePool] [Dense(3)]", {}),
    ("ConvWide", "[Input(2, 3, 17)] [Conv2D(33, 2, 1, Tanh)] [Conv2D(1, 1, 3)]", dict(LearningRate=0.02)),
    ("OnePixel", "[Input(1, 1, 3)] [Conv2D(4, 3, Tanh, Padding = Padding.Same)] [Conv2D(5, 1, Relu)] [MaxPool2D(2, Padding = Padding.Same)] "
     "[AveragePool2D(3, Padding = Padding.Same)] [BatchNorm] [UpSample(1)] [Flatten] [Dense(2)]", dict(samples=11)),
    ("OneStep", "[Input(1, 3)] [Conv1D(4, 3, Tanh, Pad = 1)] [Dense(5, Sigmoid)] [MaxPool1D(1)] [LayerNorm] [GlobalMaxPool] [Dense(2)]", {}),
    ("ConvSequence", "[Input(9, 3)] [Conv1D(4, 3, Tanh, Padding = Padding.Same)] [MaxPool1D(2)] [Conv1D(5, 2, Relu, Stride = 2, PadLeft = 1)] [Flatten] [Dense(2)]", dict(samples=7)),
    ("ConvSequenceOptions", "[Input(10, 4)] [Conv1D(6, 3, Dilation = 2, Groups = 2)] [AveragePool1D(3, Stride = 2, Pad = 1)] [Conv1D(3, 2, Gelu, Padding = Padding.Same)] "
     "[GlobalAveragePool] [Dense(2)]", dict(samples=7)),
    ("Causal", "[Input(7, 1)] [Conv1D(3, 3, PadLeft = 2)] [LayerNorm] [Activate(Silu)] [MaxPool1D(3, Stride = 1, Padding = Padding.Same)] [Dense(2)]", dict(samples=7)),
    ("MaxPool", "[Input(6, 7, 2)] [Conv2D(3, 3, Relu)] [MaxPool2D(2)] [Flatten] [Dense(2)]", {}),
    ("MaxPoolOverlap", "[Input(6, 5, 2)] [Conv2D(3, 2, Tanh)] [MaxPool2D(2, Stride = 1)] [MaxPool2D(3, Stride = 2, Pad = 1)]", {}),
    ("MaxPoolSame", "[Input(5, 5, 3)] [MaxPool2D(2, Padding = Padding.Same)] [Conv2D(3, 2, Pad = 1)] [MaxPool2D(3, 2, StrideHeight = 1, StrideWidth = 3, PadLeft = 1, PadBottom = 1)]", {}),
    ("MaxPoolStrideOverKernel", "[Input(7, 8, 2)] [MaxPool2D(1, Stride = 2)] [Conv2D(3, 1, Tanh)] [AveragePool2D(1, 2, Stride = 3)] [Flatten] [Dense(2)]", {}),
    ("AveragePool", "[Input(7, 6, 2)] [Conv2D(3, 2, Tanh)] [AveragePool2D(2)] [Conv2D(2, 2, Relu)] [AveragePool2D(2, 1)] [Flatten] [Dense(2)]", {}),
    ("AveragePoolPad", "[Input(5, 6, 3)] [AveragePool2D(3, Stride = 2, Pad = 1)] [Conv2D(3, 1, Silu)] [AveragePool2D(2, Stride = 1, Padding = Padding.Same, CountPadding = true)] "
     "[AveragePool2D(2, 3, StrideHeight = 1, PadTop = 1)]", {}),
    ("BatchNormImage", "[Input(4, 3, 3)] [Conv2D(5, 2, UseBias = false)] [BatchNorm] [Activate(Relu)] [Conv2D(2, 2, Padding = Padding.Same)]", {}),
    ("BatchNormPool", "[Input(6, 6, 1)] [Conv2D(4, 3, Relu)] [BatchNorm(Momentum = 0.3, Epsilon = 0.01)] [MaxPool2D(2)] [Conv2D(3, 2, Relu)] [BatchNorm] [Flatten] [Dense(2)]", dict(samples=7)),
    ("BatchNormSequence", "[Input(3, 17)] [BatchNorm(Momentum = 0.3)] [Conv1D(33, 1, Tanh)] [BatchNorm] [GlobalAveragePool] [Dense(2)]", dict(LearningRate=0.02)),
    ("LayerNormImage", "[Input(3, 3, 4)] [Conv2D(6, 2)] [LayerNorm] [Activate(Gelu)] [Conv2D(2, 1)] [LayerNorm(Epsilon = 0.01)]", {}),
    ("FlattenNorm", "[Input(3, 2, 4)] [Flatten] [BatchNorm] [Dense(5, Tanh)] [Dense(12)] [Reshape(2, 2, 3)] [Flatten] [LayerNorm] [Activate(Silu)] [Dense(2)]", dict(samples=7)),
    ("FlattenSum", '[Input(2, 3, 2, Name = "x")] [Conv2D(2, 1, Tanh)] [Flatten(Name = "a")] [Flatten(From = "x", Name = "b")] [Add("a")] [LayerNorm] [Multiply("b")] [Dense(2)]', {}),
    ("FlattenOutput", "[Input(3, 4, 2)] [Conv2D(3, 2, Tanh)] [Flatten]", dict(samples=7)),
    ("ConvTranspose", "[Input(3, 2, 3)] [ConvTranspose2D(4, 3, Tanh, Stride = 2)] [ConvTranspose2D(2, 2, Stride = 2, Padding = Padding.Same)]", {}),
    ("ConvTransposeOptions", "[Input(3, 2, 4)] [ConvTranspose2D(6, 3, Silu, Stride = 2, Pad = 1, OutputPadding = 1, Groups = 2)] "
     "[ConvTranspose2D(3, 2, 1, Dilation = 2, PadTop = 1, PadRight = 2, UseBias = false)]", {}),
    ("ConvTransposeStrideOverKernel", "[Input(2, 2, 3)] [ConvTranspose2D(3, 1, Stride = 2, Padding = Padding.Same)] [ConvTranspose2D(33, 2, 1, Tanh, Stride = 3)] [GlobalAveragePool]", {}),
    ("ConvTransposeDepthwise", "[Input(3, 3, 4)] [ConvTranspose2D(4, 3, Tanh, Groups = 4, Padding = Padding.Same)] [ConvTranspose2D(8, 2, 3, Groups = 4, StrideWidth = 2)]", {}),
    ("UpSample", "[Input(2, 3, 2)] [UpSample(2)] [Conv2D(3, 3, Tanh, Padding = Padding.Same)] [UpSample(2, Interpolation = Interpolation.Bilinear)] [Conv2D(1, 1)]", {}),
    ("UpSampleOnePixel", "[Input(1, 2, 3)] [UpSample(3, Interpolation = Interpolation.Bilinear)] [Conv2D(3, 2, Tanh)] [UpSample(3)]", {}),
    ("Frames", "[Input(4, 5, 2)] [ZeroPadding(1, Left = 2)] [Conv2D(3, 2, Tanh)] [Crop(1, Right = 0)] [ZeroPadding(Top = 1, Bottom = 2)] [Flatten] [Dense(2)]", {}),
    ("FramesOfSequence", "[Input(6, 3)] [ZeroPadding(Left = 2, Right = 1)] [Dense(4, Tanh)] [Crop(1)] [UpSample(2)] [Conv1D(2, 2)] [Crop(Right = 3)]", {}),
    ("ReshapeTranspose", "[Input(12)] [Reshape(2, 3, 2)] [Transpose(2, 0, 1)] [Conv2D(4, 2, 1, Tanh)] [Transpose(1, 2, 0)] [Reshape(4, 2)] [Transpose(1, 0)] [Conv1D(3, 2)]", dict(samples=7)),
    ("DenseOnSequence", "[Input(3, 5)] [Dense(33, Tanh)] [Dense(17, Softmax)] [Dense(3)] [Flatten] [Dense(2)]", dict(LearningRate=0.02)),
    ("PerPosition", "[Input(3, 3, 2)] [Conv2D(4, 2, Softmax)] [Conv2D(3, 1, LogSoftmax)] [Conv2D(3, 1)] [Activate(L2Normalize)]", {}),
    ("Residual", '[Input(4, 4, 3, Name = "x")] [Conv2D(4, 3, Relu, Padding = Padding.Same, Name = "a")] [Conv2D(4, 3, Padding = Padding.Same, UseBias = false, Name = "b")] [BatchNorm] [Add("a")] '
     '[Activate(Relu, Name = "c")] [Conv2D(3, 2, Stride = 2, Name = "d")] [Conv2D(3, 1, Stride = 2, From = "c", Name = "e")] [Add("d")] [Activate(Tanh)] [GlobalAveragePool] [Dense(2)]', {}),
    ("Inception", '[Input(4, 3, 2, Name = "x")] [Conv2D(3, 1, Tanh, Name = "a")] [Conv2D(2, 3, Silu, Padding = Padding.Same, From = "x", Name = "b")] '
     '[MaxPool2D(3, Stride = 1, Padding = Padding.Same, From = "x", Name = "p")] [Concat("a", "b", "x")] [Conv2D(3, 2, Sigmoid, Name = "gate")] '
     '[Conv2D(3, 2, From = "a", Name = "d")] [Multiply("gate")] [Flatten] [Dense(2)]', {}),
    ("ConvPenalties", "[Input(4, 4, 2)] [Conv2D(3, 2, Tanh, L1 = 0.01, L2 = 0.02)] [Conv2D(3, 2, Silu, Groups = 3, L2 = 0.05)] [ConvTranspose2D(2, 2, L1 = 0.01)]", dict(weighted=True)),
    ("ConvFrozen", "[Input(4, 4, 1)] [Conv2D(3, 2, Tanh)] [Conv2D(4, 2, Relu, Frozen = true)] [Flatten] [Dense(2)]", dict(Momentum=0.9, WeightDecay=0.1)),
]:
    case(name, f"[Network(Loss.MeanSquaredError)] {declaration}", **{"samples": 3, **settings})
# Enough channels for convolutions with fewer products, in every direction.
case("WideResidual", '[Network(Loss.MeanSquaredError)] [Input(5, 4, 9, Name = "x")] [Conv2D(16, 3, Padding = Padding.Same, UseBias = false)] [BatchNorm] [Activate(Relu)] '
     '[Conv2D(24, 3, Padding = Padding.Same, Name = "b")] [Conv2D(24, 1, From = "x")] [Add("b")] [Activate(Relu)] [GlobalAveragePool] [Dense(2)]', samples=3, most_bytes=200_000)
case("WideUneven", "[Network(Loss.MeanSquaredError)] [Input(3, 4, 9)] [Conv2D(16, 3, PadTop = 2, PadRight = 1, PadBottom = 1, UseBias = false)] [BatchNorm] [Activate(Tanh)] [Conv2D(24, 3)] "
     "[Activate(Silu)] [ConvTranspose2D(9, 3, Tanh, PadLeft = 1)] [BatchNorm] [GlobalAveragePool] [Dense(2)]", samples=3, most_bytes=200_000)
case("ImageOfLogits", "[Network(Loss.BinaryCrossEntropy)] [Input(4, 4, 1)] [Conv2D(3, 3, Relu, Padding = Padding.Same)] [Conv2D(1, 1)]", samples=7, weighted=True)
case("Decoder", "[Network(Loss.BinaryCrossEntropy)] [Input(5)] [Dense(12, Relu)] [Reshape(2, 2, 3)] [ConvTranspose2D(4, 2, Relu, Stride = 2)] "
     "[Conv2D(1, 3, Sigmoid, Padding = Padding.Same)]", samples=7)
case("GlobalPools", '[Network(Loss.CrossEntropy)] [Input(3, 4, 5)] [Conv2D(4, 2, Tanh, Name = "a")] [GlobalMaxPool(Name = "b")] [GlobalAveragePool(From = "a")] [Concat("b")] '
     "[Dense(3, Softmax)]", samples=7)
case("SmallLeNet", "[Network(Loss.CrossEntropy)] [Input(8, 8, 1)] [Conv2D(4, 3, Relu, Padding = Padding.Same)] [MaxPool2D(2)] [Conv2D(6, 2, Relu)] [MaxPool2D(2, Padding = Padding.Same)] "
     "[Flatten] [Dense(10, Relu)] [Dense(4, Softmax)]", samples=7, optimizer="Adam", LearningRate=0.01)
case("ImageAndClass", '[Network] [Input(4, 5, 2)] [Conv2D(3, 3, Tanh, Padding = Padding.Same, Name = "trunk")] [Conv2D(1, 1, Name = "mask")] [Output("mask", Loss.BinaryCrossEntropy)] '
     '[MaxPool2D(2, From = "trunk")] [Flatten] [Dense(3, Softmax)] [Output("label", Loss.CrossEntropy, Weight = 0.5)]', samples=7, weighted=True)

case("CausalDilated", "[Network(Loss.MeanSquaredError)] [Input(9, 3)] [Conv1D(4, 3, Tanh, Padding = Padding.Causal, Dilation = 2)] [Conv1D(5, 2, Silu, Padding = Padding.Causal, Dilation = 11)] "
     "[Conv1D(10, 4, Padding = Padding.Causal, Groups = 5)] [Dense(2)]", samples=7)
case("CausalStrided", "[Network(Loss.MeanSquaredError)] [Input(8, 2)] [Conv1D(17, 3, Tanh, Padding = Padding.Causal, Stride = 2)] [Conv1D(3, 3, Padding = Padding.Causal, Stride = 3, Dilation = 2)] [Flatten] "
     "[Dense(2)]", samples=33)

for name, declaration, settings in [
    ("SimpleRnn", "[Input(5, 3)] [SimpleRnn(4)] [Dense(2)]", {}),
    ("SimpleRnnRelu", "[Input(4, 3)] [SimpleRnn(5, Relu, ReturnSequences = true)] [SimpleRnn(3, UseBias = false)] [Dense(2)]", {}),
    ("Lstm", "[Input(6, 3)] [Lstm(5)] [Dense(2)]", dict(samples=33)),
    ("LstmOneStep", "[Input(1, 3)] [Lstm(4, ReturnSequences = true)] [Flatten] [Dense(2)]", {}),
    ("LstmStacked", "[Input(7, 2)] [Lstm(5, ReturnSequences = true)] [Lstm(9, UseBias = false, ReturnSequences = true)] [Dense(3, Tanh)] [Flatten] [Dense(2)]", dict(LearningRate=0.02)),
    ("LstmBidirectional", "[Input(5, 3)] [Lstm(4, Bidirectional = true)] [Dense(2)]", {}),
    ("Gru", "[Input(6, 3)] [Gru(5)] [Dense(2)]", dict(samples=33)),
    ("GruWide", "[Input(3, 2)] [Gru(13)] [Dense(2)]", {}),
    ("GruBidirectional", "[Input(5, 3)] [Gru(4, Bidirectional = true, ReturnSequences = true)] [LayerNorm] [Gru(3, Bidirectional = true, UseBias = false)] [Dense(2)]", dict(LearningRate=0.02)),
    ("GruFifty", "[Input(50, 2)] [Gru(6)] [Dense(1)]", {}),
    ("GruOneStep", "[Input(1, 3)] [Gru(4, ReturnSequences = true)] [Flatten] [Dense(2)]", {}),
    ("LstmFifty", "[Input(50, 2)] [Lstm(6)] [Dense(1)]", {}),
    ("SimpleRnnFifty", "[Input(50, 2)] [SimpleRnn(6)] [Dense(1)]", dict(LearningRate=0.02)),
    ("SimpleRnnOneStep", "[Input(1, 3)] [SimpleRnn(4, Bidirectional = true)] [Dense(2)]", {}),
    ("LstmFrozen", "[Input(4, 3)] [Lstm(4, Frozen = true, ReturnSequences = true)] [Conv1D(3, 2, Tanh)] [Lstm(3)] [Dense(2)]", dict(Momentum=0.9, WeightDecay=0.1)),
]:
    case(name, f"[Network(Loss.MeanSquaredError)] {declaration}", **{"samples": 3, **settings})

for name, declaration, settings in [
    ("StatefulLstm", "[Network(Loss.MeanSquaredError)] [Input(4, 3)] [Lstm(5, Stateful = true, ReturnSequences = true)] [Dense(2)]", dict(samples=17)),
    ("StatefulGru", "[Network(Loss.MeanSquaredError)] [Input(3, 2)] [Gru(4, Stateful = true, ReturnSequences = true)] [Gru(3)] [Dense(2)]", {}),
    ("StatefulStacked", "[Network(Loss.MeanSquaredError)] [Input(4, 2)] [SimpleRnn(4, Stateful = true, ReturnSequences = true)] [Lstm(9, Stateful = true, UseBias = false)] [Dense(2)]", {}),
    ("StatefulOneStep", "[Network(Loss.MeanSquaredError)] [Input(1, 3)] [Lstm(4, Stateful = true)] [Dense(2)]", {}),
]:
    case(name, declaration, **{"samples": 7, "LearningRate": 0.2, **settings})

for name, declaration, settings in [
    ("LengthsLstm", "[Network(Loss.MeanSquaredError)] [Input(7, 3, Lengths = true)] [Lstm(5)] [Dense(2)]", dict(samples=33)),
    ("LengthsGru", "[Network(Loss.CrossEntropy)] [Input(6, 2, Lengths = true)] [Dense(4, Tanh)] [Gru(5, ReturnSequences = true)] [LayerNorm] [Gru(4, UseBias = false)] [Dense(3, Softmax)]", {}),
    ("LengthsBidirectional", "[Network(Loss.MeanSquaredError)] [Input(6, 3, Lengths = true)] [Lstm(4, Bidirectional = true, ReturnSequences = true)] [Gru(3, Bidirectional = true)] [Dense(2)]", {}),
    ("LengthsSequence", "[Network(Loss.Huber)] [Input(5, 3, Lengths = true)] [Conv1D(4, 3, Tanh, Padding = Padding.Same)] [SimpleRnn(4, ReturnSequences = true, Bidirectional = true)] "
     "[Conv1D(3, 2, Silu, Padding = Padding.Causal, Dilation = 2)] [Dense(2)]", dict(weighted=True)),
    ("LengthsLabels", "[Network(Loss.BinaryCrossEntropy)] [Input(5, 2, Lengths = true)] [Gru(4, ReturnSequences = true, Bidirectional = true)] [Dense(1, Sigmoid)]", dict(samples=17)),
    ("LengthsPools", '[Network(Loss.MeanSquaredError)] [Input(6, 3, Lengths = true)] [SimpleRnn(4, ReturnSequences = true, Name = "r")] [GlobalMaxPool(Name = "a")] [GlobalAveragePool(From = "r")] '
     '[Concat("a")] [Dense(2)]', {}),
    ("LengthsTokens", "[Network(Loss.CrossEntropy)] [TokenInput(6, 9, Lengths = true)] [Embedding(4)] [LearnedPositions] [Lstm(5, Bidirectional = true)] [Dense(3, Softmax)]", {}),
    ("LengthsTags", "[Network(Loss.CrossEntropy, LabelSmoothing = 0.1)] [TokenInput(5, 7, Lengths = true)] [Embedding(4)] [Gru(4, ReturnSequences = true)] [Dense(3, Softmax)]", dict(weighted=True)),
    ("LengthsOneStep", "[Network(Loss.MeanSquaredError)] [Input(1, 3, Lengths = true)] [Gru(4, Bidirectional = true)] [Dense(2)]", {}),
    ("LengthsAttention", "[Network(Loss.MeanSquaredError)] [Input(7, 4, Lengths = true)] [MultiHeadAttention(2)] [Activate(Tanh)] [MultiHeadAttention(1, Causal = true)] [Dense(2)]", dict(samples=33)),
    ("LengthsMemory", '[Network(Loss.MeanSquaredError)] [Input(5, 3, Name = "heard", Lengths = true)] [Input(4, 6, Name = "said")] [MultiHeadAttention(2, Memory = "heard")] [Dense(2)]', dict(weighted=True)),
    ("LengthsOfQueries", '[Network(Loss.MeanSquaredError)] [Input(5, 3, Name = "heard")] [Input(4, 6, Name = "said", Lengths = true)] [MultiHeadAttention(3, Memory = "heard")] [Dense(2)]', {}),
    ("LengthsEncoder", "[Network(Loss.CrossEntropy)] [TokenInput(6, 9, Lengths = true)] [Embedding(4)] [SinusoidalPositions] [TransformerEncoder(2, 6)] [TransformerEncoder(2, 6, NormFirst = true)] "
     "[GlobalAveragePool] [Dense(3, Softmax)]", {}),
    ("LengthsTranslation", '[Network(Loss.CrossEntropy)] [TokenInput(5, 8, Name = "heard", Lengths = true)] [Embedding(4)] [TransformerEncoder(2, 6, Name = "encoded")] '
     '[TokenInput(3, 7, Name = "said", Lengths = true)] [Embedding(6)] [LearnedPositions] [TransformerDecoder(2, 8, "encoded")] [Dense(7, Softmax)]', dict(LearningRate=0.02)),
]:
    case(name, declaration, **{"samples": 7, **settings})
case("SequenceClasses", "[Network(Loss.CrossEntropy)] [Input(8, 2)] [Lstm(6, ReturnSequences = true)] [GlobalMaxPool] [Dense(3, Softmax)]", samples=7, optimizer="Adam", LearningRate=0.01)

for name, declaration, settings in [
    ("Attention", "[Input(5, 6)] [MultiHeadAttention(2)]", dict(samples=33)),
    ("AttentionCausal", "[Input(7, 6)] [MultiHeadAttention(3, Causal = true)] [Dense(2, Tanh)] [GlobalAveragePool]", {}),
    ("AttentionNoBias", "[Input(6, 4)] [Dense(4, Tanh)] [MultiHeadAttention(2, UseBias = false)] [Flatten] [Dense(2)]", {}),
    ("AttentionOneHead", "[Input(4, 5)] [MultiHeadAttention(1)] [Dense(2)]", {}),
    ("AttentionThinHeads", "[Input(6, 5)] [MultiHeadAttention(5)] [MultiHeadAttention(5, Causal = true)] [GlobalAveragePool]", {}),
    ("AttentionOneStep", "[Input(1, 6)] [MultiHeadAttention(2)] [Activate(Tanh)] [MultiHeadAttention(3, Causal = true)] [Dense(2)]", dict(LearningRate=0.02)),
    ("AttentionFifty", "[Input(50, 2)] [Dense(4)] [MultiHeadAttention(2)] [MultiHeadAttention(2, Causal = true)] [GlobalAveragePool] [Dense(1)]", dict(LearningRate=0.02)),
    ("AttentionWide", "[Input(11, 3)] [Dense(34, Tanh)] [MultiHeadAttention(2)] [GlobalAveragePool] [Dense(2)]", dict(LearningRate=0.01, most_bytes=200_000)),
    ("AttentionFrozen", "[Input(4, 6)] [Dense(6, Tanh)] [MultiHeadAttention(2, Frozen = true)] [LearnedPositions(Frozen = true)] [RmsNorm(Frozen = true)] [Dense(2)]", dict(Momentum=0.9, WeightDecay=0.1)),
    ("AttentionCross", '[Input(4, 3, Name = "heard")] [Input(7, 6, Name = "said")] [MultiHeadAttention(2, Memory = "heard")] [Dense(2)]', dict(samples=7)),
    ("AttentionCrossOneStep", '[Input(1, 5, Name = "heard")] [Input(3, 4, Name = "said")] [MultiHeadAttention(1, Memory = "heard", UseBias = false)] '
     '[MultiHeadAttention(4, Memory = "said")]', {}),
    ("AttentionCrossItself", '[Input(5, 4)] [Dense(4, Tanh, Name = "a")] [MultiHeadAttention(2, Memory = "a")] [Add("a")] [Dense(2)]', {}),
    ("AttentionShared", '[Input(5, 4)] [MultiHeadAttention(2, Name = "a")] [Activate(Tanh)] [MultiHeadAttention(2, Share = "a")] [RmsNorm(Name = "n")] [Dense(4, Tanh)] [RmsNorm(Share = "n")]', {}),
    ("RmsNorm", "[Input(5)] [Dense(7, Tanh)] [RmsNorm] [Dense(3)]", dict(samples=33)),
    ("RmsNormSequence", "[Input(4, 3)] [RmsNorm(Epsilon = 0.01)] [Dense(5)] [RmsNorm] [Activate(Silu)] [GlobalAveragePool]", {}),
    ("RmsNormImage", "[Input(3, 3, 4)] [Conv2D(6, 2)] [RmsNorm] [Activate(Gelu)] [Flatten] [RmsNorm] [Dense(2)]", {}),
    ("LearnedPositions", "[Input(4, 3)] [LearnedPositions] [Dense(5, Tanh)] [LearnedPositions] [GlobalAveragePool]", {}),
    ("SinusoidalPositions", "[Input(40, 3)] [SinusoidalPositions] [Dense(4, Tanh)] [SinusoidalPositions] [GlobalAveragePool]", {}),
    ("Embedding", "[TokenInput(6, 9)] [Embedding(5)] [GlobalAveragePool] [Dense(3)]", dict(samples=33)),
    ("EmbeddingLearnedPositions", "[TokenInput(6, 40)] [Embedding(4)] [LearnedPositions] [Dense(3, Tanh)] [Flatten] [Dense(2)]", dict(Momentum=0.9, WeightDecay=0.1)),
    ("EmbeddingSinusoidalPositions", "[TokenInput(9, 33)] [Embedding(5)] [SinusoidalPositions] [Conv1D(3, 3, Tanh)] [GlobalAveragePool]", {}),
    ("EmbeddingFrozen", "[TokenInput(3, 7)] [Embedding(4, Frozen = true)] [Gru(3)] [Dense(2)]", {}),
    ("EmbeddingAndNumbers", '[TokenInput(4, 5, Name = "words")] [Input(4, 2, Name = "x")] [Embedding(3, From = "words", Name = "a")] [Embedding(3, From = "words", Share = "a")] [Multiply("a")] [Concat("x")] '
     "[Dense(2, Tanh)] [Flatten] [Dense(2)]", {}),
    ("FeedForward", "[Input(5)] [FeedForward(7, Tanh)] [Dense(3)] [FeedForward(4)]", {}),
    ("FeedForwardFrozen", "[Input(4, 3)] [FeedForward(9, Gelu, Frozen = true)] [FeedForward(5)]", {}),
    ("Encoder", "[Input(5, 6)] [TransformerEncoder(2, 9)]", {}),
    ("EncoderOptions", "[Input(4, 6)] [TransformerEncoder(3, 5, Gelu, NormFirst = true, Causal = true)] [LayerNorm] [Dense(2)]", dict(LearningRate=0.02)),
    ("EncoderFrozen", "[Input(3, 4)] [Dense(4, Tanh)] [TransformerEncoder(2, 5, Frozen = true)] [Dense(2)]", {}),
    ("EncoderShared", '[Input(4, 4)] [TransformerEncoder(2, 5, Name = "a")] [TransformerEncoder(2, 5, Share = "a")] [Dense(2)]', dict(LearningRate=0.02)),
    ("DecoderBlock", '[Input(3, 4, Name = "heard")] [Input(5, 6, Name = "said")] [TransformerDecoder(2, 7, "heard")]', {}),
    ("DecoderNormFirst", '[Input(4, 3, Name = "heard")] [Dense(6, Tanh, Name = "encoded")] [Input(3, 6, Name = "said")] [TransformerDecoder(2, 5, "encoded", Silu, NormFirst = true)] [Dense(2)]', dict(LearningRate=0.02)),
]:
    case(name, f"[Network(Loss.MeanSquaredError)] {declaration}", **{"samples": 3, **settings})
STEPS_OF_CLASSES = "[Input(4, 3)] [Dense(5, Tanh)] [Dense(3"
case("CrossEntropyOfStepsOnLogits", f"[Network(Loss.CrossEntropy)] {STEPS_OF_CLASSES})]", samples=33)
case("CrossEntropyOfStepsOnSoftmax", f"[Network(Loss.CrossEntropy)] {STEPS_OF_CLASSES}, Softmax)]", samples=7, weighted=True)
case("CrossEntropyOfStepsSmoothed", f"[Network(Loss.CrossEntropy, LabelSmoothing = 0.1)] {STEPS_OF_CLASSES}, LogSoftmax)]", samples=7)
case("CrossEntropyOfPixels", "[Network(Loss.CrossEntropy)] [Input(4, 3, 2)] [Conv2D(4, 2, Tanh)] [Conv2D(3, 1, Softmax)]", samples=7, weighted=True)
case("CategoricalCrossEntropyOfSteps", f"[Network(Loss.CategoricalCrossEntropy, LabelSmoothing = 0.2)] {STEPS_OF_CLASSES}, Softmax)]", samples=7, weighted=True)
case("CategoricalCrossEntropyOfPixels", "[Network(Loss.CategoricalCrossEntropy)] [Input(3, 3, 2)] [Conv2D(4, 2, Tanh)] [Conv2D(3, 1)]", samples=7)
case("KullbackLeiblerOfSteps", f"[Network(Loss.KullbackLeibler)] {STEPS_OF_CLASSES}, Softmax)]", samples=7, weighted=True)
case("StepsAndSample", '[Network] [TokenInput(4, 6)] [Embedding(5)] [Gru(4, ReturnSequences = true, Name = "trunk")] [Dense(3, Softmax)] [Output("tags", Loss.CrossEntropy)] '
     '[GlobalAveragePool(From = "trunk")] [Dense(2, Softmax)] [Output("label", Loss.CrossEntropy, Weight = 0.5)]', samples=7, weighted=True)
case("TokenClassifier", "[Network(Loss.CrossEntropy)] [TokenInput(6, 11)] [Embedding(6)] [SinusoidalPositions] [TransformerEncoder(2, 8)] [GlobalAveragePool] [Dense(3, Softmax)]",
     samples=7, optimizer="Adam", LearningRate=0.01)
case("LanguageModel", '[Network(Loss.CrossEntropy)] [TokenInput(5, 9)] [Embedding(6)] [LearnedPositions] [TransformerEncoder(2, 8, Gelu, NormFirst = true, Causal = true)] '
     '[TransformerEncoder(3, 7, Gelu, NormFirst = true, Causal = true)] [LayerNorm] [Dense(9, UseBias = false, Share = "embedding1")]', samples=7, LearningRate=0.02)
case("Translation", '[Network(Loss.CrossEntropy)] [TokenInput(5, 8, Name = "heard")] [Embedding(4)] [SinusoidalPositions] [TransformerEncoder(2, 6, Name = "encoded")] '
     '[TokenInput(3, 7, Name = "said")] [Embedding(6)] [LearnedPositions] [TransformerDecoder(2, 8, "encoded")] [Dense(7, Softmax)]', samples=7, LearningRate=0.02)

golden("WeightedRegression", "MeanSquaredError", samples=11, weighted=True)
golden("WeightedClassification", "CrossEntropyOnSoftmax", samples=33, weighted=True)
golden("WeightedSeveralOutputs", "SeveralOutputs", samples=7, weighted=True)
golden("WeightedPenalty", "BothPenalties", samples=11, weighted=True)
golden("WeightedBatchNorm", "BatchNorm", samples=11, weighted=True)

network("Mlp", "[Network(Loss.CrossEntropy)] [Input(5)] [Dense(7, Tanh)] [Dense(6, Silu)] [Dense(3, Softmax)]")
for name, settings in {
    "Sgd": dict(optimizer="Sgd", LearningRate=0.1),
    "SgdMomentum": dict(optimizer="Sgd", LearningRate=0.1, Momentum=0.9),
    "SgdDampening": dict(optimizer="Sgd", LearningRate=0.1, Momentum=0.9, Dampening=0.3),
    "SgdNesterov": dict(optimizer="Sgd", LearningRate=0.1, Momentum=0.9, Nesterov=True),
    "SgdCoupledDecay": dict(optimizer="Sgd", LearningRate=0.1, Momentum=0.9, WeightDecay=0.05),
    "SgdDecoupledDecay": dict(optimizer="Sgd", LearningRate=0.1, Momentum=0.9, WeightDecay=0.05, DecouplesWeightDecay=True),
    "SgdClipNorm": dict(optimizer="Sgd", LearningRate=0.1, ClipNorm=0.2),
    "SgdClipNormNotReached": dict(optimizer="Sgd", LearningRate=0.1, ClipNorm=100.0),
    "SgdClipValue": dict(optimizer="Sgd", LearningRate=0.1, ClipValue=0.02),
    "RmsProp": dict(optimizer="RmsProp", LearningRate=0.01),
    "RmsPropCentered": dict(optimizer="RmsProp", LearningRate=0.01, Alpha=0.9, Centered=True),
    "RmsPropMomentum": dict(optimizer="RmsProp", LearningRate=0.01, Alpha=0.9, Momentum=0.8),
    "RmsPropCenteredMomentum": dict(optimizer="RmsProp", LearningRate=0.01, Momentum=0.8, Centered=True, Epsilon=1e-6),
    "RmsPropCoupledDecay": dict(optimizer="RmsProp", LearningRate=0.01, WeightDecay=0.05),
    "RmsPropDecoupledDecay": dict(optimizer="RmsProp", LearningRate=0.01, WeightDecay=0.05, DecouplesWeightDecay=True),
    "Adagrad": dict(optimizer="Adagrad", LearningRate=0.05),
    "AdagradOptions": dict(optimizer="Adagrad", LearningRate=0.05, LearningRateDecay=0.1, InitialAccumulator=0.1, Epsilon=1e-6),
    "AdagradCoupledDecay": dict(optimizer="Adagrad", LearningRate=0.05, WeightDecay=0.05),
    "Adadelta": dict(optimizer="Adadelta", LearningRate=1.0),
    "AdadeltaOptions": dict(optimizer="Adadelta", LearningRate=0.5, Rho=0.8, Epsilon=1e-4),
    "AdadeltaCoupledDecay": dict(optimizer="Adadelta", LearningRate=1.0, WeightDecay=0.05),
    "Adam": dict(optimizer="Adam", LearningRate=0.01),
    "AdamOptions": dict(optimizer="Adam", LearningRate=0.02, Beta1=0.8, Beta2=0.95, Epsilon=1e-4),
    "AdamAmsGrad": dict(optimizer="Adam", LearningRate=0.05, Beta2=0.6, AmsGrad=True),
    "AdamCoupledDecay": dict(optimizer="Adam", LearningRate=0.01, WeightDecay=0.05),
    "AdamClipNorm": dict(optimizer="Adam", LearningRate=0.01, ClipNorm=0.2),
    "AdamW": dict(optimizer="AdamW", LearningRate=0.01, WeightDecay=0.0, DecouplesWeightDecay=True),
    "AdamWDecay": dict(optimizer="AdamW", LearningRate=0.01, WeightDecay=0.1, DecouplesWeightDecay=True),
    "AdamWAmsGrad": dict(optimizer="AdamW", LearningRate=0.05, Beta2=0.6, WeightDecay=0.1, AmsGrad=True, DecouplesWeightDecay=True),
}.items():
    golden(name + "Steps", "Mlp", samples=11, **settings)


# ---------------------------------------------------------------------------------------------------------------------
def write_classes(path, ending, precision):
    lines = ["// Written by tests/Goldens/make_goldens.py: the networks of the goldens.", "namespace DslNets.Networks.Tests.Networks;"]
    for name, declaration in NETWORKS.items():
        head, *layers = re.findall(r"\[.*?\]", declaration)
        if precision:
            head = head.replace("[Network]", "[Network()]").replace(")]", ", Precision = Precision.Double)]").replace("(, ", "(")
        lines += ["", head, *layers, f"internal sealed partial class {name}{ending};"]
    path.write_text("\n".join(lines) + "\n")


def main():
    for stale in HERE.glob("*.safetensors"):
        stale.unlink()
    for name, network_name, settings in GOLDENS:
        write_golden(name, network_name, **settings)
    write_classes(HERE.parent / "DslNets.Networks.Double" / "DoubleNetworks.cs", "NetDouble", precision=True)
    write_classes(HERE.parent / "DslNets.Networks.Single" / "SingleNetworks.cs", "Net", precision=False)


if __name__ == "__main__":
    main()
