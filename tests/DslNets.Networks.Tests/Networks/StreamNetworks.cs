namespace DslNets.Networks.Tests.Networks;

[Network(Loss.MeanSquaredError)]
[Input(9, 2)]
[Gru(17, ReturnSequences = true)]
[Dense(3)]
internal sealed partial class GruStream;

[Network(Loss.MeanSquaredError)]
[Input(9, 2)]
[Lstm(3, ReturnSequences = true)]
internal sealed partial class LstmStream;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(9, 3)]
[Dense(5, Tanh, Name = "d")]
[Lstm(5, ReturnSequences = true)]
[Add("d")]
[LayerNorm]
[Dropout(0.3)]
[SimpleRnn(33, Silu, ReturnSequences = true, UseBias = false)]
[Concat("d")]
[Gru(4)]
internal sealed partial class MixedStream;

[Network(Loss.MeanSquaredError)]
[Input(40, 1)]
[Conv1D(8, 3, Tanh, Padding = Padding.Causal, Name = "a")]
[Conv1D(8, 2, Tanh, Padding = Padding.Causal, Dilation = 7)]
[Add("a")]
[Conv1D(16, 3, Relu, Padding = Padding.Causal, Dilation = 16)]
[Conv1D(5, 1)]
[Dense(2)]
internal sealed partial class CausalStream;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(30, 3)]
[LayerNorm]
[Conv1D(6, 4, Tanh, Padding = Padding.Causal, Dilation = 4)]
[Conv1D(6, 3, Silu, Padding = Padding.Causal, Groups = 6, Dilation = 2)]
[Gru(17, ReturnSequences = true)]
[Conv1D(40, 2, PadLeft = 1)]
[Conv1D(3, 5, Padding = Padding.Causal, Dilation = 9, UseBias = false)]
internal sealed partial class CausalMixedStream;

[Network(Loss.MeanSquaredError)]
[Input(30, 1)]
[Gru(16, ReturnSequences = true)]
[Dense(1)]
internal sealed partial class WholeVectorsStream;

[Network(Loss.MeanSquaredError)]
[Input(30, 1)]
[Lstm(20, ReturnSequences = true)]
[Dense(1)]
internal sealed partial class SplitVectorsStream;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(30, 1)]
[Gru(8, ReturnSequences = true)]
[Dense(4)]
internal sealed partial class WholeVectorsStreamDouble;
