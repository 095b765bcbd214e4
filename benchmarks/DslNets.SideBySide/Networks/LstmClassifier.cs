namespace DslNets.SideBySide.Networks;

/// <summary>Fifty steps of 32 features, read by an LSTM of 64 units.</summary>
[Network(Loss.CrossEntropy)]
[Input(50, 32)]
[Lstm(64)]
[Dense(10, Softmax)]
internal sealed partial class LstmClassifier;
