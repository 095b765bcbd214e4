namespace DslNets.SideBySide.Networks;

/// <summary>A signal, sample by sample, through gated recurrent units: as a model of an amplifier.</summary>
[Network(Loss.MeanSquaredError)]
[Input(20, 1)]
[Gru(16, ReturnSequences = true)]
[Dense(1)]
internal sealed partial class GruAmplifier;
