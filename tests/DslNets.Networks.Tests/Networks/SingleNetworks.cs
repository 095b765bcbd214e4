// Written by tests/Goldens/make_goldens.py: the networks of the goldens.
namespace DslNets.Networks.Tests.Networks;

[Network(Loss.MeanSquaredError)]
[Input(5)]
[Dense(7, Identity)]
[Dense(3)]
internal sealed partial class IdentityNet;

[Network(Loss.MeanSquaredError)]
[Input(5)]
[Dense(7, Step)]
[Dense(3)]
internal sealed partial class StepNet;

[Network(Loss.MeanSquaredError)]
[Input(5)]
[Dense(7, Sign)]
[Dense(3)]
internal sealed partial class SignNet;

[Network(Loss.MeanSquaredError)]
[Input(5)]
[Dense(7, Sigmoid)]
[Dense(3)]
internal sealed partial class SigmoidNet;

[Network(Loss.MeanSquaredError)]
[Input(5)]
[Dense(7, HardSigmoid)]
[Dense(3)]
internal sealed partial class HardSigmoidNet;

[Network(Loss.MeanSquaredError)]
[Input(5)]
[Dense(7, Tanh)]
[Dense(3)]
internal sealed partial class TanhNet;

[Network(Loss.MeanSquaredError)]
[Input(5)]
[Dense(7, HardTanh)]
[Dense(3)]
internal sealed partial class HardTanhNet;

[Network(Loss.MeanSquaredError)]
[Input(5)]
[Dense(7, Relu)]
[Dense(3)]
internal sealed partial class ReluNet;

[Network(Loss.MeanSquaredError)]
[Input(5)]
[Dense(7, LeakyRelu)]
[Dense(3)]
internal sealed partial class LeakyReluNet;

[Network(Loss.MeanSquaredError)]
[Input(5)]
[Dense(7, Elu)]
[Dense(3)]
internal sealed partial class EluNet;

[Network(Loss.MeanSquaredError)]
[Input(5)]
[Dense(7, Selu)]
[Dense(3)]
internal sealed partial class SeluNet;

[Network(Loss.MeanSquaredError)]
[Input(5)]
[Dense(7, Gelu)]
[Dense(3)]
internal sealed partial class GeluNet;

[Network(Loss.MeanSquaredError)]
[Input(5)]
[Dense(7, Silu)]
[Dense(3)]
internal sealed partial class SiluNet;

[Network(Loss.MeanSquaredError)]
[Input(5)]
[Dense(7, Mish)]
[Dense(3)]
internal sealed partial class MishNet;

[Network(Loss.MeanSquaredError)]
[Input(5)]
[Dense(7, Softplus)]
[Dense(3)]
internal sealed partial class SoftplusNet;

[Network(Loss.MeanSquaredError)]
[Input(5)]
[Dense(7, Softsign)]
[Dense(3)]
internal sealed partial class SoftsignNet;

[Network(Loss.MeanSquaredError)]
[Input(5)]
[Dense(7, Square)]
[Dense(3)]
internal sealed partial class SquareNet;

[Network(Loss.MeanSquaredError)]
[Input(5)]
[Dense(7, Sin)]
[Dense(3)]
internal sealed partial class SinNet;

[Network(Loss.MeanSquaredError)]
[Input(5)]
[Dense(7, Softmax)]
[Dense(3)]
internal sealed partial class SoftmaxNet;

[Network(Loss.MeanSquaredError)]
[Input(5)]
[Dense(7, LogSoftmax)]
[Dense(3)]
internal sealed partial class LogSoftmaxNet;

[Network(Loss.MeanSquaredError)]
[Input(5)]
[Dense(7, L2Normalize)]
[Dense(3)]
internal sealed partial class L2NormalizeNet;

[Network(Loss.MeanSquaredError)]
[Input(5)]
[Dense(7, LeakyRelu, Alpha = 0.2)]
[Dense(3)]
internal sealed partial class LeakyReluAlphaNet;

[Network(Loss.MeanSquaredError)]
[Input(5)]
[Dense(7, Elu, Alpha = 0.5)]
[Dense(3)]
internal sealed partial class EluAlphaNet;

[Network(Loss.MeanSquaredError)]
[Input(4)]
[Dense(6, Tanh)]
[Dense(3, Softmax)]
internal sealed partial class SoftmaxOutputNet;

[Network(Loss.MeanSquaredError)]
[Input(4)]
[Dense(6, Tanh)]
[Dense(3, LogSoftmax)]
internal sealed partial class LogSoftmaxOutputNet;

[Network(Loss.MeanSquaredError)]
[Input(4)]
[Dense(6, Tanh)]
[Dense(3, L2Normalize)]
internal sealed partial class L2NormalizeOutputNet;

[Network(Loss.MeanSquaredError)]
[Input(5)]
[Activate(Sin)]
[Dense(6)]
[Activate(Gelu)]
[Dense(4)]
[Activate(Softmax)]
internal sealed partial class ActivateNet;

[Network(Loss.MeanSquaredError)]
[Input(5)]
[Dense(6, Tanh, UseBias = false)]
[Dense(3, UseBias = false)]
internal sealed partial class NoBiasNet;

[Network(Loss.MeanSquaredError)]
[Input(5)]
[Dense(6, Tanh)]
[Dense(4, Silu, Frozen = true)]
[Dense(3)]
internal sealed partial class FrozenNet;

[Network(Loss.CrossEntropy)]
[Input(19)]
[Dense(35, Tanh)]
[Dense(33, Softmax)]
internal sealed partial class WideNet;

[Network(Loss.MeanSquaredError)]
[Input(3)]
[Dense(4, Relu)]
[Dense(5, Tanh)]
[Dense(6, Elu)]
[Dense(5, Sigmoid)]
[Dense(4, Gelu)]
[Dense(1)]
internal sealed partial class DeepNet;

[Network(Loss.MeanSquaredError)]
[Input(1)]
[Dense(1)]
internal sealed partial class SingleNet;

[Network(Loss.MeanSquaredError)]
[Input(4)]
[Dense(6, Tanh)]
[Dense(3)]
internal sealed partial class MeanSquaredErrorNet;

[Network(Loss.MeanAbsoluteError)]
[Input(4)]
[Dense(6, Tanh)]
[Dense(3)]
internal sealed partial class MeanAbsoluteErrorNet;

[Network(Loss.Huber)]
[Input(4)]
[Dense(6, Tanh)]
[Dense(3)]
internal sealed partial class HuberNet;

[Network(Loss.Huber, Delta = 0.4)]
[Input(4)]
[Dense(6, Tanh)]
[Dense(3)]
internal sealed partial class HuberDeltaNet;

[Network(Loss.LogCosh)]
[Input(4)]
[Dense(6, Tanh)]
[Dense(3)]
internal sealed partial class LogCoshNet;

[Network(Loss.Hinge)]
[Input(4)]
[Dense(6, Tanh)]
[Dense(3)]
internal sealed partial class HingeNet;

[Network(Loss.Perceptron)]
[Input(4)]
[Dense(6, Tanh)]
[Dense(3)]
internal sealed partial class PerceptronNet;

[Network(Loss.BinaryCrossEntropy)]
[Input(4)]
[Dense(6, Tanh)]
[Dense(3, Sigmoid)]
internal sealed partial class BinaryCrossEntropyOnSigmoidNet;

[Network(Loss.BinaryCrossEntropy)]
[Input(4)]
[Dense(6, Tanh)]
[Dense(3)]
internal sealed partial class BinaryCrossEntropyOnLogitsNet;

[Network(Loss.CrossEntropy)]
[Input(4)]
[Dense(6, Tanh)]
[Dense(5, Softmax)]
internal sealed partial class CrossEntropyOnSoftmaxNet;

[Network(Loss.CrossEntropy)]
[Input(4)]
[Dense(6, Tanh)]
[Dense(5)]
internal sealed partial class CrossEntropyOnLogitsNet;

[Network(Loss.CrossEntropy, LabelSmoothing = 0.1)]
[Input(4)]
[Dense(6, Tanh)]
[Dense(5, Softmax)]
internal sealed partial class CrossEntropySmoothedNet;

[Network(Loss.CrossEntropy)]
[Input(4)]
[Dense(6, Tanh)]
[Dense(5)]
[Activate(Softmax)]
internal sealed partial class CrossEntropyAfterActivateNet;

[Network(Loss.CrossEntropy)]
[Input(4)]
[Dense(6, Tanh)]
[Dense(5, LogSoftmax)]
internal sealed partial class CrossEntropyOnLogSoftmaxNet;

[Network(Loss.CategoricalCrossEntropy)]
[Input(4)]
[Dense(6, Tanh)]
[Dense(5, Softmax)]
internal sealed partial class CategoricalCrossEntropyOnSoftmaxNet;

[Network(Loss.CategoricalCrossEntropy)]
[Input(4)]
[Dense(6, Tanh)]
[Dense(5)]
internal sealed partial class CategoricalCrossEntropyOnLogitsNet;

[Network(Loss.CategoricalCrossEntropy, LabelSmoothing = 0.2)]
[Input(4)]
[Dense(6, Tanh)]
[Dense(5, Softmax)]
internal sealed partial class CategoricalCrossEntropySmoothedNet;

[Network(Loss.KullbackLeibler)]
[Input(4)]
[Dense(6, Tanh)]
[Dense(5, Softmax)]
internal sealed partial class KullbackLeiblerNet;

[Network(Loss.KullbackLeibler)]
[Input(4)]
[Dense(6, Tanh)]
[Dense(5, Sigmoid)]
internal sealed partial class KullbackLeiblerOnSigmoidNet;

[Network(Loss.Poisson)]
[Input(4)]
[Dense(6, Tanh)]
[Dense(3, Softplus)]
internal sealed partial class PoissonNet;

[Network(Loss.MeanSquaredError)]
[Input(4)]
[Dense(6, UseBias = false)]
[BatchNorm]
[Activate(Tanh)]
[Dense(3)]
internal sealed partial class BatchNormNet;

[Network(Loss.MeanSquaredError)]
[Input(4)]
[BatchNorm(Momentum = 0.3, Epsilon = 0.01)]
[Dense(6, Silu)]
[BatchNorm]
[Dense(3)]
internal sealed partial class BatchNormOptionsNet;

[Network(Loss.CrossEntropy)]
[Input(4)]
[Dense(8, Relu)]
[BatchNorm]
[Dense(8, Relu)]
[BatchNorm]
[Dense(3, Softmax)]
internal sealed partial class BatchNormReluNet;

[Network(Loss.MeanSquaredError)]
[Input(4)]
[Dense(6)]
[LayerNorm]
[Activate(Tanh)]
[Dense(3)]
internal sealed partial class LayerNormNet;

[Network(Loss.MeanSquaredError)]
[Input(5)]
[LayerNorm(Epsilon = 0.01)]
[Dense(6, Gelu)]
[LayerNorm]
[Dense(3)]
internal sealed partial class LayerNormOptionsNet;

[Network(Loss.MeanSquaredError)]
[Input(4)]
[Dense(5, Tanh)]
[LayerNorm]
[Activate(Sin)]
[BatchNorm]
internal sealed partial class NormOutputNet;

[Network(Loss.MeanSquaredError)]
[Input(5)]
[Dense(6, Tanh, Name = "a")]
[Dense(6, Silu, Name = "b")]
[Add("a")]
[Dense(3, Name = "c")]
internal sealed partial class AddNet;

[Network(Loss.MeanSquaredError)]
[Input(5)]
[Dense(6, Tanh, Name = "a")]
[Dense(6, Silu, Name = "b")]
[Dense(6, Name = "c")]
[Add("a", "b")]
[Activate(Tanh)]
[Dense(3, Name = "d")]
internal sealed partial class AddSeveralNet;

[Network(Loss.MeanSquaredError)]
[Input(5)]
[Dense(6, Tanh, Name = "a")]
[Dense(6, Sigmoid, Name = "b")]
[Multiply("a")]
[Dense(3, Name = "c")]
internal sealed partial class MultiplyNet;

[Network(Loss.MeanSquaredError)]
[Input(5)]
[Dense(6, Tanh, Name = "a")]
[Dense(6, Sigmoid, Name = "b")]
[Dense(6, Name = "c")]
[Multiply("a", "b")]
[Dense(3, Name = "d")]
internal sealed partial class MultiplySeveralNet;

[Network(Loss.MeanSquaredError)]
[Input(5)]
[Dense(4, Tanh, Name = "a")]
[Dense(3, Silu, Name = "b")]
[Dense(6, Name = "c")]
[Concat("a", "b")]
[Dense(3, Name = "d")]
internal sealed partial class ConcatNet;

[Network(Loss.MeanSquaredError)]
[Input(5, Name = "x")]
[Dense(4, Tanh, Name = "a")]
[Dense(5, Name = "b")]
[Add("x")]
[Concat("x", "a")]
[Dense(3, Name = "c")]
internal sealed partial class JumpFromInputNet;

[Network(Loss.MeanSquaredError)]
[Input(5)]
[Dense(6, Tanh, Name = "a")]
[Multiply("a")]
[Add("a", "a")]
[Dense(3, Name = "b")]
internal sealed partial class UsedTwiceNet;

[Network(Loss.CrossEntropy)]
[Input(5)]
[Dense(6, Tanh, Name = "trunk")]
[Dense(4, Gelu, Name = "left")]
[Dense(4, Silu, Name = "right", From = "trunk")]
[Add("left")]
[LayerNorm]
[Concat("trunk")]
[Dense(3, Softmax, Name = "head")]
internal sealed partial class BranchesNet;

[Network(Loss.MeanSquaredError)]
[Input(4, Name = "first")]
[Input(3, Name = "second")]
[Input(2, Name = "third")]
[Dense(5, Tanh, Name = "a", From = "first")]
[Dense(5, Sigmoid, Name = "b", From = "second")]
[Multiply("a")]
[Concat("third")]
[Dense(2, Name = "c")]
internal sealed partial class SeveralInputsNet;

[Network]
[Input(4)]
[Dense(6, Tanh, Name = "trunk")]
[Dense(3, Softmax, Name = "a")]
[Output("policy", Loss.CrossEntropy, Weight = 0.5)]
[Dense(2, Name = "b", From = "trunk")]
[Output("value", Loss.Huber, Delta = 0.5, Weight = 2)]
[Dense(2, Sigmoid, Name = "c", From = "trunk")]
[Output("flags", Loss.BinaryCrossEntropy)]
internal sealed partial class SeveralOutputsNet;

[Network(Loss.MeanSquaredError)]
[Input(4)]
[Dense(3, Tanh, Name = "a")]
[Output("early", Weight = 0.3)]
[Dense(5, Silu, Name = "b")]
[Dense(2, Name = "c")]
[Output("late")]
internal sealed partial class OutputInTheMiddleNet;

[Network(Loss.MeanSquaredError)]
[Input(4)]
[Dense(6, Tanh, L1 = 0.01)]
[Dense(3)]
internal sealed partial class L1PenaltyNet;

[Network(Loss.MeanSquaredError)]
[Input(4)]
[Dense(6, Tanh)]
[Dense(3, L2 = 0.02)]
internal sealed partial class L2PenaltyNet;

[Network(Loss.CrossEntropy)]
[Input(4)]
[Dense(6, Tanh, L1 = 0.01, L2 = 0.02)]
[Dense(3, Softmax, L1 = 0.005, L2 = 0.001)]
internal sealed partial class BothPenaltiesNet;

[Network(Loss.CrossEntropy)]
[Input(5)]
[Dense(7, Tanh)]
[Dense(6, Silu)]
[Dense(3, Softmax)]
internal sealed partial class MlpNet;
