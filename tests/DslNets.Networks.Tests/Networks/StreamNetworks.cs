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
