// Written by tests/Goldens/make_goldens.py: the networks of the goldens.
namespace DslNets.Networks.Tests.Networks;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Identity)]
[Dense(3)]
internal sealed partial class IdentityNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Step)]
[Dense(3)]
internal sealed partial class StepNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Sign)]
[Dense(3)]
internal sealed partial class SignNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Sigmoid)]
[Dense(3)]
internal sealed partial class SigmoidNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, HardSigmoid)]
[Dense(3)]
internal sealed partial class HardSigmoidNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Tanh)]
[Dense(3)]
internal sealed partial class TanhNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, HardTanh)]
[Dense(3)]
internal sealed partial class HardTanhNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Relu)]
[Dense(3)]
internal sealed partial class ReluNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, LeakyRelu)]
[Dense(3)]
internal sealed partial class LeakyReluNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Elu)]
[Dense(3)]
internal sealed partial class EluNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Selu)]
[Dense(3)]
internal sealed partial class SeluNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Gelu)]
[Dense(3)]
internal sealed partial class GeluNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Silu)]
[Dense(3)]
internal sealed partial class SiluNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Mish)]
[Dense(3)]
internal sealed partial class MishNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Softplus)]
[Dense(3)]
internal sealed partial class SoftplusNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Softsign)]
[Dense(3)]
internal sealed partial class SoftsignNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Square)]
[Dense(3)]
internal sealed partial class SquareNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Sin)]
[Dense(3)]
internal sealed partial class SinNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Softmax)]
[Dense(3)]
internal sealed partial class SoftmaxNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, LogSoftmax)]
[Dense(3)]
internal sealed partial class LogSoftmaxNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, L2Normalize)]
[Dense(3)]
internal sealed partial class L2NormalizeNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, LeakyRelu, Alpha = 0.2)]
[Dense(3)]
internal sealed partial class LeakyReluAlphaNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Elu, Alpha = 0.5)]
[Dense(3)]
internal sealed partial class EluAlphaNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4)]
[Dense(6, Tanh)]
[Dense(3, Softmax)]
internal sealed partial class SoftmaxOutputNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4)]
[Dense(6, Tanh)]
[Dense(3, LogSoftmax)]
internal sealed partial class LogSoftmaxOutputNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4)]
[Dense(6, Tanh)]
[Dense(3, L2Normalize)]
internal sealed partial class L2NormalizeOutputNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Activate(Sin)]
[Dense(6)]
[Activate(Gelu)]
[Dense(4)]
[Activate(Softmax)]
internal sealed partial class ActivateNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(6, Tanh, UseBias = false)]
[Dense(3, UseBias = false)]
internal sealed partial class NoBiasNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(6, Tanh)]
[Dense(4, Silu, Frozen = true)]
[Dense(3)]
internal sealed partial class FrozenNetDouble;

[Network(Loss.CrossEntropy, Precision = Precision.Double)]
[Input(19)]
[Dense(35, Tanh)]
[Dense(33, Softmax)]
internal sealed partial class WideNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(3)]
[Dense(4, Relu)]
[Dense(5, Tanh)]
[Dense(6, Elu)]
[Dense(5, Sigmoid)]
[Dense(4, Gelu)]
[Dense(1)]
internal sealed partial class DeepNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(1)]
[Dense(1)]
internal sealed partial class SingleNetDouble;

[Network(Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[Input(6)]
[Dense(7, Tanh)]
[GaussianSample(3)]
[Dense(5, Relu)]
[Dense(6, Sigmoid)]
internal sealed partial class GaussianSampleNetDouble;

[Network(Precision = Precision.Double)]
[Input(2, 3, 2)]
[Flatten]
[GaussianNoise(0.2)]
[GaussianSample(17, Beta = 0.5, Name = "z")]
[Dense(4, Tanh)]
[Output("y", Loss.MeanSquaredError)]
[Dense(3, Softmax, From = "z")]
[Output("label", Loss.CrossEntropy, Weight = 0.5)]
internal sealed partial class GaussianSampleOptionsNetDouble;

[Network(Loss.CrossEntropy, Precision = Precision.Double)]
[Input(5)]
[GaussianSample(1, Beta = 0.1)]
[Dense(3, Softmax)]
internal sealed partial class GaussianSampleClassesNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4)]
[Dense(5, Tanh)]
[GaussianSample(2, Frozen = true)]
[Dense(3)]
internal sealed partial class GaussianSampleFrozenNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 3)]
[GaussianNoise(0.3)]
[Conv1D(3, 2, Tanh)]
[GaussianNoise(0.1)]
[Flatten]
[GaussianNoise(0.5)]
[Dense(2)]
internal sealed partial class GaussianNoiseNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4)]
[Dense(6, Tanh)]
[Dense(3)]
internal sealed partial class MeanSquaredErrorNetDouble;

[Network(Loss.MeanAbsoluteError, Precision = Precision.Double)]
[Input(4)]
[Dense(6, Tanh)]
[Dense(3)]
internal sealed partial class MeanAbsoluteErrorNetDouble;

[Network(Loss.Huber, Precision = Precision.Double)]
[Input(4)]
[Dense(6, Tanh)]
[Dense(3)]
internal sealed partial class HuberNetDouble;

[Network(Loss.Huber, Delta = 0.4, Precision = Precision.Double)]
[Input(4)]
[Dense(6, Tanh)]
[Dense(3)]
internal sealed partial class HuberDeltaNetDouble;

[Network(Loss.LogCosh, Precision = Precision.Double)]
[Input(4)]
[Dense(6, Tanh)]
[Dense(3)]
internal sealed partial class LogCoshNetDouble;

[Network(Loss.Hinge, Precision = Precision.Double)]
[Input(4)]
[Dense(6, Tanh)]
[Dense(3)]
internal sealed partial class HingeNetDouble;

[Network(Loss.Perceptron, Precision = Precision.Double)]
[Input(4)]
[Dense(6, Tanh)]
[Dense(3)]
internal sealed partial class PerceptronNetDouble;

[Network(Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[Input(4)]
[Dense(6, Tanh)]
[Dense(3, Sigmoid)]
internal sealed partial class BinaryCrossEntropyOnSigmoidNetDouble;

[Network(Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[Input(4)]
[Dense(6, Tanh)]
[Dense(3)]
internal sealed partial class BinaryCrossEntropyOnLogitsNetDouble;

[Network(Loss.CrossEntropy, Precision = Precision.Double)]
[Input(4)]
[Dense(6, Tanh)]
[Dense(5, Softmax)]
internal sealed partial class CrossEntropyOnSoftmaxNetDouble;

[Network(Loss.CrossEntropy, Precision = Precision.Double)]
[Input(4)]
[Dense(6, Tanh)]
[Dense(5)]
internal sealed partial class CrossEntropyOnLogitsNetDouble;

[Network(Loss.CrossEntropy, LabelSmoothing = 0.1, Precision = Precision.Double)]
[Input(4)]
[Dense(6, Tanh)]
[Dense(5, Softmax)]
internal sealed partial class CrossEntropySmoothedNetDouble;

[Network(Loss.CrossEntropy, Precision = Precision.Double)]
[Input(4)]
[Dense(6, Tanh)]
[Dense(5)]
[Activate(Softmax)]
internal sealed partial class CrossEntropyAfterActivateNetDouble;

[Network(Loss.CrossEntropy, Precision = Precision.Double)]
[Input(4)]
[Dense(6, Tanh)]
[Dense(5, LogSoftmax)]
internal sealed partial class CrossEntropyOnLogSoftmaxNetDouble;

[Network(Loss.CategoricalCrossEntropy, Precision = Precision.Double)]
[Input(4)]
[Dense(6, Tanh)]
[Dense(5, Softmax)]
internal sealed partial class CategoricalCrossEntropyOnSoftmaxNetDouble;

[Network(Loss.CategoricalCrossEntropy, Precision = Precision.Double)]
[Input(4)]
[Dense(6, Tanh)]
[Dense(5)]
internal sealed partial class CategoricalCrossEntropyOnLogitsNetDouble;

[Network(Loss.CategoricalCrossEntropy, LabelSmoothing = 0.2, Precision = Precision.Double)]
[Input(4)]
[Dense(6, Tanh)]
[Dense(5, Softmax)]
internal sealed partial class CategoricalCrossEntropySmoothedNetDouble;

[Network(Loss.KullbackLeibler, Precision = Precision.Double)]
[Input(4)]
[Dense(6, Tanh)]
[Dense(5, Softmax)]
internal sealed partial class KullbackLeiblerNetDouble;

[Network(Loss.KullbackLeibler, Precision = Precision.Double)]
[Input(4)]
[Dense(6, Tanh)]
[Dense(5, Sigmoid)]
internal sealed partial class KullbackLeiblerOnSigmoidNetDouble;

[Network(Loss.Poisson, Precision = Precision.Double)]
[Input(4)]
[Dense(6, Tanh)]
[Dense(3, Softplus)]
internal sealed partial class PoissonNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4)]
[Dense(6, UseBias = false)]
[BatchNorm]
[Activate(Tanh)]
[Dense(3)]
internal sealed partial class BatchNormNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4)]
[BatchNorm(Momentum = 0.3, Epsilon = 0.01)]
[Dense(6, Silu)]
[BatchNorm]
[Dense(3)]
internal sealed partial class BatchNormOptionsNetDouble;

[Network(Loss.CrossEntropy, Precision = Precision.Double)]
[Input(4)]
[Dense(8, Relu)]
[BatchNorm]
[Dense(8, Relu)]
[BatchNorm]
[Dense(3, Softmax)]
internal sealed partial class BatchNormReluNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4)]
[Dense(6)]
[LayerNorm]
[Activate(Tanh)]
[Dense(3)]
internal sealed partial class LayerNormNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[LayerNorm(Epsilon = 0.01)]
[Dense(6, Gelu)]
[LayerNorm]
[Dense(3)]
internal sealed partial class LayerNormOptionsNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4)]
[Dense(5, Tanh)]
[LayerNorm]
[Activate(Sin)]
[BatchNorm]
internal sealed partial class NormOutputNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(6, Tanh, Name = "a")]
[Dense(6, Silu, Name = "b")]
[Add("a")]
[Dense(3, Name = "c")]
internal sealed partial class AddNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(6, Tanh, Name = "a")]
[Dense(6, Silu, Name = "b")]
[Dense(6, Name = "c")]
[Add("a", "b")]
[Activate(Tanh)]
[Dense(3, Name = "d")]
internal sealed partial class AddSeveralNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(6, Tanh, Name = "a")]
[Dense(6, Sigmoid, Name = "b")]
[Multiply("a")]
[Dense(3, Name = "c")]
internal sealed partial class MultiplyNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(6, Tanh, Name = "a")]
[Dense(6, Sigmoid, Name = "b")]
[Dense(6, Name = "c")]
[Multiply("a", "b")]
[Dense(3, Name = "d")]
internal sealed partial class MultiplySeveralNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(4, Tanh, Name = "a")]
[Dense(3, Silu, Name = "b")]
[Dense(6, Name = "c")]
[Concat("a", "b")]
[Dense(3, Name = "d")]
internal sealed partial class ConcatNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5, Name = "x")]
[Dense(4, Tanh, Name = "a")]
[Dense(5, Name = "b")]
[Add("x")]
[Concat("x", "a")]
[Dense(3, Name = "c")]
internal sealed partial class JumpFromInputNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(6, Tanh, Name = "a")]
[Multiply("a")]
[Add("a", "a")]
[Dense(3, Name = "b")]
internal sealed partial class UsedTwiceNetDouble;

[Network(Loss.CrossEntropy, Precision = Precision.Double)]
[Input(5)]
[Dense(6, Tanh, Name = "trunk")]
[Dense(4, Gelu, Name = "left")]
[Dense(4, Silu, Name = "right", From = "trunk")]
[Add("left")]
[LayerNorm]
[Concat("trunk")]
[Dense(3, Softmax, Name = "head")]
internal sealed partial class BranchesNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, Name = "first")]
[Input(3, Name = "second")]
[Input(2, Name = "third")]
[Dense(5, Tanh, Name = "a", From = "first")]
[Dense(5, Sigmoid, Name = "b", From = "second")]
[Multiply("a")]
[Concat("third")]
[Dense(2, Name = "c")]
internal sealed partial class SeveralInputsNetDouble;

[Network(Precision = Precision.Double)]
[Input(4)]
[Dense(6, Tanh, Name = "trunk")]
[Dense(3, Softmax, Name = "a")]
[Output("policy", Loss.CrossEntropy, Weight = 0.5)]
[Dense(2, Name = "b", From = "trunk")]
[Output("value", Loss.Huber, Delta = 0.5, Weight = 2)]
[Dense(2, Sigmoid, Name = "c", From = "trunk")]
[Output("flags", Loss.BinaryCrossEntropy)]
internal sealed partial class SeveralOutputsNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4)]
[Dense(3, Tanh, Name = "a")]
[Output("early", Weight = 0.3)]
[Dense(5, Silu, Name = "b")]
[Dense(2, Name = "c")]
[Output("late")]
internal sealed partial class OutputInTheMiddleNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4)]
[Dense(6, Tanh, L1 = 0.01)]
[Dense(3)]
internal sealed partial class L1PenaltyNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4)]
[Dense(6, Tanh)]
[Dense(3, L2 = 0.02)]
internal sealed partial class L2PenaltyNetDouble;

[Network(Loss.CrossEntropy, Precision = Precision.Double)]
[Input(4)]
[Dense(6, Tanh, L1 = 0.01, L2 = 0.02)]
[Dense(3, Softmax, L1 = 0.005, L2 = 0.001)]
internal sealed partial class BothPenaltiesNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5, 4, 1)]
[Conv2D(3, 3, Tanh)]
[Flatten]
[Dense(2)]
internal sealed partial class ConvNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5, 6, 3)]
[Conv2D(4, 3, Relu, Padding = Padding.Same)]
[Conv2D(2, 2, Padding = Padding.Same)]
internal sealed partial class ConvSameNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(7, 9, 2)]
[Conv2D(3, 3, Tanh, Stride = 2)]
[Conv2D(4, 2, 3, StrideHeight = 1, StrideWidth = 2, Padding = Padding.Same)]
[Flatten]
[Dense(2)]
internal sealed partial class ConvStrideNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(9, 8, 2)]
[Conv2D(3, 2, Silu, Stride = 3)]
[Conv2D(2, 1, Stride = 2, Padding = Padding.Same)]
internal sealed partial class ConvStrideOverKernelNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(8, 7, 1)]
[Conv2D(3, 4, Tanh, Stride = 3, Padding = Padding.Same)]
[Conv2D(2, 4, 2, Stride = 2, Padding = Padding.Same)]
internal sealed partial class ConvSameStrideNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 5, 2)]
[Conv2D(3, 3, Tanh, PadTop = 2, PadLeft = 1, PadBottom = 1)]
[Conv2D(2, 2, Pad = 1, PadTop = 0)]
internal sealed partial class ConvPadNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5, 4, 2)]
[Conv2D(3, 2, 3, Elu, StrideHeight = 2, StrideWidth = 3, PadTop = 1, PadRight = 2)]
[Flatten]
[Dense(2)]
internal sealed partial class ConvPadStrideNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(8, 7, 2)]
[Conv2D(3, 3, Gelu, Dilation = 2)]
[Conv2D(2, 2, DilationHeight = 3, DilationWidth = 1, Padding = Padding.Same)]
[Flatten]
[Dense(3)]
internal sealed partial class ConvDilationNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(9, 8, 1)]
[Conv2D(3, 2, 3, Tanh, DilationHeight = 3, DilationWidth = 2, Stride = 2, Pad = 1)]
[Conv2D(2, 2, Dilation = 2, Padding = Padding.Same)]
internal sealed partial class ConvDilationStrideNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5, 5, 4)]
[Conv2D(6, 3, Tanh, Groups = 2, Pad = 1)]
[Conv2D(9, 2, Groups = 3, Stride = 2)]
[GlobalAveragePool]
internal sealed partial class ConvGroupsNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(2, 3, 4)]
[Conv2D(66, 1, 2, Tanh, Groups = 2)]
[Conv2D(2, 2, 1, Groups = 2)]
internal sealed partial class ConvGroupsWideNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6, 5, 3)]
[Conv2D(3, 3, Groups = 3, Padding = Padding.Same, UseBias = false)]
[Conv2D(6, 2, Tanh, Groups = 3)]
[Conv2D(4, 1, Relu)]
[GlobalAveragePool]
[Dense(2)]
internal sealed partial class DepthwiseNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(3, 3, 17)]
[Conv2D(17, 3, Groups = 17, Padding = Padding.Same)]
[Conv2D(33, 1, Tanh)]
[GlobalAveragePool]
[Dense(3)]
internal sealed partial class DepthwiseWideNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(2, 3, 17)]
[Conv2D(33, 2, 1, Tanh)]
[Conv2D(1, 1, 3)]
internal sealed partial class ConvWideNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(1, 1, 3)]
[Conv2D(4, 3, Tanh, Padding = Padding.Same)]
[Conv2D(5, 1, Relu)]
[MaxPool2D(2, Padding = Padding.Same)]
[AveragePool2D(3, Padding = Padding.Same)]
[BatchNorm]
[UpSample(1)]
[Flatten]
[Dense(2)]
internal sealed partial class OnePixelNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(1, 3)]
[Conv1D(4, 3, Tanh, Pad = 1)]
[Dense(5, Sigmoid)]
[MaxPool1D(1)]
[LayerNorm]
[GlobalMaxPool]
[Dense(2)]
internal sealed partial class OneStepNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(9, 3)]
[Conv1D(4, 3, Tanh, Padding = Padding.Same)]
[MaxPool1D(2)]
[Conv1D(5, 2, Relu, Stride = 2, PadLeft = 1)]
[Flatten]
[Dense(2)]
internal sealed partial class ConvSequenceNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(10, 4)]
[Conv1D(6, 3, Dilation = 2, Groups = 2)]
[AveragePool1D(3, Stride = 2, Pad = 1)]
[Conv1D(3, 2, Gelu, Padding = Padding.Same)]
[GlobalAveragePool]
[Dense(2)]
internal sealed partial class ConvSequenceOptionsNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(7, 1)]
[Conv1D(3, 3, PadLeft = 2)]
[LayerNorm]
[Activate(Silu)]
[MaxPool1D(3, Stride = 1, Padding = Padding.Same)]
[Dense(2)]
internal sealed partial class CausalNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6, 7, 2)]
[Conv2D(3, 3, Relu)]
[MaxPool2D(2)]
[Flatten]
[Dense(2)]
internal sealed partial class MaxPoolNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6, 5, 2)]
[Conv2D(3, 2, Tanh)]
[MaxPool2D(2, Stride = 1)]
[MaxPool2D(3, Stride = 2, Pad = 1)]
internal sealed partial class MaxPoolOverlapNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5, 5, 3)]
[MaxPool2D(2, Padding = Padding.Same)]
[Conv2D(3, 2, Pad = 1)]
[MaxPool2D(3, 2, StrideHeight = 1, StrideWidth = 3, PadLeft = 1, PadBottom = 1)]
internal sealed partial class MaxPoolSameNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(7, 8, 2)]
[MaxPool2D(1, Stride = 2)]
[Conv2D(3, 1, Tanh)]
[AveragePool2D(1, 2, Stride = 3)]
[Flatten]
[Dense(2)]
internal sealed partial class MaxPoolStrideOverKernelNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(7, 6, 2)]
[Conv2D(3, 2, Tanh)]
[AveragePool2D(2)]
[Conv2D(2, 2, Relu)]
[AveragePool2D(2, 1)]
[Flatten]
[Dense(2)]
internal sealed partial class AveragePoolNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5, 6, 3)]
[AveragePool2D(3, Stride = 2, Pad = 1)]
[Conv2D(3, 1, Silu)]
[AveragePool2D(2, Stride = 1, Padding = Padding.Same, CountPadding = true)]
[AveragePool2D(2, 3, StrideHeight = 1, PadTop = 1)]
internal sealed partial class AveragePoolPadNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 3, 3)]
[Conv2D(5, 2, UseBias = false)]
[BatchNorm]
[Activate(Relu)]
[Conv2D(2, 2, Padding = Padding.Same)]
internal sealed partial class BatchNormImageNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6, 6, 1)]
[Conv2D(4, 3, Relu)]
[BatchNorm(Momentum = 0.3, Epsilon = 0.01)]
[MaxPool2D(2)]
[Conv2D(3, 2, Relu)]
[BatchNorm]
[Flatten]
[Dense(2)]
internal sealed partial class BatchNormPoolNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(3, 17)]
[BatchNorm(Momentum = 0.3)]
[Conv1D(33, 1, Tanh)]
[BatchNorm]
[GlobalAveragePool]
[Dense(2)]
internal sealed partial class BatchNormSequenceNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(3, 3, 4)]
[Conv2D(6, 2)]
[LayerNorm]
[Activate(Gelu)]
[Conv2D(2, 1)]
[LayerNorm(Epsilon = 0.01)]
internal sealed partial class LayerNormImageNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(3, 2, 4)]
[Flatten]
[BatchNorm]
[Dense(5, Tanh)]
[Dense(12)]
[Reshape(2, 2, 3)]
[Flatten]
[LayerNorm]
[Activate(Silu)]
[Dense(2)]
internal sealed partial class FlattenNormNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(2, 3, 2, Name = "x")]
[Conv2D(2, 1, Tanh)]
[Flatten(Name = "a")]
[Flatten(From = "x", Name = "b")]
[Add("a")]
[LayerNorm]
[Multiply("b")]
[Dense(2)]
internal sealed partial class FlattenSumNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(3, 4, 2)]
[Conv2D(3, 2, Tanh)]
[Flatten]
internal sealed partial class FlattenOutputNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(3, 2, 3)]
[ConvTranspose2D(4, 3, Tanh, Stride = 2)]
[ConvTranspose2D(2, 2, Stride = 2, Padding = Padding.Same)]
internal sealed partial class ConvTransposeNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(3, 2, 4)]
[ConvTranspose2D(6, 3, Silu, Stride = 2, Pad = 1, OutputPadding = 1, Groups = 2)]
[ConvTranspose2D(3, 2, 1, Dilation = 2, PadTop = 1, PadRight = 2, UseBias = false)]
internal sealed partial class ConvTransposeOptionsNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(2, 2, 3)]
[ConvTranspose2D(3, 1, Stride = 2, Padding = Padding.Same)]
[ConvTranspose2D(33, 2, 1, Tanh, Stride = 3)]
[GlobalAveragePool]
internal sealed partial class ConvTransposeStrideOverKernelNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(3, 3, 4)]
[ConvTranspose2D(4, 3, Tanh, Groups = 4, Padding = Padding.Same)]
[ConvTranspose2D(8, 2, 3, Groups = 4, StrideWidth = 2)]
internal sealed partial class ConvTransposeDepthwiseNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(2, 3, 2)]
[UpSample(2)]
[Conv2D(3, 3, Tanh, Padding = Padding.Same)]
[UpSample(2, Interpolation = Interpolation.Bilinear)]
[Conv2D(1, 1)]
internal sealed partial class UpSampleNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(1, 2, 3)]
[UpSample(3, Interpolation = Interpolation.Bilinear)]
[Conv2D(3, 2, Tanh)]
[UpSample(3)]
internal sealed partial class UpSampleOnePixelNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 5, 2)]
[ZeroPadding(1, Left = 2)]
[Conv2D(3, 2, Tanh)]
[Crop(1, Right = 0)]
[ZeroPadding(Top = 1, Bottom = 2)]
[Flatten]
[Dense(2)]
internal sealed partial class FramesNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6, 3)]
[ZeroPadding(Left = 2, Right = 1)]
[Dense(4, Tanh)]
[Crop(1)]
[UpSample(2)]
[Conv1D(2, 2)]
[Crop(Right = 3)]
internal sealed partial class FramesOfSequenceNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(12)]
[Reshape(2, 3, 2)]
[Transpose(2, 0, 1)]
[Conv2D(4, 2, 1, Tanh)]
[Transpose(1, 2, 0)]
[Reshape(4, 2)]
[Transpose(1, 0)]
[Conv1D(3, 2)]
internal sealed partial class ReshapeTransposeNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(3, 5)]
[Dense(33, Tanh)]
[Dense(17, Softmax)]
[Dense(3)]
[Flatten]
[Dense(2)]
internal sealed partial class DenseOnSequenceNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(3, 3, 2)]
[Conv2D(4, 2, Softmax)]
[Conv2D(3, 1, LogSoftmax)]
[Conv2D(3, 1)]
[Activate(L2Normalize)]
internal sealed partial class PerPositionNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 4, 3, Name = "x")]
[Conv2D(4, 3, Relu, Padding = Padding.Same, Name = "a")]
[Conv2D(4, 3, Padding = Padding.Same, UseBias = false, Name = "b")]
[BatchNorm]
[Add("a")]
[Activate(Relu, Name = "c")]
[Conv2D(3, 2, Stride = 2, Name = "d")]
[Conv2D(3, 1, Stride = 2, From = "c", Name = "e")]
[Add("d")]
[Activate(Tanh)]
[GlobalAveragePool]
[Dense(2)]
internal sealed partial class ResidualNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 3, 2, Name = "x")]
[Conv2D(3, 1, Tanh, Name = "a")]
[Conv2D(2, 3, Silu, Padding = Padding.Same, From = "x", Name = "b")]
[MaxPool2D(3, Stride = 1, Padding = Padding.Same, From = "x", Name = "p")]
[Concat("a", "b", "x")]
[Conv2D(3, 2, Sigmoid, Name = "gate")]
[Conv2D(3, 2, From = "a", Name = "d")]
[Multiply("gate")]
[Flatten]
[Dense(2)]
internal sealed partial class InceptionNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 4, 2)]
[Conv2D(3, 2, Tanh, L1 = 0.01, L2 = 0.02)]
[Conv2D(3, 2, Silu, Groups = 3, L2 = 0.05)]
[ConvTranspose2D(2, 2, L1 = 0.01)]
internal sealed partial class ConvPenaltiesNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 4, 1)]
[Conv2D(3, 2, Tanh)]
[Conv2D(4, 2, Relu, Frozen = true)]
[Flatten]
[Dense(2)]
internal sealed partial class ConvFrozenNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5, 4, 9, Name = "x")]
[Conv2D(16, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
[Activate(Relu)]
[Conv2D(24, 3, Padding = Padding.Same, Name = "b")]
[Conv2D(24, 1, From = "x")]
[Add("b")]
[Activate(Relu)]
[GlobalAveragePool]
[Dense(2)]
internal sealed partial class WideResidualNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(3, 4, 9)]
[Conv2D(16, 3, PadTop = 2, PadRight = 1, PadBottom = 1, UseBias = false)]
[BatchNorm]
[Activate(Tanh)]
[Conv2D(24, 3)]
[Activate(Silu)]
[ConvTranspose2D(9, 3, Tanh, PadLeft = 1)]
[BatchNorm]
[GlobalAveragePool]
[Dense(2)]
internal sealed partial class WideUnevenNetDouble;

[Network(Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[Input(4, 4, 1)]
[Conv2D(3, 3, Relu, Padding = Padding.Same)]
[Conv2D(1, 1)]
internal sealed partial class ImageOfLogitsNetDouble;

[Network(Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[Input(5)]
[Dense(12, Relu)]
[Reshape(2, 2, 3)]
[ConvTranspose2D(4, 2, Relu, Stride = 2)]
[Conv2D(1, 3, Sigmoid, Padding = Padding.Same)]
internal sealed partial class DecoderNetDouble;

[Network(Loss.CrossEntropy, Precision = Precision.Double)]
[Input(3, 4, 5)]
[Conv2D(4, 2, Tanh, Name = "a")]
[GlobalMaxPool(Name = "b")]
[GlobalAveragePool(From = "a")]
[Concat("b")]
[Dense(3, Softmax)]
internal sealed partial class GlobalPoolsNetDouble;

[Network(Loss.CrossEntropy, Precision = Precision.Double)]
[Input(8, 8, 1)]
[Conv2D(4, 3, Relu, Padding = Padding.Same)]
[MaxPool2D(2)]
[Conv2D(6, 2, Relu)]
[MaxPool2D(2, Padding = Padding.Same)]
[Flatten]
[Dense(10, Relu)]
[Dense(4, Softmax)]
internal sealed partial class SmallLeNetNetDouble;

[Network(Precision = Precision.Double)]
[Input(4, 5, 2)]
[Conv2D(3, 3, Tanh, Padding = Padding.Same, Name = "trunk")]
[Conv2D(1, 1, Name = "mask")]
[Output("mask", Loss.BinaryCrossEntropy)]
[MaxPool2D(2, From = "trunk")]
[Flatten]
[Dense(3, Softmax)]
[Output("label", Loss.CrossEntropy, Weight = 0.5)]
internal sealed partial class ImageAndClassNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(9, 3)]
[Conv1D(4, 3, Tanh, Padding = Padding.Causal, Dilation = 2)]
[Conv1D(5, 2, Silu, Padding = Padding.Causal, Dilation = 11)]
[Conv1D(10, 4, Padding = Padding.Causal, Groups = 5)]
[Dense(2)]
internal sealed partial class CausalDilatedNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(8, 2)]
[Conv1D(17, 3, Tanh, Padding = Padding.Causal, Stride = 2)]
[Conv1D(3, 3, Padding = Padding.Causal, Stride = 3, Dilation = 2)]
[Flatten]
[Dense(2)]
internal sealed partial class CausalStridedNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5, 3)]
[SimpleRnn(4)]
[Dense(2)]
internal sealed partial class SimpleRnnNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 3)]
[SimpleRnn(5, Relu, ReturnSequences = true)]
[SimpleRnn(3, UseBias = false)]
[Dense(2)]
internal sealed partial class SimpleRnnReluNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6, 3)]
[Lstm(5)]
[Dense(2)]
internal sealed partial class LstmNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(1, 3)]
[Lstm(4, ReturnSequences = true)]
[Flatten]
[Dense(2)]
internal sealed partial class LstmOneStepNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(7, 2)]
[Lstm(5, ReturnSequences = true)]
[Lstm(9, UseBias = false, ReturnSequences = true)]
[Dense(3, Tanh)]
[Flatten]
[Dense(2)]
internal sealed partial class LstmStackedNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5, 3)]
[Lstm(4, Bidirectional = true)]
[Dense(2)]
internal sealed partial class LstmBidirectionalNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6, 3)]
[Gru(5)]
[Dense(2)]
internal sealed partial class GruNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(3, 2)]
[Gru(13)]
[Dense(2)]
internal sealed partial class GruWideNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5, 3)]
[Gru(4, Bidirectional = true, ReturnSequences = true)]
[LayerNorm]
[Gru(3, Bidirectional = true, UseBias = false)]
[Dense(2)]
internal sealed partial class GruBidirectionalNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(50, 2)]
[Gru(6)]
[Dense(1)]
internal sealed partial class GruFiftyNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(1, 3)]
[Gru(4, ReturnSequences = true)]
[Flatten]
[Dense(2)]
internal sealed partial class GruOneStepNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(50, 2)]
[Lstm(6)]
[Dense(1)]
internal sealed partial class LstmFiftyNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(50, 2)]
[SimpleRnn(6)]
[Dense(1)]
internal sealed partial class SimpleRnnFiftyNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(1, 3)]
[SimpleRnn(4, Bidirectional = true)]
[Dense(2)]
internal sealed partial class SimpleRnnOneStepNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 3)]
[Lstm(4, Frozen = true, ReturnSequences = true)]
[Conv1D(3, 2, Tanh)]
[Lstm(3)]
[Dense(2)]
internal sealed partial class LstmFrozenNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 3)]
[Lstm(5, Stateful = true, ReturnSequences = true)]
[Dense(2)]
internal sealed partial class StatefulLstmNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(3, 2)]
[Gru(4, Stateful = true, ReturnSequences = true)]
[Gru(3)]
[Dense(2)]
internal sealed partial class StatefulGruNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 2)]
[SimpleRnn(4, Stateful = true, ReturnSequences = true)]
[Lstm(9, Stateful = true, UseBias = false)]
[Dense(2)]
internal sealed partial class StatefulStackedNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(1, 3)]
[Lstm(4, Stateful = true)]
[Dense(2)]
internal sealed partial class StatefulOneStepNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(7, 3, Lengths = true)]
[Lstm(5)]
[Dense(2)]
internal sealed partial class LengthsLstmNetDouble;

[Network(Loss.CrossEntropy, Precision = Precision.Double)]
[Input(6, 2, Lengths = true)]
[Dense(4, Tanh)]
[Gru(5, ReturnSequences = true)]
[LayerNorm]
[Gru(4, UseBias = false)]
[Dense(3, Softmax)]
internal sealed partial class LengthsGruNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6, 3, Lengths = true)]
[Lstm(4, Bidirectional = true, ReturnSequences = true)]
[Gru(3, Bidirectional = true)]
[Dense(2)]
internal sealed partial class LengthsBidirectionalNetDouble;

[Network(Loss.Huber, Precision = Precision.Double)]
[Input(5, 3, Lengths = true)]
[Conv1D(4, 3, Tanh, Padding = Padding.Same)]
[SimpleRnn(4, ReturnSequences = true, Bidirectional = true)]
[Conv1D(3, 2, Silu, Padding = Padding.Causal, Dilation = 2)]
[Dense(2)]
internal sealed partial class LengthsSequenceNetDouble;

[Network(Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[Input(5, 2, Lengths = true)]
[Gru(4, ReturnSequences = true, Bidirectional = true)]
[Dense(1, Sigmoid)]
internal sealed partial class LengthsLabelsNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6, 3, Lengths = true)]
[SimpleRnn(4, ReturnSequences = true, Name = "r")]
[GlobalMaxPool(Name = "a")]
[GlobalAveragePool(From = "r")]
[Concat("a")]
[Dense(2)]
internal sealed partial class LengthsPoolsNetDouble;

[Network(Loss.CrossEntropy, Precision = Precision.Double)]
[TokenInput(6, 9, Lengths = true)]
[Embedding(4)]
[LearnedPositions]
[Lstm(5, Bidirectional = true)]
[Dense(3, Softmax)]
internal sealed partial class LengthsTokensNetDouble;

[Network(Loss.CrossEntropy, LabelSmoothing = 0.1, Precision = Precision.Double)]
[TokenInput(5, 7, Lengths = true)]
[Embedding(4)]
[Gru(4, ReturnSequences = true)]
[Dense(3, Softmax)]
internal sealed partial class LengthsTagsNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(1, 3, Lengths = true)]
[Gru(4, Bidirectional = true)]
[Dense(2)]
internal sealed partial class LengthsOneStepNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(7, 4, Lengths = true)]
[MultiHeadAttention(2)]
[Activate(Tanh)]
[MultiHeadAttention(1, Causal = true)]
[Dense(2)]
internal sealed partial class LengthsAttentionNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5, 3, Name = "heard", Lengths = true)]
[Input(4, 6, Name = "said")]
[MultiHeadAttention(2, Memory = "heard")]
[Dense(2)]
internal sealed partial class LengthsMemoryNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5, 3, Name = "heard")]
[Input(4, 6, Name = "said", Lengths = true)]
[MultiHeadAttention(3, Memory = "heard")]
[Dense(2)]
internal sealed partial class LengthsOfQueriesNetDouble;

[Network(Loss.CrossEntropy, Precision = Precision.Double)]
[TokenInput(6, 9, Lengths = true)]
[Embedding(4)]
[SinusoidalPositions]
[TransformerEncoder(2, 6)]
[TransformerEncoder(2, 6, NormFirst = true)]
[GlobalAveragePool]
[Dense(3, Softmax)]
internal sealed partial class LengthsEncoderNetDouble;

[Network(Loss.CrossEntropy, Precision = Precision.Double)]
[TokenInput(5, 8, Name = "heard", Lengths = true)]
[Embedding(4)]
[TransformerEncoder(2, 6, Name = "encoded")]
[TokenInput(3, 7, Name = "said", Lengths = true)]
[Embedding(6)]
[LearnedPositions]
[TransformerDecoder(2, 8, "encoded")]
[Dense(7, Softmax)]
internal sealed partial class LengthsTranslationNetDouble;

[Network(Loss.CrossEntropy, Precision = Precision.Double)]
[Input(8, 2)]
[Lstm(6, ReturnSequences = true)]
[GlobalMaxPool]
[Dense(3, Softmax)]
internal sealed partial class SequenceClassesNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5, 6)]
[MultiHeadAttention(2)]
internal sealed partial class AttentionNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(7, 6)]
[MultiHeadAttention(3, Causal = true)]
[Dense(2, Tanh)]
[GlobalAveragePool]
internal sealed partial class AttentionCausalNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6, 4)]
[Dense(4, Tanh)]
[MultiHeadAttention(2, UseBias = false)]
[Flatten]
[Dense(2)]
internal sealed partial class AttentionNoBiasNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 5)]
[MultiHeadAttention(1)]
[Dense(2)]
internal sealed partial class AttentionOneHeadNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6, 5)]
[MultiHeadAttention(5)]
[MultiHeadAttention(5, Causal = true)]
[GlobalAveragePool]
internal sealed partial class AttentionThinHeadsNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(1, 6)]
[MultiHeadAttention(2)]
[Activate(Tanh)]
[MultiHeadAttention(3, Causal = true)]
[Dense(2)]
internal sealed partial class AttentionOneStepNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(50, 2)]
[Dense(4)]
[MultiHeadAttention(2)]
[MultiHeadAttention(2, Causal = true)]
[GlobalAveragePool]
[Dense(1)]
internal sealed partial class AttentionFiftyNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(11, 3)]
[Dense(34, Tanh)]
[MultiHeadAttention(2)]
[GlobalAveragePool]
[Dense(2)]
internal sealed partial class AttentionWideNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 6)]
[Dense(6, Tanh)]
[MultiHeadAttention(2, Frozen = true)]
[LearnedPositions(Frozen = true)]
[RmsNorm(Frozen = true)]
[Dense(2)]
internal sealed partial class AttentionFrozenNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 3, Name = "heard")]
[Input(7, 6, Name = "said")]
[MultiHeadAttention(2, Memory = "heard")]
[Dense(2)]
internal sealed partial class AttentionCrossNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(1, 5, Name = "heard")]
[Input(3, 4, Name = "said")]
[MultiHeadAttention(1, Memory = "heard", UseBias = false)]
[MultiHeadAttention(4, Memory = "said")]
internal sealed partial class AttentionCrossOneStepNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5, 4)]
[Dense(4, Tanh, Name = "a")]
[MultiHeadAttention(2, Memory = "a")]
[Add("a")]
[Dense(2)]
internal sealed partial class AttentionCrossItselfNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5, 4)]
[MultiHeadAttention(2, Name = "a")]
[Activate(Tanh)]
[MultiHeadAttention(2, Share = "a")]
[RmsNorm(Name = "n")]
[Dense(4, Tanh)]
[RmsNorm(Share = "n")]
internal sealed partial class AttentionSharedNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Tanh)]
[RmsNorm]
[Dense(3)]
internal sealed partial class RmsNormNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 3)]
[RmsNorm(Epsilon = 0.01)]
[Dense(5)]
[RmsNorm]
[Activate(Silu)]
[GlobalAveragePool]
internal sealed partial class RmsNormSequenceNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(3, 3, 4)]
[Conv2D(6, 2)]
[RmsNorm]
[Activate(Gelu)]
[Flatten]
[RmsNorm]
[Dense(2)]
internal sealed partial class RmsNormImageNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 3)]
[LearnedPositions]
[Dense(5, Tanh)]
[LearnedPositions]
[GlobalAveragePool]
internal sealed partial class LearnedPositionsNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(40, 3)]
[SinusoidalPositions]
[Dense(4, Tanh)]
[SinusoidalPositions]
[GlobalAveragePool]
internal sealed partial class SinusoidalPositionsNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[TokenInput(6, 9)]
[Embedding(5)]
[GlobalAveragePool]
[Dense(3)]
internal sealed partial class EmbeddingNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[TokenInput(6, 40)]
[Embedding(4)]
[LearnedPositions]
[Dense(3, Tanh)]
[Flatten]
[Dense(2)]
internal sealed partial class EmbeddingLearnedPositionsNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[TokenInput(9, 33)]
[Embedding(5)]
[SinusoidalPositions]
[Conv1D(3, 3, Tanh)]
[GlobalAveragePool]
internal sealed partial class EmbeddingSinusoidalPositionsNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[TokenInput(3, 7)]
[Embedding(4, Frozen = true)]
[Gru(3)]
[Dense(2)]
internal sealed partial class EmbeddingFrozenNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[TokenInput(4, 5, Name = "words")]
[Input(4, 2, Name = "x")]
[Embedding(3, From = "words", Name = "a")]
[Embedding(3, From = "words", Share = "a")]
[Multiply("a")]
[Concat("x")]
[Dense(2, Tanh)]
[Flatten]
[Dense(2)]
internal sealed partial class EmbeddingAndNumbersNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[FeedForward(7, Tanh)]
[Dense(3)]
[FeedForward(4)]
internal sealed partial class FeedForwardNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 3)]
[FeedForward(9, Gelu, Frozen = true)]
[FeedForward(5)]
internal sealed partial class FeedForwardFrozenNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5, 6)]
[TransformerEncoder(2, 9)]
internal sealed partial class EncoderNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 6)]
[TransformerEncoder(3, 5, Gelu, NormFirst = true, Causal = true)]
[LayerNorm]
[Dense(2)]
internal sealed partial class EncoderOptionsNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(3, 4)]
[Dense(4, Tanh)]
[TransformerEncoder(2, 5, Frozen = true)]
[Dense(2)]
internal sealed partial class EncoderFrozenNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 4)]
[TransformerEncoder(2, 5, Name = "a")]
[TransformerEncoder(2, 5, Share = "a")]
[Dense(2)]
internal sealed partial class EncoderSharedNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(3, 4, Name = "heard")]
[Input(5, 6, Name = "said")]
[TransformerDecoder(2, 7, "heard")]
internal sealed partial class DecoderBlockNetDouble;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 3, Name = "heard")]
[Dense(6, Tanh, Name = "encoded")]
[Input(3, 6, Name = "said")]
[TransformerDecoder(2, 5, "encoded", Silu, NormFirst = true)]
[Dense(2)]
internal sealed partial class DecoderNormFirstNetDouble;

[Network(Loss.CrossEntropy, Precision = Precision.Double)]
[Input(4, 3)]
[Dense(5, Tanh)]
[Dense(3)]
internal sealed partial class CrossEntropyOfStepsOnLogitsNetDouble;

[Network(Loss.CrossEntropy, Precision = Precision.Double)]
[Input(4, 3)]
[Dense(5, Tanh)]
[Dense(3, Softmax)]
internal sealed partial class CrossEntropyOfStepsOnSoftmaxNetDouble;

[Network(Loss.CrossEntropy, LabelSmoothing = 0.1, Precision = Precision.Double)]
[Input(4, 3)]
[Dense(5, Tanh)]
[Dense(3, LogSoftmax)]
internal sealed partial class CrossEntropyOfStepsSmoothedNetDouble;

[Network(Loss.CrossEntropy, Precision = Precision.Double)]
[Input(4, 3, 2)]
[Conv2D(4, 2, Tanh)]
[Conv2D(3, 1, Softmax)]
internal sealed partial class CrossEntropyOfPixelsNetDouble;

[Network(Loss.CategoricalCrossEntropy, LabelSmoothing = 0.2, Precision = Precision.Double)]
[Input(4, 3)]
[Dense(5, Tanh)]
[Dense(3, Softmax)]
internal sealed partial class CategoricalCrossEntropyOfStepsNetDouble;

[Network(Loss.CategoricalCrossEntropy, Precision = Precision.Double)]
[Input(3, 3, 2)]
[Conv2D(4, 2, Tanh)]
[Conv2D(3, 1)]
internal sealed partial class CategoricalCrossEntropyOfPixelsNetDouble;

[Network(Loss.KullbackLeibler, Precision = Precision.Double)]
[Input(4, 3)]
[Dense(5, Tanh)]
[Dense(3, Softmax)]
internal sealed partial class KullbackLeiblerOfStepsNetDouble;

[Network(Precision = Precision.Double)]
[TokenInput(4, 6)]
[Embedding(5)]
[Gru(4, ReturnSequences = true, Name = "trunk")]
[Dense(3, Softmax)]
[Output("tags", Loss.CrossEntropy)]
[GlobalAveragePool(From = "trunk")]
[Dense(2, Softmax)]
[Output("label", Loss.CrossEntropy, Weight = 0.5)]
internal sealed partial class StepsAndSampleNetDouble;

[Network(Loss.CrossEntropy, Precision = Precision.Double)]
[TokenInput(6, 11)]
[Embedding(6)]
[SinusoidalPositions]
[TransformerEncoder(2, 8)]
[GlobalAveragePool]
[Dense(3, Softmax)]
internal sealed partial class TokenClassifierNetDouble;

[Network(Loss.CrossEntropy, Precision = Precision.Double)]
[TokenInput(5, 9)]
[Embedding(6)]
[LearnedPositions]
[TransformerEncoder(2, 8, Gelu, NormFirst = true, Causal = true)]
[TransformerEncoder(3, 7, Gelu, NormFirst = true, Causal = true)]
[LayerNorm]
[Dense(9, UseBias = false, Share = "embedding1")]
internal sealed partial class LanguageModelNetDouble;

[Network(Loss.CrossEntropy, Precision = Precision.Double)]
[TokenInput(5, 8, Name = "heard")]
[Embedding(4)]
[SinusoidalPositions]
[TransformerEncoder(2, 6, Name = "encoded")]
[TokenInput(3, 7, Name = "said")]
[Embedding(6)]
[LearnedPositions]
[TransformerDecoder(2, 8, "encoded")]
[Dense(7, Softmax)]
internal sealed partial class TranslationNetDouble;

[Network(Loss.CrossEntropy, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Tanh)]
[Dense(6, Silu)]
[Dense(3, Softmax)]
internal sealed partial class MlpNetDouble;
