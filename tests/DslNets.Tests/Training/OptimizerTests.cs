using DslNets.Runtime;

namespace DslNets.Tests.Training;

/// <summary>Every optimizer against its formula in PyTorch's documentation, written here a second time, for one number at a time.</summary>
public sealed class OptimizerTests
{
    private const double Rate = 0.05;
    private const double Decay = 0.1;

    private delegate double Rule(double parameter, double gradient, int step, double decay, double[] state);

    public static TheoryData<string> Names => [.. Cases.Keys];

    private static Dictionary<string, (Optimizer Optimizer, Rule Rule)> Cases { get; } = new()
    {
        ["Sgd"] = (new Sgd { LearningRate = Rate, WeightDecay = Decay }, (p, g, _, decay, _) => p - (Rate * (g + (decay * p)))),
        ["Sgd, decoupled"] = (new Sgd { LearningRate = Rate, WeightDecay = Decay, DecouplesWeightDecay = true }, (p, g, _, decay, _) => p - (Rate * decay * p) - (Rate * g)),
        ["Sgd, momentum and dampening"] = (
            new Sgd { LearningRate = Rate, WeightDecay = Decay, Momentum = 0.9, Dampening = 0.3 },
            (p, g, step, decay, s) =>
            {
                g += decay * p;
                s[0] = step == 1 ? g : (0.9 * s[0]) + (0.7 * g);
                return p - (Rate * s[0]);
            }),
        ["Sgd, Nesterov"] = (
            new Sgd { LearningRate = Rate, WeightDecay = Decay, Momentum = 0.8, Nesterov = true },
            (p, g, step, decay, s) =>
            {
                g += decay * p;
                s[0] = (0.8 * s[0]) + g;
                return p - (Rate * (g + (0.8 * s[0])));
            }),
        ["RmsProp"] = (
            new RmsProp { LearningRate = Rate, WeightDecay = Decay, Alpha = 0.9, Epsilon = 1e-3 },
            (p, g, _, decay, s) =>
            {
                g += decay * p;
                s[0] = (0.9 * s[0]) + (0.1 * g * g);
                return p - (Rate * g / (Math.Sqrt(s[0]) + 1e-3));
            }),
        ["RmsProp, centered"] = (
            new RmsProp { LearningRate = Rate, WeightDecay = Decay, Centered = true },
            (p, g, _, decay, s) =>
            {
                g += decay * p;
                s[0] = (0.99 * s[0]) + (0.01 * g * g);
                s[1] = (0.99 * s[1]) + (0.01 * g);
                return p - (Rate * g / (Math.Sqrt(s[0] - (s[1] * s[1])) + 1e-8));
            }),
        ["RmsProp, momentum"] = (
            new RmsProp { LearningRate = Rate, WeightDecay = Decay, Momentum = 0.7 },
            (p, g, _, decay, s) =>
            {
                g += decay * p;
                s[0] = (0.99 * s[0]) + (0.01 * g * g);
                s[1] = (0.7 * s[1]) + (g / (Math.Sqrt(s[0]) + 1e-8));
                return p - (Rate * s[1]);
            }),
        ["RmsProp, centered and momentum"] = (
            new RmsProp { LearningRate = Rate, WeightDecay = Decay, Momentum = 0.7, Centered = true },
            (p, g, _, decay, s) =>
            {
                g += decay * p;
                s[0] = (0.99 * s[0]) + (0.01 * g * g);
                s[2] = (0.99 * s[2]) + (0.01 * g);
                s[1] = (0.7 * s[1]) + (g / (Math.Sqrt(s[0] - (s[2] * s[2])) + 1e-8));
                return p - (Rate * s[1]);
            }),
        ["Adagrad"] = (
            new Adagrad { LearningRate = Rate, WeightDecay = Decay, LearningRateDecay = 0.2, InitialAccumulator = 0.5 },
            (p, g, step, decay, s) =>
            {
                g += decay * p;
                s[0] = (step == 1 ? 0.5 : s[0]) + (g * g);
                return p - (Rate / (1 + ((step - 1) * 0.2)) * g / (Math.Sqrt(s[0]) + 1e-10));
            }),
        ["Adadelta"] = (
            new Adadelta { LearningRate = 0.7, WeightDecay = Decay, Rho = 0.8 },
            (p, g, _, decay, s) =>
            {
                g += decay * p;
                s[0] = (0.8 * s[0]) + (0.2 * g * g);
                double change = Math.Sqrt(s[1] + 1e-6) / Math.Sqrt(s[0] + 1e-6) * g;
                s[1] = (0.8 * s[1]) + (0.2 * change * change);
                return p - (0.7 * change);
            }),
        ["Adam"] = (new Adam { LearningRate = Rate, WeightDecay = Decay }, (p, g, step, decay, s) => Adam(p, g + (decay * p), step, s)),
        ["Adam, AMSGrad"] = (
            new Adam { LearningRate = Rate, Beta1 = 0.5, Beta2 = 0.6, Epsilon = 1e-4, AmsGrad = true },
            (p, g, step, _, s) =>
            {
                s[0] = (0.5 * s[0]) + (0.5 * g);
                s[1] = (0.6 * s[1]) + (0.4 * g * g);
                s[2] = Math.Max(s[2], s[1]);
                return p - (Rate / (1 - Math.Pow(0.5, step)) * s[0] / ((Math.Sqrt(s[2]) / Math.Sqrt(1 - Math.Pow(0.6, step))) + 1e-4));
            }),
        ["AdamW"] = (new AdamW { LearningRate = Rate, WeightDecay = Decay }, (p, g, step, decay, s) => Adam(p * (1 - (Rate * decay)), g, step, s)),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Steps_follow_the_formula(string name)
    {
        (Optimizer optimizer, Rule rule) = Cases[name];
        AssertFollows(optimizer, rule, tensor => tensor.Decays ? optimizer.WeightDecay : 0);
        AssertFollows(optimizer with { DecaysEverything = true }, rule, _ => optimizer.WeightDecay);
    }

    [Fact]
    public void Float_steps_are_the_double_ones_rounded()
    {
        foreach ((Optimizer optimizer, _) in Cases.Values)
        {
            using var inFloat = new Trainer<LinearRegression<float>, float>(LinearRegression<float>.Create(1), optimizer);
            using var inDouble = new Trainer<LinearRegression<double>, double>(LinearRegression<double>.Create(1), optimizer);
            Batch<float> floats = Samples.Linear<float>(20).First(LinearRegression<float>.Description, 20);
            Batch<double> doubles = Samples.Linear<double>(20).First(LinearRegression<double>.Description, 20);
            for (int step = 0; step < 5; step++)
            {
                inFloat.TrainStep(floats);
                inDouble.TrainStep(doubles);
            }

            Assert.All(inFloat.Network.ParametersOf().Zip(inDouble.Network.ParametersOf()), pair => Assert.Equal(pair.Second, pair.First, 1e-4));
        }
    }

    [Fact]
    public void Padding_stays_zero()
    {
        foreach ((Optimizer optimizer, _) in Cases.Values)
        {
            LinearRegression<float> network = LinearRegression<float>.Create(1);
            using var trainer = new Trainer<LinearRegression<float>, float>(network, optimizer with { DecaysEverything = true });
            Batch<float> batch = Samples.Linear<float>(5).First(LinearRegression<float>.Description, 5);
            trainer.TrainStep(batch);
            trainer.TrainStep(batch);
            Assert.Equal(8, network.ParametersOf().Count(value => value != 0));
            Assert.Equal(8, network.Parameters.Trained.Span.ToArray().Count(value => value != 0));
        }
    }

    [Fact]
    public void Gradients_are_clipped_by_value_and_then_by_norm()
    {
        AssertClips(new Sgd { LearningRate = 1, ClipValue = 0.2 }, gradients => [.. gradients.Select(g => Math.Clamp(g, -0.2, 0.2))]);
        AssertClips(new Sgd { LearningRate = 1, ClipNorm = 0.3 }, gradients => ClipNorm(gradients, 0.3));
        AssertClips(new Sgd { LearningRate = 1, ClipNorm = 1000 }, gradients => gradients);
        AssertClips(new Sgd { LearningRate = 1, ClipNorm = 0.3, ClipValue = 0.2 }, gradients => ClipNorm([.. gradients.Select(g => Math.Clamp(g, -0.2, 0.2))], 0.3));
    }

    [Fact]
    public void Groups_scale_the_rate_set_the_decay_and_freeze()
    {
        double[] Change(params ParameterGroup[] groups)
        {
            LinearRegression<double> network = LinearRegression<double>.Create(1);
            network.Parameters.Trained.Span[LinearRegression<double>.Description.Tensors[1].Offset] = 0.5;
            using var trainer = new Trainer<LinearRegression<double>, double>(network, new Sgd { LearningRate = 0.1, Groups = groups });
            double[] before = network.ParametersOf();
            trainer.TrainStep(Samples.Linear<double>(8).First(LinearRegression<double>.Description, 8));
            return [.. network.ParametersOf().Zip(before, (after, old) => after - old)];
        }

        double[] plain = Change();
        ParameterGroup bias = new() { Contains = tensor => tensor.Name == "dense1.bias" };
        double[] scaled = Change(bias with { LearningRateScale = 0.5 });
        double[] decayed = Change(bias with { WeightDecay = 0.2 });
        double[] frozen = Change(bias with { IsFrozen = true });
        Assert.Equal(plain[..6], scaled[..6]);
        Assert.Equal(plain[6] / 2, scaled[6], 1e-15);
        Assert.Equal(plain[..6], decayed[..6]);
        Assert.Equal(plain[6] - (0.1 * 0.2 * 0.5), decayed[6], 1e-15);
        Assert.Equal(plain[..6], frozen[..6]);
        Assert.Equal([0, 0], frozen[6..]);
        Assert.All(Change(ParameterGroup.Of("dense1") with { IsFrozen = true }), change => Assert.Equal(0, change));
        Assert.Equal(frozen, Change(bias with { IsFrozen = true }, ParameterGroup.Of("dense1")));
    }

    [Fact]
    public void Frozen_gradients_do_not_count_in_the_norm()
    {
        ParameterGroup bias = new() { Contains = tensor => tensor.Name == "dense1.bias", IsFrozen = true };
        AssertClips(new Sgd { LearningRate = 1, ClipNorm = 0.3, Groups = [bias] }, gradients => [.. ClipNorm(gradients[..6], 0.3), 0, 0]);
    }

    [Fact]
    public void A_group_without_tensors_is_an_error_that_names_the_tensors()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(
            () => new Trainer<LinearRegression<float>, float>(LinearRegression<float>.Create(1), new Adam { Groups = [ParameterGroup.Of("dense2")] }));
        Assert.Contains("dense1.weight, dense1.bias", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Impossible_settings_are_refused_by_name()
    {
        Assert.Equal("LearningRate", Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd { LearningRate = -1 }).ParamName);
        Assert.Equal("LearningRate", Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd { LearningRate = double.NaN }).ParamName);
        Assert.Equal("WeightDecay", Assert.Throws<ArgumentOutOfRangeException>(() => new Adam { WeightDecay = -1 }).ParamName);
        Assert.Equal("ClipNorm", Assert.Throws<ArgumentOutOfRangeException>(() => new Adam { ClipNorm = 0 }).ParamName);
        Assert.Equal("Beta1", Assert.Throws<ArgumentOutOfRangeException>(() => new Adam { Beta1 = 1 }).ParamName);
        Assert.Equal("Epsilon", Assert.Throws<ArgumentOutOfRangeException>(() => new RmsProp { Epsilon = 0 }).ParamName);
        Assert.Throws<InvalidOperationException>(() => new Trainer<LinearRegression<float>, float>(LinearRegression<float>.Create(1), new Sgd { Nesterov = true }));
    }

    [Fact]
    public void Defaults_are_those_of_the_documentation()
    {
        Assert.Equal((0.001, 0.99, 1e-8), (new RmsProp().LearningRate, new RmsProp().Alpha, new RmsProp().Epsilon));
        Assert.Equal((0.001, 1e-10), (new Adagrad().LearningRate, new Adagrad().Epsilon));
        Assert.Equal((1, 0.9, 1e-6), (new Adadelta().LearningRate, new Adadelta().Rho, new Adadelta().Epsilon));
        Assert.Equal((0.001, 0.9, 0.999, 1e-8, 0), (new Adam().LearningRate, new Adam().Beta1, new Adam().Beta2, new Adam().Epsilon, new Adam().WeightDecay));
        Assert.Equal((0.001, 0.01, true), (new AdamW().LearningRate, new AdamW().WeightDecay, new AdamW().DecouplesWeightDecay));
    }

    [Fact]
    public void Clipping_keeps_gradients_that_are_not_numbers_as_PyTorch_does()
    {
        using var trainer = new Trainer<LinearRegression<float>, float>(LinearRegression<float>.Create(3), new Sgd { LearningRate = 1, ClipValue = 0.2 });
        Batch<float> batch = Samples.Linear<float>(10).First(LinearRegression<float>.Description, 10);
        float[] before = trainer.Network.ParametersOf();
        trainer.Forward(batch);
        batch.Output().Fill(1);
        batch.Output()[0] = float.NaN;
        trainer.Backward(batch);
        trainer.Step();
        float[] after = trainer.Network.ParametersOf();
        Assert.Equal((float.NaN, before[7] - 0.2f), (after[6], after[7]));
    }

    [Fact]
    public void The_smaller_and_the_larger_of_a_number_and_none_is_none_in_vectors_of_every_width()
    {
        static void Check<TLanes>()
            where TLanes : struct, ILanes<TLanes, float>
        {
            (TLanes number, TLanes none) = (TLanes.Create(1), TLanes.Create(float.NaN));
            Assert.All([TLanes.Min(number, none), TLanes.Min(none, number), TLanes.Max(number, none), TLanes.Max(none, number)], lanes => Assert.True(double.IsNaN(lanes.Sum())));
            Assert.Equal((TLanes.Count, 2 * TLanes.Count), (TLanes.Min(number, number + number).Sum(), TLanes.Max(number, number + number).Sum()));
        }

        Check<Lanes128<float>>();
        Check<Lanes256<float>>();
        Check<Lanes512<float>>();
    }

    private static double Adam(double parameter, double gradient, int step, double[] state)
    {
        state[0] = (0.9 * state[0]) + (0.1 * gradient);
        state[1] = (0.999 * state[1]) + (0.001 * gradient * gradient);
        double mean = state[0] / (1 - Math.Pow(0.9, step));
        double square = state[1] / (1 - Math.Pow(0.999, step));
        return parameter - (Rate * mean / (Math.Sqrt(square) + 1e-8));
    }

    private static double[] ClipNorm(double[] gradients, double limit)
    {
        double norm = Math.Sqrt(gradients.Sum(g => g * g));
        return [.. gradients.Select(g => g * Math.Min(1, limit / (norm + 1e-6)))];
    }

    private static void AssertFollows(Optimizer optimizer, Rule rule, Func<TensorDescription, double> decayOf)
    {
        using var trainer = new Trainer<LinearRegression<double>, double>(LinearRegression<double>.Create(3), optimizer);
        double[] expected = trainer.Network.ParametersOf();
        double[][] states = [.. expected.Select(_ => new double[3])];
        DataSet<double> data = Samples.Linear<double>(60);
        for (int step = 1; step <= 6; step++)
        {
            trainer.TrainStep(data.First(LinearRegression<double>.Description, 10, start: (step - 1) * 10));
            double[] gradients = trainer.GradientsOf();
            for (int i = 0; i < expected.Length; i++)
            {
                TensorDescription tensor = LinearRegression<double>.Description.Tensors[i < 6 ? 0 : 1];
                expected[i] = rule(expected[i], gradients[i], step, decayOf(tensor), states[i]);
            }

            Assert.All(expected.Zip(trainer.Network.ParametersOf()), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
        }
    }

    private static void AssertClips(Sgd optimizer, Func<double[], double[]> clip)
    {
        using var trainer = new Trainer<LinearRegression<double>, double>(LinearRegression<double>.Create(3), optimizer);
        double[] before = trainer.Network.ParametersOf();
        trainer.TrainStep(Samples.Linear<double>(10).First(LinearRegression<double>.Description, 10));
        double[] expected = [.. before.Zip(clip(trainer.GradientsOf()), (parameter, gradient) => parameter - gradient)];
        Assert.All(expected.Zip(trainer.Network.ParametersOf()), pair => Assert.Equal(pair.First, pair.Second, 1e-14));
    }
}
