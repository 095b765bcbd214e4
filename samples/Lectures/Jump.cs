namespace Lectures;

/// <summary>
/// A jump connection adds what enters a layer to what leaves it: y = x + f(x). Its derivative is 1 + f'(x): however small f' is, the gradient comes
/// through, and a layer that has nothing to say computes the identity (ResNets, He et al. 2016). Twelve tanh layers learn a rough curve with jumps
/// and do far worse without.
/// </summary>
public sealed partial class Jump() : Lecture("jump", "Jump connections: twelve layers with and without", epochs: 300)
{
    /// <inheritdoc/>
    public override void Run(SampleSettings settings)
    {
        const int Count = 256;
        float[] x = [.. Enumerable.Range(0, Count).Select(i => (2f * i / (Count - 1)) - 1)];
        var curve = new DataSet<float>(x, [.. x.Select(value => value + (0.5f * MathF.Sin(12 * value)))], Count);
        FitOptions options = Options(settings, batchSize: 32, new Adam { LearningRate = 0.002, Schedule = new CosineDecay { Length = settings.Epochs } });

        var plain = new Plain(settings.Seed);
        var jumping = new Jumping(settings.Seed);
        History plainHistory = plain.Fit(curve, options);
        History jumpingHistory = jumping.Fit(curve, options);

        Console.WriteLine("epoch   without jumps   with jumps");
        for (int epoch = 0; epoch < settings.Epochs; epoch += Math.Max(settings.Epochs / 10, 1))
        {
            Console.WriteLine($"{epoch + 1,5}{plainHistory.Epochs[epoch].Loss,16:F6}{jumpingHistory.Epochs[epoch].Loss,13:F6}");
        }

        (double plainLoss, double jumpingLoss) = (plain.Evaluate(curve).Loss, jumping.Evaluate(curve).Loss);
        Console.WriteLine($"mean squared error in the end: {plainLoss:F6} without, {jumpingLoss:F6} with jumps, both with {Plain.ParameterCount} parameters");
        ResultLine.Write(("plainLoss", plainLoss), ("jumpLoss", jumpingLoss));
    }

    [Network(Loss.MeanSquaredError)]
    [Input(1)]
    [Dense(16)]
    [Dense(16, Tanh)]
    [Dense(16, Tanh)]
    [Dense(16, Tanh)]
    [Dense(16, Tanh)]
    [Dense(16, Tanh)]
    [Dense(16, Tanh)]
    [Dense(16, Tanh)]
    [Dense(16, Tanh)]
    [Dense(16, Tanh)]
    [Dense(16, Tanh)]
    [Dense(16, Tanh)]
    [Dense(16, Tanh)]
    [Dense(1)]
    internal sealed partial class Plain;

    [Network(Loss.MeanSquaredError)]
    [Input(1)]
    [Dense(16, Name = "a")]
    [Dense(16, Tanh)]
    [Dense(16, Tanh)]
    [Add("a", Name = "b")]
    [Dense(16, Tanh)]
    [Dense(16, Tanh)]
    [Add("b", Name = "c")]
    [Dense(16, Tanh)]
    [Dense(16, Tanh)]
    [Add("c", Name = "d")]
    [Dense(16, Tanh)]
    [Dense(16, Tanh)]
    [Add("d", Name = "e")]
    [Dense(16, Tanh)]
    [Dense(16, Tanh)]
    [Add("e", Name = "f")]
    [Dense(16, Tanh)]
    [Dense(16, Tanh)]
    [Add("f")]
    [Dense(1)]
    internal sealed partial class Jumping;
}
