namespace DslNets.Tests.Training;

/// <summary>Run alone, because the hand-written network has one place where its workers write down what they allocated.</summary>
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
        long[] Run(int steps)
        {
            for (int step = 0; step < steps; step++)
            {
                trainer.TrainStep(batch, copiesOutputs: true);
                trainer.Forward(batch);
                trainer.Loss(batch);
                trainer.BackwardFromLoss();
                trainer.Step();
                trainer.ZeroGradients();
            }

            return LinearRegression<float>.AllocatedBytes[..threads];
        }

        Run(2);
        // One quiet try of several: the runtime itself allocates now and then, when it compiles a method anew. What a step allocates shows in every try.
        Assert.Contains(Enumerable.Range(0, 10), _ =>
        {
            long[] before = new long[threads];
            trainer.TrainStep(batch);
            LinearRegression<float>.AllocatedBytes.AsSpan(0, threads).CopyTo(before);
            return before.SequenceEqual(Run(20));
        });
    }

    /// <summary>Keeps other tests away.</summary>
    [CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
    public sealed class Alone;
}
