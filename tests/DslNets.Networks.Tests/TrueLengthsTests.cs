using DslNets.Networks.Tests.Networks;

namespace DslNets.Networks.Tests;

/// <summary>Sequences of different lengths, padded to the same: what users see beyond the numbers, which PyTorch checks.</summary>
public class TrueLengthsTests
{
    private const int Steps = 6;
    private const int Features = 3;
    private const int Samples = 19;

    [Fact]
    public void What_stands_in_the_padding_changes_nothing_not_even_if_it_is_no_number()
    {
        float[] zeros = Inputs(0);
        float[] notNumbers = Inputs(float.NaN);
        Assert.Equal(Trained(zeros), Trained(notNumbers));
    }

    [Fact]
    public void Attention_asks_no_padding_whatever_stands_there()
    {
        // 19 samples: the last vector has lanes behind the last sample.
        int[] lengths = [.. Enumerable.Range(0, Samples).Select(sample => 1 + (sample % 7))];
        float[] Filled(float padding) =>
            [.. Enumerable.Range(0, Samples * 7 * 4).Select(place => place / 4 % 7 < lengths[place / 28] ? MathF.Sin(place) : padding)];
        float[] Learned(float padding)
        {
            var network = new LengthsAttentionNet(seed: 6);
            var data = new DataSet<float>([new DataPort<float>(Filled(padding), 28, lengths)], [new DataPort<float>([.. Enumerable.Range(0, Samples * 14).Select(value => MathF.Cos(value))], 14)]);
            network.Fit(data, new FitOptions { Epochs = 2, BatchSize = 8 });
            var y = new float[Samples * 14];
            network.PredictBatch(Filled(padding), lengths, y);
            Assert.All(y, value => Assert.True(float.IsFinite(value)));
            Assert.Equal(0, y[(2 * 7 * 2) - 1]);
            return y;
        }

        Assert.Equal(Learned(0), Learned(float.NaN));
        Assert.Equal(Learned(0), Learned(1e9f));
    }

    [Fact]
    public void A_length_out_of_range_is_told_with_its_sample_before_anything_is_computed()
    {
        var network = new LengthsBidirectionalNet(seed: 1);
        var y = new float[2];
        ArgumentOutOfRangeException one = Assert.Throws<ArgumentOutOfRangeException>(() => network.Predict(new float[Steps * Features], [7], y));
        Assert.Equal("inputLengths", one.ParamName);
        Assert.Contains("Sample 0: the length must be 1 to 6, but is 7.", one.Message, StringComparison.Ordinal);

        ArgumentOutOfRangeException many = Assert.Throws<ArgumentOutOfRangeException>(() => network.PredictBatch(new float[3 * Steps * Features], [6, 1, 0], new float[6]));
        Assert.Contains("Sample 2: the length must be 1 to 6, but is 0.", many.Message, StringComparison.Ordinal);
        Assert.Equal("inputLengths", Assert.Throws<ArgumentException>(() => network.PredictBatch(new float[2 * Steps * Features], [6], new float[4])).ParamName);

        var batch = new Batch<float>(LengthsBidirectionalNet.Description, 4);
        batch.Lengths()[3] = -1;
        using var trainer = new Trainer<LengthsBidirectionalNet, float>(network, new Sgd());
        var before = new float[LengthsBidirectionalNet.ParameterCount];
        network.CopyParametersTo<LengthsBidirectionalNet, float>(before);
        Assert.Contains("Sample 3", Assert.Throws<ArgumentOutOfRangeException>(() => trainer.TrainStep(batch)).Message, StringComparison.Ordinal);
        var after = new float[before.Length];
        network.CopyParametersTo<LengthsBidirectionalNet, float>(after);
        Assert.Equal(before, after);
    }

    [Fact]
    public void A_batch_predicts_what_its_samples_do()
    {
        var network = new LengthsBidirectionalNet(seed: 2);
        float[] x = Inputs(0);
        var y = new float[Samples * 2];
        network.PredictBatch(x, Lengths(), y);
        for (int sample = 0; sample < Samples; sample++)
        {
            var alone = new float[2];
            network.Predict(x.AsSpan(sample * Steps * Features, Steps * Features), [Lengths()[sample]], alone);
            Assert.Equal(alone, y.AsSpan(sample * 2, 2).ToArray());
        }
    }

    [Fact]
    public void Data_sets_carry_lengths_through_subsets_training_and_evaluation()
    {
        DataSet<float> all = Data(Inputs(0), Lengths());
        DataSet<float> some = all.Subset([3, 5, 11]).WithSampleWeights([1, 1, 1]);
        var batch = new Batch<float>(LengthsBidirectionalNet.Description, 3);
        some.Read([0, 1, 2], batch);
        Assert.Equal([Lengths()[3], Lengths()[5], Lengths()[11]], batch.Lengths().ToArray());

        var network = new LengthsBidirectionalNet(seed: 3);
        double before = network.Evaluate(all).Loss;
        Assert.NotEqual(before, network.Evaluate(Data(Inputs(0), null)).Loss);
        network.Fit(all, new FitOptions { Epochs = 5, BatchSize = 8, Optimizer = new Adam { LearningRate = 0.01 } });
        Assert.True(network.Evaluate(all).Loss < before);
    }

    [Fact]
    public void Lengths_that_do_not_fit_the_data_or_the_network_are_told()
    {
        Assert.Contains("2 lengths for 3 samples", Assert.Throws<ArgumentException>(() => new DataPort<float>(new float[6], 2, [1, 1])).Message, StringComparison.Ordinal);
        Assert.Contains("sample 1 is 0", Assert.Throws<ArgumentException>(() => new DataPort<float>(new float[4], 2, [1, 0])).Message, StringComparison.Ordinal);
        var batch = new Batch<float>(GruStream.Description, 1);
        var data = new DataSet<float>([new DataPort<float>(new float[18], 18, [4])], [new DataPort<float>(new float[27], 27)]);
        Assert.Contains("Lengths = true", Assert.Throws<ArgumentException>(() => data.Read([0], batch)).Message, StringComparison.Ordinal);
        Assert.True(batch.Lengths().IsEmpty);
    }

    [Fact]
    public void Training_and_prediction_with_lengths_allocate_nothing()
    {
        var network = new LengthsBidirectionalNet(seed: 4);
        using var trainer = new Trainer<LengthsBidirectionalNet, float>(network, new Sgd(), new TrainerOptions { Threads = 1 });
        var batch = new Batch<float>(LengthsBidirectionalNet.Description, Samples);
        Data(Inputs(0), Lengths()).Read([.. Enumerable.Range(0, Samples)], batch);
        trainer.TrainStep(batch);
        network.PredictBatch(batch);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int step = 0; step < 10; step++)
        {
            trainer.TrainStep(batch);
            network.PredictBatch(batch);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static float[] Trained(float[] inputs)
    {
        var network = new LengthsBidirectionalNet(seed: 5);
        network.Fit(Data(inputs, Lengths()), new FitOptions { Epochs = 3, BatchSize = 8 });
        var parameters = new float[LengthsBidirectionalNet.ParameterCount];
        network.CopyParametersTo<LengthsBidirectionalNet, float>(parameters);
        Assert.All(parameters, value => Assert.True(float.IsFinite(value)));
        return parameters;
    }

    private static DataSet<float> Data(float[] inputs, int[]? lengths) => new(
        [lengths is null ? new DataPort<float>(inputs, Steps * Features) : new DataPort<float>(inputs, Steps * Features, lengths)],
        [new DataPort<float>([.. Enumerable.Range(0, Samples * 2).Select(value => MathF.Sin(value))], 2)]);

    private static int[] Lengths() => [.. Enumerable.Range(0, Samples).Select(sample => 1 + (sample * 5 % Steps))];

    /// <summary>Random real steps, and one number in all others.</summary>
    private static float[] Inputs(float padding)
    {
        var random = new Random(1);
        int[] lengths = Lengths();
        return
        [
            .. Enumerable.Range(0, Samples * Steps * Features).Select(place =>
            {
                float value = (random.NextSingle() * 2) - 1;
                return place / Features % Steps < lengths[place / Features / Steps] ? value : padding;
            }),
        ];
    }
}
