using DslNets.Tests.Files;

namespace DslNets.Tests.Training;

/// <summary>Fit with images that change in every epoch; the four inputs of the network are an image of 2x2.</summary>
public sealed class AugmentedFitTests
{
    private static readonly DataSet<float> s_data = Samples.Clusters<float>(100);
    private static readonly DataSet<float> s_validation = Samples.Clusters<float>(40, seed: 5);
    private static readonly ImageShape s_shape = new(2, 2);
    private static readonly ImageAugmentation[] s_augmentations = [new RandomFlip(0.5, 0.5), new RandomRotation(30)];

    [Fact]
    public void Training_sees_the_images_of_its_epoch_and_validation_the_original_ones()
    {
        // Nothing is learned, so that the losses differ by the images alone.
        LinearRegression<float> network = LinearRegression<float>.Create(1);
        DataSet<float> data = Samples.Linear<float>(60);
        var augmented = new AugmentedImages<float>(data, new ImageShape(1, 3), [new RandomFlip()], seed: 1);
        FitOptions options = new() { Epochs = 2, BatchSize = 60, Optimizer = new Sgd { LearningRate = 0 }, Validation = augmented };
        History history = network.Fit(augmented, options);
        Assert.Equal(network.Evaluate(data).Loss, network.Evaluate(augmented).Loss);
        Assert.All(history.Epochs, epoch => Assert.Equal(network.Evaluate(data).Loss, epoch.ValidationLoss!.Value, 1e-6));
        Assert.NotEqual(history.Epochs[0].Loss, history.Epochs[1].Loss);
        Assert.NotEqual(history.Epochs[0].Loss, network.Evaluate(data).Loss, 1e-3);
    }

    [Fact]
    public void Mean_and_deviation_are_those_of_the_original_images()
    {
        Classifier<float> plain = Classifier<float>.Create(1);
        Classifier<float> augmented = Classifier<float>.Create(1);
        plain.Adapt(s_data);
        augmented.Fit(Augmented());
        Assert.Equal(plain.Parameters.State.Span, augmented.Parameters.State.Span);

        Classifier<float> streamed = Classifier<float>.Create(1);
        streamed.Fit(new AugmentedImageStream<float>(new InOrder(s_data), s_shape, s_augmentations));
        Assert.Equal(plain.Parameters.State.Span, streamed.Parameters.State.Span);
    }

    [Fact]
    public void A_stream_trains_as_the_source_does_in_its_order()
    {
        FitOptions options = new() { Epochs = 3, BatchSize = 30, Shuffles = false, Validation = s_validation };
        Classifier<float> fromSource = Classifier<float>.Create(1);
        Classifier<float> fromStream = Classifier<float>.Create(1);
        Classifier<float> plain = Classifier<float>.Create(1);
        fromSource.Fit(Augmented(), options);
        fromStream.Fit(new AugmentedImageStream<float>(new InOrder(s_data), s_shape, s_augmentations, seed: 3), options);
        plain.Fit(s_data, options);
        Assert.Equal(fromSource.ParametersOf(), fromStream.ParametersOf());
        Assert.NotEqual(plain.ParametersOf(), fromSource.ParametersOf());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Training_resumes_bit_for_bit(int threads)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("checkpoint");
        FitOptions options = new() { Epochs = 3, BatchSize = 10, Validation = s_validation };
        var callback = new RecordingCallback(onStepEnd: progress =>
        {
            if (progress is { Epoch: 2, Step: 4 })
            {
                progress.SaveCheckpoint(path);
            }
        });
        using var through = new Trainer<Classifier<float>, float>(Classifier<float>.Create(1), new Adam());
        through.Fit(Augmented(), options with { Callbacks = [callback] });

        using var resumed = new Trainer<Classifier<float>, float>(Classifier<float>.Create(7), new Adam(), new TrainerOptions { Threads = threads });
        resumed.LoadCheckpoint(path);
        resumed.Fit(Augmented(), options with { Epochs = 2 });
        Assert.Equal(through.Network.ParametersOf(), resumed.Network.ParametersOf());
    }

    private static AugmentedImages<float> Augmented() => new(s_data, s_shape, s_augmentations, seed: 3);

    /// <summary>The samples of a data set, one batch after the other.</summary>
    private sealed class InOrder(DataSet<float> data) : IBatchStream<float>
    {
        private int _next;

        public bool Read(Batch<float> batch)
        {
            int count = Math.Min(batch.Capacity, data.Count - _next);
            if (count > 0)
            {
                data.Read([.. Enumerable.Range(_next, count)], batch);
                _next += count;
            }

            return count > 0;
        }

        public void Reset() => _next = 0;
    }
}
