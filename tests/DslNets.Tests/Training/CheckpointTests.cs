using DslNets.Tests.Files;

namespace DslNets.Tests.Training;

public sealed class CheckpointTests
{
    private static readonly DataSet<float> s_data = Samples.Clusters<float>(100);
    private static readonly Optimizer s_optimizer = new Adam
    {
        AmsGrad = true,
        LearningRate = 0.01,
        Schedule = new WarmUp { Length = 4, Then = new ReduceOnPlateau { Patience = 0, Factor = 0.5, Threshold = 0.2 } },
    };

    [Theory]
    [InlineData(2, 10)]
    [InlineData(3, 4)]
    [InlineData(3, 7)]
    public void Training_resumes_bit_for_bit(int epoch, int step)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("checkpoint.safetensors");
        var callback = new RecordingCallback(onStepEnd: progress =>
        {
            if (progress.Epoch == epoch && progress.Step == step)
            {
                progress.SaveCheckpoint(path);
            }
        });
        using Trainer<Classifier<float>, float> through = CreateTrainer(seed: 1);
        History whole = through.Fit(s_data, new FitOptions { Epochs = 6, BatchSize = 10, Callbacks = [callback] });

        // Another start and another seed: everything comes from the file.
        using Trainer<Classifier<float>, float> resumed = CreateTrainer(seed: 77);
        resumed.LoadCheckpoint(path);
        Assert.Equal(epoch - 1, resumed.EpochCount);
        History rest = resumed.Fit(s_data, new FitOptions { Epochs = 7 - epoch, BatchSize = 10 });
        Assert.Equal(through.Network.ParametersOf(), resumed.Network.ParametersOf());
        Assert.Equal(whole.Epochs.Skip(epoch - 1).Select(record => (record.Epoch, record.Loss)), rest.Epochs.Select(record => (record.Epoch, record.Loss)));
        Assert.Equal((through.StepCount, through.LearningRate), (resumed.StepCount, resumed.LearningRate));
        Assert.NotEqual(s_optimizer.LearningRate, resumed.LearningRate);
    }

    [Theory]
    [InlineData("loss", 1, 0)]
    [InlineData("loss", 3, 4)]
    [InlineData("loss", 5, 10)]
    [InlineData("loss", 6, 0)]
    [InlineData("accuracy", 4, 0)]
    [InlineData("accuracy", 6, 3)]
    [InlineData("training accuracy", 4, 3)]
    [InlineData("training accuracy", 3, 10)]
    public void Early_stopping_and_a_plateau_resume_bit_for_bit(string monitor, int epoch, int step)
    {
        // Step 0 stands for the end of the epoch.
        using var folder = new TemporaryFolder();
        string path = folder.File("checkpoint");
        void Save(FitProgress progress)
        {
            if (progress.Epoch == epoch && (step == 0 || progress.Step == step))
            {
                progress.SaveCheckpoint(path);
            }
        }

        using Trainer<Classifier<float>, float> through = CreateTrainer(seed: 1);
        History whole = through.Fit(s_data, StoppedEarly(monitor, step == 0 ? new RecordingCallback(onEpochEnd: Save) : new RecordingCallback(onStepEnd: Save)));
        Assert.Equal(StopReason.EarlyStopping, whole.StopReason);
        Assert.True(whole.Epochs.Count > epoch);

        using Trainer<Classifier<float>, float> resumed = CreateTrainer(seed: 77);
        resumed.LoadCheckpoint(path);
        History rest = resumed.Fit(s_data, StoppedEarly(monitor));
        Assert.Equal(whole.Epochs.Skip(step == 0 ? epoch : epoch - 1).Select(Text), rest.Epochs.Select(Text));
        Assert.Equal((Text(whole.Best!), whole.StopReason), (Text(rest.Best!), rest.StopReason));
        Assert.Equal(through.Network.ParametersOf(), resumed.Network.ParametersOf());
        Assert.Equal(through.LearningRate, resumed.LearningRate);
    }

    [Fact]
    public void The_best_epoch_may_lie_before_the_checkpoint_and_its_weights_are_restored()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("checkpoint");
        float[] best = [];
        using Trainer<Classifier<float>, float> through = CreateTrainer(seed: 1);
        var callback = new RecordingCallback(onEpochEnd: progress =>
        {
            best = progress.Epoch == 1 ? through.Network.ParametersOf() : best;
            progress.SaveCheckpoint(path);
        });
        // Nothing improves as much as this, so that the first epoch stays the best.
        FitOptions options = StoppedEarly("loss") with { EarlyStopping = new EarlyStopping { Patience = 3, MinimumImprovement = 100 } };
        through.Fit(s_data, options with { Epochs = 3, Callbacks = [callback] });

        using Trainer<Classifier<float>, float> resumed = CreateTrainer(seed: 77);
        resumed.LoadCheckpoint(path);
        Assert.NotEqual(best, resumed.Network.ParametersOf());
        History rest = resumed.Fit(s_data, options with { Callbacks = [callback] });
        Assert.Equal((1, 4, 1, StopReason.EarlyStopping), (rest.Epochs.Count, rest.Epochs[0].Epoch, rest.BestEpoch, rest.StopReason));
        Assert.True(double.IsNaN(rest.Best!.Seconds));
        Assert.Equal(best, resumed.Network.ParametersOf());

        // The checkpoint of the last epoch knows that training is over.
        using Trainer<Classifier<float>, float> again = CreateTrainer(seed: 78);
        again.LoadCheckpoint(path);
        History nothing = again.Fit(s_data, options);
        Assert.Equal((0, 1, StopReason.EarlyStopping), (nothing.Epochs.Count, nothing.BestEpoch, nothing.StopReason));
        Assert.Equal(best, again.Network.ParametersOf());
    }

    [Fact]
    public void A_cancelled_fit_is_gone_on_with_and_a_finished_one_is_not()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("checkpoint");
        FitOptions options = StoppedEarly("loss") with { EarlyStopping = new EarlyStopping { Patience = 3, MinimumImprovement = 100 } };
        using var source = new CancellationTokenSource();
        using Trainer<Classifier<float>, float> trainer = CreateTrainer(seed: 1);
        var cancels = new RecordingCallback(onEpochEnd: progress =>
        {
            if (progress.Epoch == 2)
            {
                source.Cancel();
            }
        });
        trainer.Fit(s_data, options with { Callbacks = [cancels], CancellationToken = source.Token });
        trainer.SaveCheckpoint(path);
        using Trainer<Classifier<float>, float> resumed = CreateTrainer(seed: 77);
        resumed.LoadCheckpoint(path);
        foreach (Trainer<Classifier<float>, float> interrupted in new[] { trainer, resumed })
        {
            History rest = interrupted.Fit(s_data, options);
            Assert.Equal([3, 4], rest.Epochs.Select(record => record.Epoch));
            Assert.Equal(1, rest.BestEpoch);
            interrupted.SaveCheckpoint(path);
            Assert.DoesNotContain("best.figure", SafetensorsFile.Read(path).Metadata.Keys);
            Assert.Equal(5, interrupted.Fit(s_data, options).BestEpoch);
        }
    }

    [Fact]
    public void A_search_for_another_figure_or_without_the_weights_begins_anew()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("checkpoint");
        FitOptions options = StoppedEarly("loss") with { Epochs = 2, EarlyStopping = new EarlyStopping { MinimumImprovement = 100, RestoresBestWeights = false } };
        using (Trainer<Classifier<float>, float> trainer = CreateTrainer(seed: 1))
        {
            trainer.Fit(s_data, options with { Callbacks = [new CheckpointSaver(path)] });
        }

        int BestEpochWith(FitOptions changed)
        {
            using Trainer<Classifier<float>, float> resumed = CreateTrainer(seed: 77);
            resumed.LoadCheckpoint(path);
            return resumed.Fit(s_data, changed).BestEpoch;
        }

        Assert.Equal(1, BestEpochWith(options));
        Assert.Equal(3, BestEpochWith(options with { Validation = null }));
        Assert.Equal(3, BestEpochWith(options with { EarlyStopping = options.EarlyStopping! with { Monitor = "accuracy", Maximizes = true } }));
        Assert.Equal(3, BestEpochWith(options with { EarlyStopping = options.EarlyStopping! with { RestoresBestWeights = true } }));
    }

    [Fact]
    public void Training_resumes_in_the_middle_of_an_accumulation()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("checkpoint.safetensors");
        Trainer<Classifier<float>, float> Create() => new(Classifier<float>.Create(1), s_optimizer, new TrainerOptions { AccumulationSteps = 3 });
        Batch<float> Batch(int step) => s_data.First(Classifier<float>.Description, 10, step * 10);
        using Trainer<Classifier<float>, float> through = Create();
        for (int step = 0; step < 9; step++)
        {
            if (step == 5)
            {
                through.SaveCheckpoint(path);
            }

            through.TrainStep(Batch(step));
        }

        using Trainer<Classifier<float>, float> resumed = Create();
        resumed.LoadCheckpoint(path);
        for (int step = 5; step < 9; step++)
        {
            resumed.TrainStep(Batch(step));
        }

        Assert.Equal(through.Network.ParametersOf(), resumed.Network.ParametersOf());
        Assert.Equal(3, resumed.StepCount);
    }

    [Fact]
    public void What_a_trainer_did_before_does_not_matter_after_loading()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("checkpoint.safetensors");
        Trainer<RunningMean, double> Create(int accumulationSteps) =>
            new(RunningMean.Create(1), new Sgd { LearningRate = 0.1 }, new TrainerOptions { AccumulationSteps = accumulationSteps });
        var data = new DataSet<double>([1, 2], [1, 1], 2);
        var options = new FitOptions { BatchSize = 2, Shuffles = false };

        // The step of what is accumulated is the next one.
        using Trainer<RunningMean, double> through = Create(2);
        through.Fit(data, options with { Callbacks = [new RecordingCallback(onStepEnd: progress => progress.SaveCheckpoint(path))] });
        using Trainer<RunningMean, double> resumed = Create(2);
        Assert.True(double.IsNaN(resumed.TrainStep(RunningMean.BatchOf(double.NaN))));
        resumed.LoadCheckpoint(path);
        resumed.Fit(data, options);
        Assert.Equal(2 - (0.1 * 7), through.Network.Weight, 1e-15);
        Assert.Equal(through.Network.Weight, resumed.Network.Weight);

        // Gradients that were used up are zero again.
        using Trainer<RunningMean, double> plain = Create(1);
        plain.SaveCheckpoint(path);
        plain.TrainStep(RunningMean.BatchOf(1, 2));
        Assert.Throws<InvalidOperationException>(() => plain.GradientsOf());
        plain.LoadCheckpoint(path);
        Assert.Equal([0], plain.GradientsOf());
    }

    [Fact]
    public void Saving_twice_gives_the_same_file_and_leaves_no_other()
    {
        using var folder = new TemporaryFolder();
        using Trainer<Classifier<float>, float> trainer = CreateTrainer(seed: 1);
        var callback = new RecordingCallback(onEpochEnd: progress =>
        {
            progress.SaveCheckpoint(folder.File("b"));
            progress.SaveCheckpoint(folder.File("b"));
        });
        trainer.Fit(s_data, StoppedEarly("loss", new CheckpointSaver(folder.File("a")), callback));
        Assert.Equal(File.ReadAllBytes(folder.File("a")), File.ReadAllBytes(folder.File("b")));
        Assert.Equal(["a", "b"], folder.Names());
    }

    [Fact]
    public void A_checkpoint_of_another_network_or_optimizer_is_refused_and_nothing_changes()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("checkpoint");
        using (Trainer<Classifier<float>, float> trainer = CreateTrainer(seed: 1))
        {
            trainer.SaveCheckpoint(path);
        }

        using var regression = new Trainer<LinearRegression<float>, float>(LinearRegression<float>.Create(1), s_optimizer);
        Assert.Contains("architecture", Refuses(regression, path), StringComparison.Ordinal);
        using var rms = new Trainer<Classifier<float>, float>(Classifier<float>.Create(1), new RmsProp());
        Assert.Contains("RmsProp", Refuses(rms, path), StringComparison.Ordinal);
        using var plain = new Trainer<Classifier<float>, float>(Classifier<float>.Create(1), new Adam());
        Assert.Contains("tensors", Refuses(plain, path), StringComparison.Ordinal);
        using var inDouble = new Trainer<Classifier<double>, double>(Classifier<double>.Create(1), s_optimizer);
        Assert.Contains("F64", Refuses(inDouble, path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("format", "something")]
    [InlineData("steps", "-1")]
    [InlineData("steps", "many")]
    [InlineData("seed", null)]
    [InlineData("epoch.samples", "1e400")]
    [InlineData("plateau.best", "low")]
    [InlineData("best.firstEpoch", null)]
    [InlineData("best.epoch", "-2")]
    [InlineData("best.value", "good")]
    [InlineData("best.weights", null)]
    [InlineData("best.validationMetrics.accuracy", "high")]
    [InlineData("format", "DslNets checkpoint 1")]
    public void Damaged_metadata_is_refused_and_nothing_changes(string name, string? value)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("checkpoint");
        using Trainer<Classifier<float>, float> trainer = CreateTrainer(seed: 1);
        trainer.Fit(s_data, StoppedEarly("accuracy", new CheckpointSaver(path)));
        SafetensorsFile file = SafetensorsFile.Read(path);
        var metadata = new Dictionary<string, string>(file.Metadata);
        metadata.Remove(name);
        if (value is not null)
        {
            metadata[name] = value;
        }

        SafetensorsFile.Write(path, metadata, file.Tensors);
        using var other = CreateTrainer(seed: 2);
        Assert.Contains(name, Refuses(other, path), StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_of_another_metric_are_refused()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("checkpoint");
        using Trainer<Classifier<float>, float> trainer = CreateTrainer(seed: 1);
        var saves = new RecordingCallback(onStepEnd: progress =>
        {
            if (progress.Step == 3)
            {
                progress.SaveCheckpoint(path);
            }
        });
        FitOptions options = new() { BatchSize = 10, Callbacks = [saves], Metrics = [new ConfusionMatrix<float> { Name = "mine" }] };
        trainer.Fit(s_data, options);
        trainer.LoadCheckpoint(path);
        Assert.Contains("'mine'", Assert.Throws<InvalidDataException>(() => trainer.Fit(s_data, options with { Metrics = [new Accuracy<float> { Name = "mine" }] })).Message, StringComparison.Ordinal);

        SafetensorsFile file = SafetensorsFile.Read(path);
        SafetensorsFile.Write(path, file.Metadata, [.. file.Tensors.Select(tensor => tensor.Name == "epoch.metrics.mine" ? tensor with { DType = "I64" } : tensor)]);
        Assert.Contains("I64", Refuses(trainer, path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("best.weights", "0")]
    [InlineData("best.epoch", null)]
    public void Weights_of_a_best_epoch_that_are_not_announced_are_refused(string name, string? value)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("checkpoint");
        using Trainer<Classifier<float>, float> trainer = CreateTrainer(seed: 1);
        trainer.Fit(s_data, StoppedEarly("loss", new CheckpointSaver(path)));
        SafetensorsFile file = SafetensorsFile.Read(path);
        var metadata = new Dictionary<string, string>(file.Metadata);
        metadata.Remove(name);
        if (value is not null)
        {
            metadata[name] = value;
        }

        SafetensorsFile.Write(path, metadata, file.Tensors);
        Assert.Contains("tensors", Refuses(trainer, path), StringComparison.Ordinal);
        SafetensorsFile.Write(path, file.Metadata, [.. file.Tensors.Where(tensor => tensor.Name != "best.dense1.bias")]);
        Assert.Contains("best.dense1.bias", Refuses(trainer, path), StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_alone_are_no_checkpoint()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("weights");
        SafetensorsFile.Write(path, new Dictionary<string, string>(), []);
        using Trainer<Classifier<float>, float> trainer = CreateTrainer(seed: 1);
        Assert.Contains("no checkpoint", Refuses(trainer, path), StringComparison.Ordinal);
    }

    private static Trainer<Classifier<float>, float> CreateTrainer(ulong seed) => new(Classifier<float>.Create(seed), s_optimizer, new TrainerOptions { Seed = seed });

    /// <summary>A few epochs with a learning rate so high that the loss goes up and down.</summary>
    private static FitOptions StoppedEarly(string monitor, params ICallback[] callbacks) => new()
    {
        Epochs = 50,
        BatchSize = 10,
        Validation = monitor == "training accuracy" ? null : Samples.Clusters<float>(40, seed: 5),
        Metrics = [new Accuracy<float>(), new F1<float>(), new TopKAccuracy<float>(2)],
        EarlyStopping = monitor == "loss"
            ? new EarlyStopping { Patience = 3, MinimumImprovement = 0.03 }
            : new EarlyStopping { Patience = 3, Monitor = "accuracy", Maximizes = true },
        Callbacks = callbacks,
    };

    /// <summary>All figures but the time.</summary>
    private static string Text(EpochRecord record) => FormattableString.Invariant(
        $"{record.Epoch}: {record.Loss:R} {record.ValidationLoss:R} {string.Join(' ', record.Metrics)} {string.Join(' ', record.ValidationMetrics)} {record.LearningRate:R} {record.Steps}");

    private static string Refuses<TNetwork, T>(Trainer<TNetwork, T> trainer, string path)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        T[] before = trainer.Network.ParametersOf();
        string message = Assert.Throws<InvalidDataException>(() => trainer.LoadCheckpoint(path)).Message;
        Assert.Equal(before, trainer.Network.ParametersOf());
        return message;
    }
}
