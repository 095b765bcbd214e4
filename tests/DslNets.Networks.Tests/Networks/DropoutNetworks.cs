namespace DslNets.Networks.Tests.Networks;

[Network(Loss.CrossEntropy)]
[Input(6)]
[Dense(9, Relu)]
[Dropout(0.4)]
[Dense(7, Tanh)]
[Dropout(0.25)]
[Dense(3, Softmax)]
internal sealed partial class DropoutNet;

[Network(Loss.CrossEntropy, Precision = Precision.Double)]
[Input(6)]
[Dense(9, Relu)]
[Dropout(0.4)]
[Dense(7, Tanh)]
[Dropout(0.25)]
[Dense(3, Softmax)]
internal sealed partial class DropoutNetDouble;

[Network(Loss.MeanSquaredError)]
[Input(40)]
[Dropout(0.3)]
internal sealed partial class OnlyDropoutNet;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(40)]
[Dropout(0.3)]
internal sealed partial class OnlyDropoutNetDouble;
