namespace Lectures;

/// <summary>
/// Regression of y = sin(x): a network of width 4 bends at few places, a second layer of 4 bends what is bent already, and width 64 has units to
/// spare. Each tanh unit is one step, and the sum of steps is the curve.
/// </summary>
public sealed partial class Sine() : Lecture("sine", "Sine regression with widths 4, 4-4 and 64", epochs: 1000)
{
    private const int Count = 128;

    /// <inheritdoc/>
    public override void Run(SampleSettings settings)
    {
        float[] x = [.. Enumerable.Range(0, Count).Select(i => (2 * MathF.PI * i / (Count - 1)) - MathF.PI)];
        float[] sine = [.. x.Select(MathF.Sin)];
        var curve = new DataSet<float>(x, sine, Count);
        FitOptions options = Options(settings, batchSize: 32, new Adam { LearningRate = 0.01, Schedule = new CosineDecay { Length = settings.Epochs } });

        var narrow = new Width4(settings.Seed);
        var deep = new Width4x4(settings.Seed);
        var wide = new Width64(settings.Seed);
        narrow.Fit(curve, options);
        deep.Fit(curve, options);
        wide.Fit(curve, options);

        Console.WriteLine("      x     sin x         4       4-4        64");
        Span<float> y = stackalloc float[3];
        for (int i = 0; i < Count; i += 9)
        {
            narrow.Predict([x[i]], y[..1]);
            deep.Predict([x[i]], y[1..2]);
            wide.Predict([x[i]], y[2..]);
            Console.WriteLine($"{x[i],7:F3}{sine[i],10:F4}{y[0],10:F4}{y[1],10:F4}{y[2],10:F4}");
        }

        (double loss4, double loss44, double loss64) = (narrow.Evaluate(curve).Loss, deep.Evaluate(curve).Loss, wide.Evaluate(curve).Loss);
        Console.WriteLine($"mean squared error {loss4:0.00e-0} with {Width4.ParameterCount} parameters, {loss44:0.00e-0} with {Width4x4.ParameterCount}, {loss64:0.00e-0} with {Width64.ParameterCount}");
        ResultLine.Write(("loss4", loss4), ("loss44", loss44), ("loss64", loss64));
    }

    [Network(Loss.MeanSquaredError)]
    [Input(1)]
    [Dense(4, Tanh)]
    [Dense(1)]
    internal sealed partial class Width4;

    [Network(Loss.MeanSquaredError)]
    [Input(1)]
    [Dense(4, Tanh)]
    [Dense(4, Tanh)]
    [Dense(1)]
    internal sealed partial class Width4x4;

    [Network(Loss.MeanSquaredError)]
    [Input(1)]
    [Dense(64, Tanh)]
    [Dense(1)]
    internal sealed partial class Width64;
}
