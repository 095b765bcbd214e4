namespace DslNets.SideBySide.Networks;

/// <summary>A signal, sample by sample, through an LSTM: as a model of an amplifier.</summary>
[Network(Loss.MeanSquaredError)]
[Input(20, 1)]
[Lstm(20, ReturnSequences = true)]
[Dense(1)]
internal sealed partial class LstmAmplifier;
