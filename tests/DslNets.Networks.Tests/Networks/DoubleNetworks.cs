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

[Network(Loss.CrossEntropy, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Tanh)]
[Dense(6, Silu)]
[Dense(3, Softmax)]
internal sealed partial class MlpNetDouble;
