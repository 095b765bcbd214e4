namespace DslNets.SideBySide.Networks;

/// <summary>16-32-32-4: a handful of sensor values.</summary>
[Network(Loss.CrossEntropy)]
[Input(16)]
[Dense(32, Relu)]
[Dense(32, Relu)]
[Dense(4, Softmax)]
internal sealed partial class SensorMlp;
