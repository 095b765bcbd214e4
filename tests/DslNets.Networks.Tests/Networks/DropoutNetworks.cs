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

[Network(Loss.MeanSquaredError)]
[Input(4, 4, 2)]
[Conv2D(5, 3, Relu)]
[SpatialDropout(0.4)]
[Conv2D(3, 2, Tanh, Padding = Padding.Same)]
[SpatialDropout(0.25)]
[Flatten]
[Dense(2)]
internal sealed partial class SpatialDropoutNet;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 4, 2)]
[Conv2D(5, 3, Relu)]
[SpatialDropout(0.4)]
[Conv2D(3, 2, Tanh, Padding = Padding.Same)]
[SpatialDropout(0.25)]
[Flatten]
[Dense(2)]
internal sealed partial class SpatialDropoutNetDouble;

[Network(Loss.MeanSquaredError)]
[Input(2, 3, 5)]
[SpatialDropout(0.3)]
internal sealed partial class OnlySpatialDropoutNet;

[Network(Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(2, 3, 5)]
[SpatialDropout(0.3)]
internal sealed partial class OnlySpatialDropoutNetDouble;
