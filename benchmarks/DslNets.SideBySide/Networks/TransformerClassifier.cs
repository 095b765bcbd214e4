namespace DslNets.SideBySide.Networks;

/// <summary>A small transformer, as of a language model: 64 steps of 64 features, four causal layers of four heads.</summary>
[Network(Loss.CrossEntropy)]
[Input(64, 64)]
[TransformerEncoder(4, 256, NormFirst = true, Causal = true)]
[TransformerEncoder(4, 256, NormFirst = true, Causal = true)]
[TransformerEncoder(4, 256, NormFirst = true, Causal = true)]
[TransformerEncoder(4, 256, NormFirst = true, Causal = true)]
[GlobalAveragePool]
[Dense(10, Softmax)]
internal sealed partial class TransformerClassifier;
