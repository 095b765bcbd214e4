namespace DslNets.Networks.Tests.Networks;

// Functions of the class itself that are built in under another name, so that their goldens serve.
[Network(nameof(Square))]
[Input(5)]
[Dense(7, nameof(Swish))]
[Dense(3)]
internal sealed partial class CustomNet
{
    private static float Swish(float x) => x / (1 + MathF.Exp(-x));

    private static float Square(float prediction, float target) => (prediction - target) * (prediction - target);
}

[Network(nameof(Square), Precision = Precision.Double)]
[Input(5)]
[Dense(7, nameof(Swish))]
[Dense(3)]
internal sealed partial class CustomNetDouble
{
    private static double Swish(double x) => x / (1 + Math.Exp(-x));

    private static double Square(double prediction, double target) => (prediction - target) * (prediction - target);
}
