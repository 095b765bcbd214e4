"""PyTorch's side of the comparison. Speaks the protocol of Sides/Service.cs and builds its networks from the files of Comparison/CaseFiles.cs."""
import ctypes
import json
import os
import statistics
import sys
import time

import torch
from torch import nn
from torch.nn import functional

# What libraries print must not get between the replies.
replies = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)

CHECKED_STEPS = 5
GROUP_NANOSECONDS = 100_000


def reply(text):
    replies.write(text + "\n")
    replies.flush()


def blas():
    """The name of the BLAS library in use, with the kernels it chose for this processor."""
    with open("/proc/self/maps", encoding="utf-8") as maps:
        paths = {line.split()[-1] for line in maps if "openblas" in line}
    for path in sorted(paths):
        library = ctypes.CDLL(path)
        if hasattr(library, "openblas_get_corename"):
            library.openblas_get_corename.restype = ctypes.c_char_p
            return "OpenBLAS " + library.openblas_get_corename().decode()
    return "MKL" if torch.backends.mkl.is_available() else "SLOW REFERENCE BLAS"


def read(directory, name, dtype):
    with open(os.path.join(directory, name), "rb") as file:
        return torch.frombuffer(bytearray(file.read()), dtype=dtype)


class BasicBlock(nn.Module):
    """Two 3x3 convolutions around which the input goes on (He et al. 2016), through a 1x1 convolution where the shape changes."""

    def __init__(self, before, after, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(before, after, 3, stride, 1, bias=False)
        self.norm1 = nn.BatchNorm2d(after)
        self.conv2 = nn.Conv2d(after, after, 3, 1, 1, bias=False)
        self.norm2 = nn.BatchNorm2d(after)
        self.shortcut = nn.Sequential()
        if stride != 1 or before != after:
            self.shortcut = nn.Conv2d(before, after, 1, stride, bias=False)

    def forward(self, x):
        y = functional.relu(self.norm1(self.conv1(x)))
        return functional.relu(self.norm2(self.conv2(y)) + self.shortcut(x))


class LastOutput(nn.Module):
    """What an LSTM computes last, of steps that are the columns of an image of one row."""

    def __init__(self, features, units):
        super().__init__()
        self.lstm = nn.LSTM(features, units, batch_first=True)

    def forward(self, x):
        return self.lstm(x.squeeze(2).transpose(1, 2))[0][:, -1]


class TransformerLayer(nn.Module):
    """A causal layer of a transformer, normalised first, over steps that are the columns of an image of one row."""

    def __init__(self, features, heads, hidden, by_hand):
        super().__init__()
        self.norm1 = nn.LayerNorm(features)
        self.self_attn = nn.MultiheadAttention(features, heads, batch_first=True)
        self.norm2 = nn.LayerNorm(features)
        self.linear1 = nn.Linear(features, hidden)
        self.linear2 = nn.Linear(hidden, features)
        self.by_hand = by_hand
        self.mask = None

    def attention(self, x):
        steps = x.shape[1]
        if self.mask is None:
            self.mask = torch.full((steps, steps), float("-inf")).triu(1)
        module = self.self_attn
        if not self.by_hand:
            return module(x, x, x, attn_mask=self.mask, need_weights=False)[0]
        heads = module.num_heads
        projected = functional.linear(x, module.in_proj_weight, module.in_proj_bias)
        q, k, v = (part.view(part.shape[0], steps, heads, -1).transpose(1, 2) for part in projected.chunk(3, dim=-1))
        shares = functional.softmax(q @ k.transpose(-2, -1) * q.shape[-1] ** -0.5 + self.mask, dim=-1)
        return module.out_proj((shares @ v).transpose(1, 2).reshape(x.shape))

    def forward(self, x):
        x = x.squeeze(2).transpose(1, 2)
        x = x + self.attention(self.norm1(x))
        x = x + self.linear2(functional.relu(self.linear1(self.norm2(x))))
        return x.transpose(1, 2).unsqueeze(2)


class Recurrent(nn.Module):
    """A recurrent layer and a dense one over the steps of a stream: takes what the stream remembers, and gives what it remembers next."""

    def __init__(self, kind, features, units, outputs):
        super().__init__()
        self.recurrent = {"gru": nn.GRU, "lstm": nn.LSTM}[kind](features, units)
        self.dense = nn.Linear(units, outputs)

    def forward(self, x, remembered):
        y, remembered = self.recurrent(x, remembered)
        return self.dense(y), remembered


def layers_of(layered, dropout, by_hand=False):
    """The layers of a LayeredNetwork."""
    channels, height, width = layered["channels"], layered["height"], layered["width"]
    layers = []
    for layer in layered["layers"]:
        kind, size, kernel, stride, padding = (layer[key] for key in ("kind", "size", "kernel", "stride", "padding"))
        if kind == "conv":
            layers.append(nn.Conv2d(channels, size, kernel, stride, padding, bias=layer["hasBias"]))
            channels, height, width = size, (height + 2 * padding - kernel) // stride + 1, (width + 2 * padding - kernel) // stride + 1
        elif kind == "residual":
            layers.append(BasicBlock(channels, size, stride))
            channels, height, width = size, (height - 1) // stride + 1, (width - 1) // stride + 1
        elif kind == "lstm":
            layers.append(LastOutput(channels, size))
            channels, height, width = size, 1, 1
        elif kind == "transformer":
            layers.append(TransformerLayer(channels, kernel, size, by_hand))
        elif kind == "maxpool":
            layers.append(nn.MaxPool2d(kernel, stride))
            height, width = (height - kernel) // stride + 1, (width - kernel) // stride + 1
        elif kind == "globalaveragepool":
            layers += [nn.AdaptiveAvgPool2d(1), nn.Flatten()]
            height = width = 1
        elif kind == "flatten":
            layers.append(nn.Flatten())
        elif kind == "dense":
            layers.append(nn.Linear(channels * height * width, size))
            channels, height, width = size, 1, 1
        elif kind == "batchnorm":
            layers.append(nn.BatchNorm2d(channels))
        elif kind == "relu":
            layers.append(nn.ReLU())
        elif kind == "dropout":
            if dropout:
                layers.append(nn.Dropout(layer["rate"]))
        else:
            raise ValueError(f"no layer is called {kind}")
    return layers


class Case:
    """The network and the data of a case."""

    def __init__(self, directory):
        with open(os.path.join(directory, "case.json"), encoding="utf-8") as file:
            self.description = json.load(file)
        self.widths = self.description["widths"]
        self.parameters = read(directory, "parameters.f32", torch.float32)
        rows = self.description["batchSize"]
        self.inputs = [batch.contiguous() for batch in read(directory, "inputs.f32", torch.float32).view(-1, rows, self.widths[0])]
        self.layered = self.description["layered"]
        if self.layered is not None:
            # We store images row by row with all channels of a pixel, PyTorch channel by channel.
            shape = (rows, self.layered["height"], self.layered["width"], self.layered["channels"])
            self.inputs = [batch.view(shape).permute(0, 3, 1, 2).contiguous() for batch in self.inputs]
        self.labels = [batch.to(torch.int64).contiguous() for batch in read(directory, "labels.i32", torch.int32).view(-1, rows)]

    def network(self, dropout=False, softmax=False, memory_format=torch.contiguous_format, by_hand=False):
        if self.layered is not None:
            layers = layers_of(self.layered, dropout, by_hand) + ([nn.Softmax(dim=1)] if softmax else [])
            network = nn.Sequential(*layers)
            self.reset(network)
            return network.to(memory_format=memory_format)
        layers = []
        rate = self.description["dropout"] if dropout else 0
        for before, after in zip(self.widths, self.widths[1:-1]):
            layers.append(nn.Linear(before, after))
            layers.append(nn.Tanh() if self.description["activation"] == "tanh" else nn.ReLU())
            if rate > 0:
                layers.append(nn.Dropout(rate))
        layers.append(nn.Linear(*self.widths[-2:]))
        if softmax:
            layers.append(nn.Softmax(dim=1))
        network = nn.Sequential(*layers)
        self.reset(network)
        return network

    def stream_network(self):
        network = Recurrent(self.description["recurrent"], *self.widths)
        self.reset(network)
        return network

    def reset(self, network):
        offset = 0
        with torch.no_grad():
            for parameter in network.parameters():
                parameter.copy_(self.parameters[offset:offset + parameter.numel()].view_as(parameter))
                offset += parameter.numel()
        assert offset == self.parameters.numel()


class Training:
    """
    Steps of training; the variants differ in how the optimizer walks over the parameters, in the order of an image's dimensions in memory, and in whether an attention is PyTorch's module or written by hand.
    """

    def __init__(self, case, foreach, dropout, memory_format=torch.contiguous_format, by_hand=False):
        self.variant = ("foreach" if foreach else "single tensor") + (", channels last" if memory_format == torch.channels_last else "") + (", attention by hand" if by_hand else "")
        self.case = case
        self.foreach = foreach
        self.network = case.network(dropout, memory_format=memory_format, by_hand=by_hand).train()
        self.inputs = case.inputs if case.layered is None else [batch.to(memory_format=memory_format) for batch in case.inputs]
        self.begin_turn()

    def begin_turn(self):
        self.case.reset(self.network)
        settings = self.case.description["optimizer"]
        parameters = self.network.parameters()
        if settings["name"] == "RMSprop":
            self.optimizer = torch.optim.RMSprop(
                parameters, lr=settings["learningRate"], alpha=settings["alpha"], eps=settings["epsilon"], foreach=self.foreach)
        elif settings["name"] == "Adam":
            self.optimizer = torch.optim.Adam(parameters, lr=settings["learningRate"], foreach=self.foreach)
        else:
            self.optimizer = torch.optim.SGD(parameters, lr=settings["learningRate"], foreach=self.foreach)
        self.next = 0

    def step(self):
        index = self.next
        self.next = index + 1 if index + 1 < len(self.inputs) else 0
        self.optimizer.zero_grad(set_to_none=True)
        loss = functional.cross_entropy(self.network(self.inputs[index]), self.case.labels[index])
        loss.backward()
        self.optimizer.step()
        return loss

    def repeat(self, count):
        for _ in range(count):
            self.step()


def compiled(network, variant, example):
    """A network as it is executed: eager, a frozen trace or an optimized trace."""
    if variant != "eager":
        network = torch.jit.freeze(torch.jit.trace(network, example))
    if variant == "optimized trace":
        network = torch.jit.optimize_for_inference(network)
    return network


class Inference:
    """Outputs; the variants differ in how the network is executed."""

    def __init__(self, case, variant, memory_format=torch.contiguous_format):
        self.variant = variant + (", channels last" if memory_format == torch.channels_last else "")
        self.case = case
        self.inputs = case.inputs if case.layered is None else [batch.to(memory_format=memory_format) for batch in case.inputs]
        self.network = compiled(case.network(softmax=True, memory_format=memory_format).eval(), variant, self.inputs[0])
        self.begin_turn()

    def begin_turn(self):
        self.next = 0

    def repeat(self, count):
        inputs = self.inputs
        with torch.inference_mode():
            for _ in range(count):
                index = self.next
                self.next = index + 1 if index + 1 < len(inputs) else 0
                self.network(inputs[index])

    def outputs(self):
        batches = self.case.inputs if self.case.description["kind"] == "singleSample" else self.case.inputs[:1]
        with torch.inference_mode():
            return [value for batch in batches for value in self.network(batch).flatten().tolist()]


class Stream:
    """The next steps of a stream; the variants differ in how the network is executed."""

    def __init__(self, case, variant):
        self.variant = variant
        self.inputs = [batch.unsqueeze(1) for batch in case.inputs]
        zeros = torch.zeros(1, 1, case.widths[1])
        self.zeros = zeros if case.description["recurrent"] == "gru" else (zeros, zeros)
        self.network = compiled(case.stream_network().eval(), variant, (self.inputs[0], self.zeros))
        self.begin_turn()

    def begin_turn(self):
        self.next = 0
        self.remembered = self.zeros

    def step(self):
        index = self.next
        self.next = index + 1 if index + 1 < len(self.inputs) else 0
        y, self.remembered = self.network(self.inputs[index], self.remembered)
        return y

    def repeat(self, count):
        with torch.inference_mode():
            for _ in range(count):
                self.step()

    def outputs(self):
        self.begin_turn()
        with torch.inference_mode():
            return [value for _ in self.inputs for value in self.step().flatten().tolist()]


def measure(measured, seconds):
    """As Sides/Turn.cs: the median nanoseconds of one call, and the processor's share."""
    measured.begin_turn()
    clock = time.perf_counter_ns
    count = 1
    while True:
        start = clock()
        measured.repeat(count)
        if clock() - start >= GROUP_NANOSECONDS:
            break
        count *= 2
    warm = clock() + seconds / 7 * 1e9
    while clock() < warm:
        measured.repeat(count)
    groups = []
    processor = time.process_time_ns()
    start = previous = clock()
    end = start + seconds * 1e9
    while previous < end:
        measured.repeat(count)
        now = clock()
        groups.append((now - previous) / count)
        previous = now
    share = (time.process_time_ns() - processor) / (previous - start)
    return statistics.median(groups), share


def prepare(directory, seconds):
    """Builds all variants, keeps the fastest, and computes the check values."""
    case = Case(directory)
    orders = (torch.contiguous_format,) if case.layered is None else (torch.contiguous_format, torch.channels_last)
    if case.description["kind"] == "training":
        check = Training(case, foreach=False, dropout=False)
        values = [check.step().item() for _ in range(CHECKED_STEPS)]
        ways = (False, True) if case.layered is not None and any(layer["kind"] == "transformer" for layer in case.layered["layers"]) else (False,)
        variants = [Training(case, foreach, True, order, by_hand) for order in orders for foreach in (False, True) for by_hand in ways]
    else:
        ways = ("eager", "frozen trace", "optimized trace") if case.description["mayTrace"] else ("eager",)
        variants = [Stream(case, way) for way in ways] if case.description["kind"] == "stream" else [Inference(case, way, order) for order in orders for way in ways]
        values = None
    # Every variant is measured twice, in turns, and its better time counts.
    times = [min(pair) for pair in zip(*[[measure(variant, seconds / 2)[0] for variant in variants] for _ in range(2)])]
    best = variants[times.index(min(times))]
    return best, best.outputs() if values is None else values


def main():
    torch.set_num_threads(1)
    reply(f"hello PyTorch {torch.__version__} ({blas()})")
    measured = None
    for request in sys.stdin:
        words = request.split()
        try:
            if words[0] == "prepare":
                measured, values = prepare(words[2], float(words[3]))
                reply(f"ready\t{measured.variant}\t" + " ".join(map(repr, values)))
            elif words[0] == "run":
                nanoseconds, share = measure(measured, float(words[1]))
                reply(f"time {nanoseconds!r} {share:.3f}")
            else:
                reply(f"error unknown request {words[0]}")
        except Exception as exception:  # The comparison reports it and goes on with the next case.
            reply("error " + " ".join(str(exception).split()))


main()
