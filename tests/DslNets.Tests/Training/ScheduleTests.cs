namespace DslNets.Tests.Training;

/// <summary>Schedules against numbers of torch.optim.lr_scheduler.</summary>
public sealed class ScheduleTests
{
    [Fact]
    public void A_step_decay_falls_every_so_often() =>
        Assert.Equal([1, 1, 0.5, 0.5, 0.25], Rates(new StepDecay { Length = 2, Factor = 0.5 }, 5));

    [Fact]
    public void An_exponential_decay_falls_every_epoch() =>
        AssertRates([1, 0.9, 0.81, 0.729], Rates(new ExponentialDecay { Factor = 0.9 }, 4));

    [Fact]
    public void A_cosine_decay_reaches_its_minimum_at_its_length() =>
        AssertRates([1, 0.1 + (0.9 * 0.75), 0.55, 0.1 + (0.9 * 0.25), 0.1], Rates(new CosineDecay { Length = 3 * 2, MinimumRate = 0.1 }, 7).Where((_, i) => i is 0 or 2 or 3 or 4 or 6));

    [Fact]
    public void One_cycle_rises_and_falls()
    {
        // torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=1, total_steps=10, pct_start=0.3): rise over steps 0 to 2, fall to step 9.
        double[] rates = Rates(new OneCycle { Length = 10, Unit = ScheduleUnit.Epoch }, 12);
        AssertRates([0.04, 0.52, 1], rates[..3]);
        Assert.Equal(0.04 / 1e4, rates[9], 1e-12);
        Assert.Equal(0.04 / 1e4, rates[11], 1e-12);
        double last = 0.04 / 1e4;
        Assert.Equal(last + ((1 - last) / 2 * (1 + Math.Cos(Math.PI * 3 / 7))), rates[5], 1e-12);
    }

    [Fact]
    public void A_warm_up_rises_and_hands_over_at_time_zero()
    {
        var schedule = new WarmUp { Length = 2, StartFactor = 0.5, Unit = ScheduleUnit.Epoch, Then = new ExponentialDecay { Factor = 0.1 } };
        AssertRates([0.5, 0.75, 1, 0.1, 0.01], Rates(schedule, 5));
    }

    [Fact]
    public void A_plateau_lowers_the_rate_after_more_bad_epochs_than_its_patience()
    {
        var schedule = new ReduceOnPlateau { Factor = 0.5, Patience = 1, Cooldown = 1, MinimumRate = 0.3 };
        // Best 1; two bad epochs: halved; one epoch of cooldown; two bad ones: the minimum; a better one.
        AssertRates([1, 1, 1, 0.5, 0.5, 0.5, 0.3, 0.3, 0.3], Rates(schedule, 9, [1, 1, 0.99999, 1, 1, 1, 1, 0.5, 0.4]));
    }

    [Fact]
    public void A_plateau_reduces_after_its_warm_up_too()
    {
        var schedule = new WarmUp { Length = 1, StartFactor = 0.5, Unit = ScheduleUnit.Epoch, Then = new ReduceOnPlateau { Patience = 0, Factor = 0.5 } };
        AssertRates([0.5, 1, 0.5, 0.25], Rates(schedule, 4, [1, 1, 1, 1]));
    }

    [Fact]
    public void A_schedule_per_step_counts_steps()
    {
        var optimizer = new Sgd { LearningRate = 1, Schedule = new ExponentialDecay { Factor = 0.5, Unit = ScheduleUnit.Step } };
        using var trainer = new Trainer<LinearRegression<double>, double>(LinearRegression<double>.Create(1), optimizer);
        Batch<double> batch = Samples.Linear<double>(4).First(LinearRegression<double>.Description, 4);
        trainer.TrainStep(batch);
        trainer.EndEpoch(1);
        Assert.Equal(0.5, trainer.LearningRate);
        trainer.TrainStep(batch);
        Assert.Equal(0.25, trainer.LearningRate);
    }

    [Fact]
    public void The_rate_of_a_step_is_the_one_before_it()
    {
        var optimizer = new Sgd { LearningRate = 0.1, Schedule = new StepDecay { Length = 1, Factor = 0.5, Unit = ScheduleUnit.Step } };
        using var trainer = new Trainer<LinearRegression<double>, double>(LinearRegression<double>.Create(1), optimizer);
        Batch<double> batch = Samples.Linear<double>(4).First(LinearRegression<double>.Description, 4);
        foreach (double rate in new[] { 0.1, 0.05, 0.025 })
        {
            double[] before = trainer.Network.ParametersOf();
            trainer.TrainStep(batch);
            Assert.Equal(before[0] - (rate * trainer.GradientsOf()[0]), trainer.Network.ParametersOf()[0], 1e-15);
        }
    }

    [Fact]
    public void Impossible_settings_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new StepDecay { Length = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExponentialDecay { Factor = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new OneCycle { Length = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReduceOnPlateau { Factor = 1 });
    }

    private static double[] Rates(LearningRateSchedule schedule, int epochs, double[]? monitored = null)
    {
        using var trainer = new Trainer<LinearRegression<double>, double>(LinearRegression<double>.Create(1), new Sgd { LearningRate = 1, Schedule = schedule });
        var rates = new List<double>();
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            rates.Add(trainer.LearningRate);
            trainer.EndEpoch(monitored?[epoch] ?? 1);
        }

        return [.. rates];
    }

    private static void AssertRates(double[] expected, IEnumerable<double> actual)
    {
        Assert.Equal(expected.Length, actual.Count());
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }
}
