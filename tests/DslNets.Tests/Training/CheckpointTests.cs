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
        trainer.Fit(s_data, new FitOptions { Callbacks = [new CheckpointSaver(folder.File("a"))] });
        trainer.SaveCheckpoint(folder.File("b"));
        trainer.SaveCheckpoint(folder.File("b"));
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
    public void Damaged_metadata_is_refused_and_nothing_changes(string name, string? value)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("checkpoint");
        using Trainer<Classifier<float>, float> trainer = CreateTrainer(seed: 1);
        trainer.SaveCheckpoint(path);
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
    public void Weights_alone_are_no_checkpoint()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("weights");
        SafetensorsFile.Write(path, new Dictionary<string, string>(), []);
        using Trainer<Classifier<float>, float> trainer = CreateTrainer(seed: 1);
        Assert.Contains("no checkpoint", Refuses(trainer, path), StringComparison.Ordinal);
    }

    private static Trainer<Classifier<float>, float> CreateTrainer(ulong seed) => new(Classifier<float>.Create(seed), s_optimizer, new TrainerOptions { Seed = seed });

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
