namespace DslNets.SideBySide.Networks;

/// <summary>64-128-64-10: a vector of features.</summary>
[Network(Loss.CrossEntropy)]
[Input(64)]
[Dense(128, Relu)]
[Dense(64, Relu)]
[Dense(10, Softmax)]
internal sealed partial class FeatureMlp;
