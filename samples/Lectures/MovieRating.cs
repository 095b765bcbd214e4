namespace Lectures;

/// <summary>
/// A neuron that guesses whether you will like a movie from the rating x of the critics: y = sigmoid(w x + b), with loss (y - t)^2. The chain rule
/// gives dL/dw = 2 (y - t) y (1 - y) x. A chain of two neurons, h = sigmoid(w x + b), y = sigmoid(v h + c), has dL/dv = 2 (y - t) y (1 - y) h, and
/// one factor v h (1 - h) more for w: backpropagation is that rule, from the end to the front.
/// </summary>
public sealed partial class MovieRating() : Lecture("movie-rating", "One neuron and a chain of two: backpropagation is the chain rule", epochs: 2000)
{
    /// <inheritdoc/>
    public override void Run(SampleSettings settings)
    {
        // From 0 to 1: the critics' rating, and how much you liked it.
        double[] critics = [0.1, 0.2, 0.3, 0.4, 0.6, 0.7, 0.8, 0.9];
        double[] liking = [0.05, 0.1, 0.1, 0.3, 0.7, 0.85, 0.95, 0.9];
        var movies = new DataSet<double>(critics, liking, critics.Length);

        var neuron = new Neuron(settings.Seed);
        var chain = new Chain(settings.Seed);
        double difference = Math.Max(
            Compare("neuron", Gradients<Neuron>(neuron, 0.8, 1), ByHand(neuron, 0.8, 1)),
            Compare("chain", Gradients<Chain>(chain, 0.8, 1), ByHand(chain, 0.8, 1)));

        neuron.Fit(movies, Options(settings, batchSize: 8, new Adam { LearningRate = 0.05 }));
        chain.Fit(movies, Options(settings, batchSize: 8, new Adam { LearningRate = 0.05 }));
        double loss = neuron.Evaluate(movies).Loss;
        double chainLoss = chain.Evaluate(movies).Loss;

        Console.WriteLine("critics  liked  neuron  chain");
        Span<double> y = stackalloc double[1];
        Span<double> z = stackalloc double[1];
        for (int movie = 0; movie < critics.Length; movie++)
        {
            neuron.Predict([critics[movie]], y);
            chain.Predict([critics[movie]], z);
            Console.WriteLine($"{critics[movie],7:F2}{liking[movie],7:F2}{y[0],8:F2}{z[0],7:F2}");
        }

        ResultLine.Write(("gradientDifference", difference), ("loss", loss), ("chainLoss", chainLoss));
    }

    private static double[] ByHand(Neuron neuron, double x, double t)
    {
        (double w, double b) = (neuron.Dense1.Weights[0, 0], neuron.Dense1.Bias[0]);
        double y = Logistic((w * x) + b);
        double dz = 2 * (y - t) * y * (1 - y);
        return [dz * x, dz];
    }

    private static double[] ByHand(Chain chain, double x, double t)
    {
        (double w, double b) = (chain.Dense1.Weights[0, 0], chain.Dense1.Bias[0]);
        (double v, double c) = (chain.Dense2.Weights[0, 0], chain.Dense2.Bias[0]);
        double h = Logistic((w * x) + b);
        double y = Logistic((v * h) + c);
        double dz = 2 * (y - t) * y * (1 - y);
        double dh = dz * v * h * (1 - h);
        return [dh * x, dh, dz * h, dz];
    }

    /// <summary>The gradients of the generated code for one movie: of the weight and the bias of each neuron.</summary>
    private static double[] Gradients<TNetwork>(TNetwork network, double x, double t)
        where TNetwork : class, INetwork<TNetwork, double>
    {
        using var trainer = new Trainer<TNetwork, double>(network, new Sgd());
        var batch = new Batch<double>(TNetwork.Description, 1) { Count = 1 };
        batch.SampleWeights[0] = 1;
        batch.Input()[0] = x;
        batch.Target()[0] = t;
        trainer.Forward(batch);
        trainer.Loss(batch);
        trainer.BackwardFromLoss();
        var gradients = new double[TNetwork.Description.ParameterCount];
        trainer.CopyGradientsTo(gradients);
        return gradients;
    }

    private static double Compare(string name, double[] generated, double[] byHand)
    {
        Console.WriteLine($"gradients of the {name}, generated: {string.Join("  ", generated.Select(value => $"{value:F8}"))}");
        Console.WriteLine($"gradients of the {name}, by hand:   {string.Join("  ", byHand.Select(value => $"{value:F8}"))}");
        return generated.Zip(byHand).Max(pair => Math.Abs(pair.First - pair.Second));
    }

    private static double Logistic(double z) => 1 / (1 + Math.Exp(-z));

    [Network(Loss.MeanSquaredError, Precision = Precision.Double)]
    [Input(1)]
    [Dense(1, Sigmoid)]
    internal sealed partial class Neuron;

    [Network(Loss.MeanSquaredError, Precision = Precision.Double)]
    [Input(1)]
    [Dense(1, Sigmoid)]
    [Dense(1, Sigmoid)]
    internal sealed partial class Chain;
}
