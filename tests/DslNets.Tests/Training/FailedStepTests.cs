namespace DslNets.Tests.Training;

public sealed class FailedStepTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void After_a_kernel_has_failed_a_trainer_goes_on_as_if_it_had_not(int threads)
    {
        using var trainer = Trainer(new Sgd { LearningRate = 0.1 }, threads: threads);
        Batch<double> batch = RunningMean.BatchOf(1, 2);
        FailsIn(trainer, batch);

        // The pieces update nothing before they are told to.
        trainer.Forward(batch);
        Assert.Equal(5, trainer.Loss(batch));
        trainer.BackwardFromLoss();
        Assert.Equal([7], trainer.GradientsOf());
        Assert.Equal(2, trainer.Network.Weight);
        trainer.Step();
        Assert.Equal(2 - (0.1 * 7), trainer.Network.Weight, 1e-15);
        Assert.Equal(1, trainer.StepCount);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_step_whose_loss_is_not_finite_changes_no_state(int threads)
    {
        using var trainer = Trainer(new Sgd { LearningRate = 0.1 }, threads: threads);
        trainer.TrainStep(RunningMean.BatchOf(1, 2));
        (double Weight, double Mean) before = (trainer.Network.Weight, trainer.Network.Mean);
        Assert.Equal(0.75, before.Mean);
        Assert.True(double.IsNaN(trainer.TrainStep(RunningMean.BatchOf(1, double.NaN))));
        Assert.Equal(before, (trainer.Network.Weight, trainer.Network.Mean));
        trainer.TrainStep(RunningMean.BatchOf(1, 2));
        Assert.Equal(0.75 + (0.5 * 0.75), trainer.Network.Mean);
    }

    [Fact]
    public void A_batch_that_fails_is_not_accumulated()
    {
        using var trainer = Trainer(new Sgd { LearningRate = 0.1 }, accumulationSteps: 2);
        Batch<double> batch = RunningMean.BatchOf(1, 2);
        trainer.TrainStep(batch);
        FailsIn(trainer, batch);
        trainer.TrainStep(batch);
        Assert.Equal(2, trainer.Network.Weight);
        trainer.TrainStep(batch);
        Assert.Equal(2 - (0.1 * 7), trainer.Network.Weight, 1e-15);
        Assert.Equal(1, trainer.StepCount);
    }

    [Fact]
    public void A_learning_rate_that_is_not_finite_is_refused_before_anything_changes()
    {
        using var trainer = Trainer(new Sgd { LearningRate = 0.1, Schedule = new ExponentialDecay { Factor = 1e308 } }, accumulationSteps: 2);
        trainer.EndEpoch(1);
        trainer.EndEpoch(1);
        Batch<double> batch = RunningMean.BatchOf(1, 2);
        trainer.TrainStep(batch);
        double mean = trainer.Network.Mean;
        for (int attempt = 0; attempt < 2; attempt++)
        {
            string message = Assert.Throws<InvalidOperationException>(() => trainer.TrainStep(batch)).Message;
            Assert.Contains("ExponentialDecay gives the learning rate Infinity for step 1", message, StringComparison.Ordinal);
        }

        Assert.Throws<InvalidOperationException>(trainer.Step);
        Assert.Equal((2, mean, 0), (trainer.Network.Weight, trainer.Network.Mean, trainer.StepCount));
        Assert.Equal([7], trainer.GradientsOf());
    }

    private static void FailsIn(Trainer<RunningMean, double> trainer, Batch<double> batch)
    {
        batch.Target()[0] = RunningMean.Fails;
        Assert.Throws<InvalidTimeZoneException>(() => trainer.TrainStep(batch));
        batch.Target()[0] = 1;
    }

    private static Trainer<RunningMean, double> Trainer(Optimizer optimizer, int threads = 1, int accumulationSteps = 1) =>
        new(RunningMean.Create(1), optimizer, new TrainerOptions { Threads = threads, AccumulationSteps = accumulationSteps });
}
