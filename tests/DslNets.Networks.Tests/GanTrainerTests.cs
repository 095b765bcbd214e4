namespace DslNets.Networks.Tests;

/// <summary>Generative adversarial networks: each loss against its formula, gradients against central differences through both networks, and what a step promises.</summary>
public partial class GanTrainerTests
{
    private const int LatentLength = 3;
    private const int SampleLength = 4;
    private const int Count = 5;

    /// <summary>Where the trainer's latent vectors begin: the same seed gives the same samples in later versions too.</summary>
    private const ulong FirstSequence = 3UL << 60;

    private static readonly GanLoss[] s_losses = Enum.GetValues<GanLoss>();

    public static TheoryData<GanLoss> Losses => [.. s_losses];

    [Network(Precision = Precision.Double)]
    [Input(LatentLength)]
    [Dense(5, Tanh)]
    [Dense(SampleLength)]
    internal sealed partial class Generator;

    [Network(Precision = Precision.Double)]
    [Input(SampleLength)]
    [Dense(6, Tanh)]
    [Dense(1)]
    internal sealed partial class Discriminator;

    /// <summary>Everything that is random, or looks at the whole batch.</summary>
    [Network]
    [Input(LatentLength)]
    [Dense(9)]
    [BatchNorm]
    [Activate(Relu)]
    [Dense(6, Tanh)]
    [Reshape(2, 3)]
    internal sealed partial class RandomGenerator;

    [Network]
    [Input(2, 3)]
    [GaussianNoise(0.1)]
    [Conv1D(9, 2, LeakyRelu, Padding = Padding.Same)]
    [Flatten]
    [Dropout(0.3)]
    [Dense(1)]
    internal sealed partial class RandomDiscriminator;

    [Network(Precision = Precision.Double)]
    [Input(2)]
    [Input(1, Name = "condition")]
    [Concat("input")]
    [Dense(SampleLength)]
    internal sealed partial class TwoInputs;

    [Network(Precision = Precision.Double)]
    [Input(SampleLength)]
    [Dense(SampleLength)]
    [Output("first")]
    [Dense(1)]
    [Output("second")]
    internal sealed partial class TwoOutputs;

    [Network(Loss.BinaryCrossEntropy, Precision = Precision.Double)]
    [Input(SampleLength)]
    [Dense(1, Sigmoid)]
    internal sealed partial class Probability;

    [Network(Loss.BinaryCrossEntropy, Precision = Precision.Double)]
    [Input(SampleLength)]
    [Dense(1)]
    internal sealed partial class Logit;

    [Theory]
    [MemberData(nameof(Losses))]
    public void A_step_follows_the_slopes_of_the_losses(GanLoss loss)
    {
        const double LearningRate = 0.7;
        const double Limit = 0.3;
        using var gan = Trainer(new GanOptions { Loss = loss, Seed = 5, WeightLimit = Limit, BatchSize = Count }, new Sgd { LearningRate = LearningRate });
        Batch<double> real = RealSamples();
        double[] weights = [2, 0.5, 1, 0, 3];
        weights.CopyTo(real.SampleWeights, 0);
        double[] latent = new double[Count * LatentLength];
        StandardNormal.Fill<double>(latent, seed: 5, FirstSequence);
        double[] x = real.Input().ToArray();

        double DiscriminatorLoss()
        {
            double[] ofReal = Outputs(gan.Discriminator, x);
            double[] ofGenerated = Outputs(gan.Discriminator, Samples(gan.Generator, latent));
            return ofReal.Zip(weights, (d, weight) => weight / weights.Sum() * OfReal(loss, d)).Sum() + ofGenerated.Average(d => OfGenerated(loss, d));
        }

        double GeneratorLoss() => Outputs(gan.Discriminator, Samples(gan.Generator, latent)).Average(d => OfGenerator(loss, d));

        double[] discriminator = Parameters(gan.Discriminator);
        double[] generator = Parameters(gan.Generator);
        double expected = DiscriminatorLoss();
        double[] slopes = Slopes(discriminator, values => gan.Discriminator.CopyParametersFrom(values), DiscriminatorLoss);
        GanLosses losses = gan.Step(real);
        Assert.Equal(expected, losses.Discriminator, 1e-12);
        double[] after = Parameters(gan.Discriminator);
        for (int index = 0; index < after.Length; index++)
        {
            double step = discriminator[index] - (LearningRate * slopes[index]);
            Assert.Equal(loss == GanLoss.Wasserstein ? Math.Clamp(step, -Limit, Limit) : step, after[index], 1e-8);
        }

        // The generator has seen the discriminator after its step.
        double[] learned = Parameters(gan.Generator);
        gan.Generator.CopyParametersFrom(generator);
        Assert.Equal(GeneratorLoss(), losses.Generator!.Value, 1e-12);
        slopes = Slopes(generator, values => gan.Generator.CopyParametersFrom(values), GeneratorLoss);
        for (int index = 0; index < learned.Length; index++)
        {
            Assert.Equal(generator[index] - (LearningRate * slopes[index]), learned[index], 1e-8);
        }

        Assert.Contains(slopes, slope => Math.Abs(slope) > 1e-3);
    }

    [Fact]
    public void Losses_do_not_overflow()
    {
        using var gan = Trainer(new GanOptions { BatchSize = Count }, new Sgd { LearningRate = 1e-3 });
        double[] values = Parameters(gan.Discriminator);
        gan.Discriminator.CopyParametersFrom([.. values.Select(value => 1e6 * value)]);
        GanLosses losses = gan.Step(RealSamples());
        Assert.True(double.IsFinite(losses.Discriminator) && double.IsFinite(losses.Generator!.Value), losses.ToString());
        Assert.All(Parameters(gan.Discriminator).Concat(Parameters(gan.Generator)), value => Assert.True(double.IsFinite(value)));
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void Threads_change_no_bit_and_seeds_do(GanLoss loss)
    {
        float[] Train(int threads, ulong seed)
        {
            var options = new GanOptions { Loss = loss, Seed = seed, Threads = threads, BatchSize = 40 };
            using var gan = new GanTrainer<RandomGenerator, RandomDiscriminator, float>(new(1), new(2), new Adam { Beta1 = 0.5 }, new Adam { Beta1 = 0.5 }, options);
            float[] points = new float[100 * 6];
            StandardNormal.Fill<float>(points, seed: 3);
            var data = new DataSet<float>(points, new int[100]);
            gan.TrainEpoch(data);
            gan.TrainEpoch(data);
            Assert.Equal(6, gan.StepCount);
            Assert.Equal(2, gan.EpochCount);
            return [.. Parameters<RandomGenerator, float>(gan.Generator), .. Parameters<RandomDiscriminator, float>(gan.Discriminator)];
        }

        float[] expected = Train(threads: 1, seed: 1);
        Assert.Equal(expected, Train(threads: 1, seed: 1));
        Assert.Equal(expected, Train(threads: 2, seed: 1));
        Assert.Equal(expected, Train(threads: 3, seed: 1));
        Assert.NotEqual(expected, Train(threads: 1, seed: 2));
    }

    [Fact]
    public void Steps_after_the_first_allocate_nothing()
    {
        foreach (GanLoss loss in s_losses)
        {
            using var gan = new GanTrainer<RandomGenerator, RandomDiscriminator, float>(new(1), new(2), new Adam(), new AdamW { ClipNorm = 1 }, new GanOptions { Loss = loss, Threads = 1, BatchSize = 33 });
            var real = new Batch<float>(RandomDiscriminator.Description, 33);
            StandardNormal.Fill(real.Input(), seed: 1);
            gan.Step(real);

            // One quiet try of several: the runtime itself allocates now and then, when it compiles a method anew.
            Assert.Contains(Enumerable.Range(0, 10).ToArray(), _ =>
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                for (int step = 0; step < 20; step++)
                {
                    gan.Step(real);
                }

                return GC.GetAllocatedBytesForCurrentThread() == before;
            });
        }
    }

    [Fact]
    public void Generator_steps_with_every_third_step_of_the_discriminator()
    {
        using var gan = Trainer(new GanOptions { DiscriminatorSteps = 3, BatchSize = Count }, new Sgd());
        Batch<double> real = RealSamples();
        for (int step = 1; step <= 7; step++)
        {
            double[] before = Parameters(gan.Generator);
            GanLosses losses = gan.Step(real);
            Assert.Equal(step % 3 == 0, losses.Generator is not null);
            Assert.Equal(step % 3 != 0, before.SequenceEqual(Parameters(gan.Generator)));
        }
    }

    [Fact]
    public void Loss_that_is_not_finite_changes_no_parameter()
    {
        using var gan = Trainer(new GanOptions { BatchSize = Count }, new Adam());
        (double[] generator, double[] discriminator) = (Parameters(gan.Generator), Parameters(gan.Discriminator));
        Batch<double> real = RealSamples();
        real.Input()[7] = double.NaN;
        GanLosses losses = gan.Step(real);
        Assert.Equal(double.NaN, losses.Discriminator);
        Assert.Null(losses.Generator);
        Assert.Equal(generator, Parameters(gan.Generator));
        Assert.Equal(discriminator, Parameters(gan.Discriminator));

        // The step after is as if it had not been.
        gan.Step(RealSamples());
        Assert.All(Parameters(gan.Generator).Concat(Parameters(gan.Discriminator)), value => Assert.True(double.IsFinite(value)));
    }

    [Fact]
    public void Batches_may_be_smaller_and_larger_than_expected()
    {
        using var gan = Trainer(new GanOptions { BatchSize = 4 }, new Adam());
        foreach (int count in new[] { 1, 4, 40, 3, 17 })
        {
            GanLosses losses = gan.Step(RealSamples(count));
            Assert.True(double.IsFinite(losses.Discriminator));
        }
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void Generator_learns_where_points_are(GanLoss loss)
    {
        // Around (1, -2, 0.5, 3), with a deviation of 0.2.
        double[] center = [1, -2, 0.5, 3];
        double[] points = new double[400 * SampleLength];
        StandardNormal.Fill<double>(points, seed: 1);
        for (int index = 0; index < points.Length; index++)
        {
            points[index] = center[index % SampleLength] + (0.2 * points[index]);
        }

        Optimizer optimizer = new Adam { LearningRate = 0.005, Beta1 = 0.5, Schedule = new CosineDecay { Length = 300 } };
        using var gan = Trainer(new GanOptions { Loss = loss, DiscriminatorSteps = loss == GanLoss.Wasserstein ? 5 : 1, WeightLimit = 0.1, Threads = 1 }, optimizer);
        var data = new DataSet<double>(points, new int[400]);
        for (int epoch = 0; epoch < 300; epoch++)
        {
            gan.TrainEpoch(data);
        }

        double[] latent = new double[1000 * LatentLength];
        StandardNormal.Fill<double>(latent, seed: 2);
        double[] samples = Samples(gan.Generator, latent);
        for (int feature = 0; feature < SampleLength; feature++)
        {
            Assert.InRange(samples.Where((_, index) => index % SampleLength == feature).Average(), center[feature] - 0.3, center[feature] + 0.3);
        }
    }

    [Fact]
    public void Networks_that_do_not_fit_are_argument_errors()
    {
        Expect<TwoInputs, Discriminator>("generator", "The generator reads one latent vector, but TwoInputs has 2 inputs.");
        Expect<TwoOutputs, Discriminator>("generator", "The generator gives one sample, but TwoOutputs has 2 outputs.");
        Expect<Generator, TwoInputs>("discriminator", "The discriminator reads one sample, but TwoInputs has 2 inputs.");
        Expect<Discriminator, Discriminator>("discriminator", "The discriminator reads what the generator gives, 1, but Discriminator reads 4.");
        Expect<Generator, TwoOutputs>("discriminator", "The discriminator gives one value, but TwoOutputs gives 4 and 1.");
        Expect<Generator, Probability>("discriminator", "The losses apply the sigmoid themselves, but Probability gives a probability; leave the activation out.");
        new GanTrainer<Generator, Logit, double>(new(1), new(1), new Sgd(), new Sgd()).Dispose();
        Assert.Throws<ArgumentNullException>("generatorOptimizer", () => new GanTrainer<Generator, Discriminator, double>(new(1), new(1), null!, new Sgd()));

        static void Expect<TGenerator, TDiscriminator>(string parameter, string message)
            where TGenerator : class, INetwork<TGenerator, double>
            where TDiscriminator : class, INetwork<TDiscriminator, double> => Assert.StartsWith(
                message,
                Assert.Throws<ArgumentException>(
                    parameter, () => new GanTrainer<TGenerator, TDiscriminator, double>(TGenerator.Create(1), TDiscriminator.Create(1), new Sgd(), new Sgd())).Message,
                StringComparison.Ordinal);
    }

    [Fact]
    public void Batches_and_settings_that_do_not_fit_are_argument_errors()
    {
        using var gan = Trainer(new GanOptions(), new Sgd());
        Assert.Throws<ArgumentException>("batch", () => gan.Step(new Batch<double>(Generator.Description, 3)));
        Assert.Throws<ArgumentNullException>("real", () => gan.Step(null!));
        var weighted = new Batch<double>(Discriminator.Description, 3);
        weighted.SampleWeights[1] = -1;
        Assert.Contains("Sample 1", Assert.Throws<ArgumentOutOfRangeException>("real", () => gan.Step(weighted)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => gan.TrainEpoch(new DataSet<double>(new double[6], new int[2])));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GanOptions { Loss = (GanLoss)9 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new GanOptions { DiscriminatorSteps = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new GanOptions { WeightLimit = 0 });
    }

    // The losses by their definitions, where nothing overflows.
    private static double OfReal(GanLoss loss, double d) => loss switch
    {
        GanLoss.LeastSquares => (d - 1) * (d - 1) / 2,
        GanLoss.Wasserstein => -d,
        _ => -Math.Log(Logistic(d)),
    };

    private static double OfGenerated(GanLoss loss, double d) => loss switch
    {
        GanLoss.LeastSquares => d * d / 2,
        GanLoss.Wasserstein => d,
        _ => -Math.Log(1 - Logistic(d)),
    };

    private static double OfGenerator(GanLoss loss, double d) => loss switch
    {
        GanLoss.Standard => Math.Log(1 - Logistic(d)),
        GanLoss.NonSaturating => -Math.Log(Logistic(d)),
        GanLoss.LeastSquares => (d - 1) * (d - 1) / 2,
        _ => -d,
    };

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));

    private static GanTrainer<Generator, Discriminator, double> Trainer(GanOptions options, Optimizer optimizer) => new(new Generator(1), new Discriminator(2), optimizer, optimizer, options);

    private static Batch<double> RealSamples(int count = Count)
    {
        var real = new Batch<double>(Discriminator.Description, count);
        StandardNormal.Fill(real.Input(), seed: 9);
        return real;
    }

    private static double[] Samples(Generator generator, double[] latent)
    {
        double[] samples = new double[latent.Length / LatentLength * SampleLength];
        generator.PredictBatch(latent, samples);
        return samples;
    }

    private static double[] Outputs(Discriminator discriminator, double[] samples)
    {
        double[] outputs = new double[samples.Length / SampleLength];
        discriminator.PredictBatch(samples, outputs);
        return outputs;
    }

    private static double[] Parameters(Generator network) => Parameters<Generator, double>(network);

    private static double[] Parameters(Discriminator network) => Parameters<Discriminator, double>(network);

    private static T[] Parameters<TNetwork, T>(TNetwork network)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var values = new T[TNetwork.Description.ParameterCount];
        network.CopyParametersTo(values);
        return values;
    }

    /// <summary>Central differences of a loss; the parameters are as before at the end.</summary>
    private static double[] Slopes(double[] parameters, Action<double[]> set, Func<double> loss)
    {
        const double Step = 1e-5;
        double[] slopes = new double[parameters.Length];
        for (int index = 0; index < parameters.Length; index++)
        {
            double[] moved = [.. parameters];
            moved[index] += Step;
            set(moved);
            double above = loss();
            moved[index] -= 2 * Step;
            set(moved);
            slopes[index] = (above - loss()) / (2 * Step);
        }

        set(parameters);
        return slopes;
    }
}
