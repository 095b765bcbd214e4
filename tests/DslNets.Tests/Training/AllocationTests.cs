namespace DslNets.Tests.Training;

/// <summary>Run alone, because what is counted is what all threads of the process allocate.</summary>
[Collection(nameof(AllocationTests))]
public sealed class AllocationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Steps_after_the_first_allocate_nothing(int threads)
    {
        using var trainer = new Trainer<LinearRegression<float>, float>(
            LinearRegression<float>.Create(1), new AdamW { ClipNorm = 1 }, new TrainerOptions { Threads = threads, BatchSize = 33 });
        Batch<float> batch = Samples.Linear<float>(33).First(LinearRegression<float>.Description, 33);
        long fewest = long.MaxValue;
        // Several rounds, because the test runner may allocate during one of them; the trainer would in each.
        for (int round = 0; round < 20; round++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            for (int step = 0; step < 20; step++)
            {
                trainer.TrainStep(batch, copiesOutputs: true);
                trainer.Forward(batch);
                trainer.Loss(batch);
                trainer.BackwardFromLoss();
                trainer.Step();
                trainer.ZeroGradients();
            }

            fewest = Math.Min(fewest, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        Assert.Equal(0, fewest);
    }

    /// <summary>Keeps other tests away.</summary>
    [CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
    public sealed class Alone;
}
