namespace DslNets.Networks.Tests;

/// <summary>Tokens on their way into a network, and what is learned from them.</summary>
public sealed partial class TokenTests
{
    private const int Steps = 3;
    private const int Vocabulary = 5;

    [Theory]
    [InlineData(-1)]
    [InlineData(Vocabulary)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void Tokens_outside_the_vocabulary_are_refused_before_anything_is_computed(int token)
    {
        var network = new Model(seed: 1);
        float[] output = new float[2 * Steps * Vocabulary];
        string one = Assert.Throws<ArgumentOutOfRangeException>("words", () => network.Predict([0, token, 1], output.AsSpan(0, Steps * Vocabulary))).Message;
        Assert.StartsWith("Sample 0, step 1: a token is a whole number from 0 to 4.", one, StringComparison.Ordinal);
        Assert.Contains(token.ToString(System.Globalization.CultureInfo.InvariantCulture), one, StringComparison.Ordinal);
        string several = Assert.Throws<ArgumentOutOfRangeException>("words", () => network.PredictBatch([0, 4, 1, 2, 3, token], output)).Message;
        Assert.StartsWith("Sample 1, step 2:", several, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("x", () => network.Encode([token, 0, 0], output.AsSpan(0, 4)));
        Assert.Throws<ArgumentOutOfRangeException>("x", () => network.EncodeBatch([0, 0, 0, 0, 0, token], output.AsSpan(0, 8)));
        Assert.All(output, value => Assert.Equal(0, value));
    }

    [Theory]
    [InlineData(-1f)]
    [InlineData(5f)]
    [InlineData(0.5f)]
    [InlineData(4.9999995f)]
    [InlineData(1e30f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void Values_that_are_no_tokens_are_refused_where_a_batch_enters(float value)
    {
        var network = new Model(seed: 1);
        var batch = new Batch<float>(Model.Description, 40);
        batch.Input()[(39 * Steps) + 1] = value;
        float[] before = network.Parameters.Trained.Span.ToArray();

        Assert.StartsWith("Sample 39, step 1:", Assert.Throws<ArgumentOutOfRangeException>("batch", () => network.PredictBatch(batch)).Message, StringComparison.Ordinal);
        using var trainer = new Trainer<Model, float>(network, new Sgd(), new TrainerOptions { BatchSize = 40 });
        Assert.StartsWith("Sample 39, step 1:", Assert.Throws<ArgumentOutOfRangeException>("batch", () => trainer.TrainStep(batch)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("batch", () => trainer.Forward(batch));
        Assert.Throws<ArgumentOutOfRangeException>("batch", () => network.Evaluate(new DataSet<float>([new DataPort<float>(batch.Input().ToArray(), Steps)], [new DataPort<float>(new int[40 * Steps], Steps)])));
        Assert.Equal(before, network.Parameters.Trained.Span);

        // What lies behind the last sample is nobody's.
        batch.Count = 39;
        network.PredictBatch(batch);
        Assert.True(double.IsFinite(trainer.TrainStep(batch)));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(Vocabulary)]
    public void Labels_of_steps_are_checked(int label)
    {
        var network = new Model(seed: 1);
        var batch = new Batch<float>(Model.Description, 2);
        batch.Labels()[4] = label;
        using var trainer = new Trainer<Model, float>(network, new Sgd(), new TrainerOptions { BatchSize = 2 });
        Assert.StartsWith("Sample 1, step 1: the label", Assert.Throws<ArgumentOutOfRangeException>("batch", () => trainer.TrainStep(batch)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lengths_are_checked()
    {
        var network = new Model(seed: 1);
        Assert.Throws<ArgumentException>("words", () => network.Predict([0, 1], new float[Steps * Vocabulary]));
        Assert.Throws<ArgumentException>("words", () => network.PredictBatch([0, 1, 2, 3], new float[Steps * Vocabulary]));
        Assert.Throws<ArgumentException>(() => network.PredictBatch([0, 1, 2, 3, 4, 0], new float[Steps * Vocabulary]));
    }

    // Around the pieces in which tokens become numbers.
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(127)]
    [InlineData(129)]
    [InlineData(300)]
    public void Many_samples_give_what_each_alone_gives(int samples)
    {
        var network = new Model(seed: 1);
        var random = new Random(samples);
        int[] tokens = [.. Enumerable.Range(0, samples * Steps).Select(_ => random.Next(Vocabulary))];
        float[] together = new float[samples * Steps * Vocabulary];
        network.PredictBatch(tokens, together);
        var batch = new Batch<float>(Model.Description, samples);
        tokens.Select(token => (float)token).ToArray().CopyTo(batch.Input());
        network.PredictBatch(batch);
        Assert.Equal(together, batch.Output());
        float[] alone = new float[Steps * Vocabulary];
        for (int sample = 0; sample < samples; sample++)
        {
            network.Predict(tokens.AsSpan(sample * Steps, Steps), alone);
            Assert.Equal(alone, together.AsSpan(sample * alone.Length, alone.Length));
        }
    }

    [Fact]
    public void Each_token_has_a_row_of_the_embedding()
    {
        var network = new Model(seed: 1);
        float[] vectors = new float[8];
        network.EncodeBatch([4, 0, 0, 2, 1, 3], vectors);
        float Mean(int feature, params int[] tokens) => tokens.Sum(token => network.Embedding1[token, feature]) / tokens.Length;
        Assert.All(Enumerable.Range(0, 4), feature => Assert.Equal(Mean(feature, 4, 0, 0), vectors[feature], 1e-6f));
        Assert.All(Enumerable.Range(0, 4), feature => Assert.Equal(Mean(feature, 2, 1, 3), vectors[4 + feature], 1e-6f));
    }

    /// <summary>The lanes behind the last sample hold token 0.</summary>
    [Fact]
    public void Tokens_that_do_not_occur_have_no_gradient()
    {
        var network = new Model(seed: 1);
        var batch = new Batch<float>(Model.Description, 33);
        batch.Input().Fill(1);
        batch.Input()[7] = 3;
        using var trainer = new Trainer<Model, float>(network, new Sgd(), new TrainerOptions { BatchSize = 33 });
        trainer.Forward(batch);
        trainer.Loss(batch);
        trainer.BackwardFromLoss();
        float[] gradients = new float[Model.Description.ParameterCount];
        trainer.CopyGradientsTo(gradients);
        Assert.All(new[] { 0, 2, 4 }, token => Assert.All(gradients[(token * 4)..((token + 1) * 4)], gradient => Assert.Equal(0, gradient)));
        Assert.All(new[] { 1, 3 }, token => Assert.Contains(gradients[(token * 4)..((token + 1) * 4)], gradient => gradient != 0));
    }

    [Fact]
    public void A_language_model_learns_what_follows()
    {
        var network = new Counter(seed: 1);
        int[] tokens = [.. Enumerable.Range(0, 200).Select(index => index % 4 == 3 ? 4 : index % 4)];
        var windows = new TokenWindows<float>(tokens, steps: 6, stride: 1);
        var accuracy = new Accuracy<float>();
        network.Fit(windows, new FitOptions { Epochs = 8, BatchSize = 16, Optimizer = new Adam { LearningRate = 0.02 }, Seed = 1 });
        Evaluation evaluation = network.Evaluate(windows, metrics: [accuracy]);
        Assert.Equal(1, accuracy.Value);
        Assert.InRange(evaluation.Loss, 0, 0.2);
        float[] next = new float[6 * Vocabulary];
        network.Predict([2, 4, 0, 1, 2, 4], next);
        Assert.Equal([4, 0, 1, 2, 4, 0], OneHot.Decode<float>(next, Vocabulary));
    }

    /// <summary>What a causal network says of a step does not change with the steps behind it.</summary>
    [Fact]
    public void A_causal_network_does_not_look_ahead()
    {
        var network = new Counter(seed: 5);
        float[] expected = new float[6 * Vocabulary];
        network.Predict([1, 3, 0, 2, 4, 1], expected);
        for (int step = 1; step < 6; step++)
        {
            int[] tokens = [1, 3, 0, 2, 4, 1];
            tokens[step] = (tokens[step] + 1) % Vocabulary;
            float[] output = new float[6 * Vocabulary];
            network.Predict(tokens, output);
            Assert.Equal(expected[..(step * Vocabulary)], output[..(step * Vocabulary)]);
            Assert.NotEqual(expected[(step * Vocabulary)..((step + 1) * Vocabulary)], output[(step * Vocabulary)..((step + 1) * Vocabulary)]);
        }
    }

    [Fact]
    public void Class_weights_are_refused_where_each_step_has_a_label()
    {
        var windows = new TokenWindows<float>([0, 1, 2, 3, 4, 0, 1], 6);
        string message = Assert.Throws<ArgumentException>(() => new Counter(seed: 1).Fit(windows, new FitOptions { Epochs = 1, ClassWeights = [1, 1, 1, 1, 1] })).Message;
        Assert.Contains("6 labels", message, StringComparison.Ordinal);
    }

    [Network(Loss.CrossEntropy)]
    [TokenInput(Steps, Vocabulary, Name = "words")]
    [Section("Encode")]
    [Embedding(4)]
    [GlobalAveragePool]
    [Section("Decode")]
    [Dense(Steps * Vocabulary, Tanh)]
    [Reshape(Steps, Vocabulary)]
    [Dense(Vocabulary)]
    internal sealed partial class Model;

    [Network(Loss.CrossEntropy)]
    [TokenInput(6, Vocabulary)]
    [Embedding(8)]
    [SinusoidalPositions]
    [TransformerEncoder(2, 16, NormFirst = true, Causal = true)]
    [LayerNorm]
    [Dense(Vocabulary, UseBias = false, Share = "embedding1")]
    internal sealed partial class Counter;
}
