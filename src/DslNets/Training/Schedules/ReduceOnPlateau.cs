namespace DslNets;

/// <summary>
/// The learning rate is multiplied by a factor when the watched value has stopped getting better, as <c>ReduceLROnPlateau</c>. The value is the validation loss at the end of each epoch,
/// or the training loss when there is no validation; smaller is better, by more than the relative <see cref="Threshold"/>.
/// </summary>
public sealed record ReduceOnPlateau : LearningRateSchedule
{
    /// <summary>The factor, at least 0 and below 1. Default 0.1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside [0, 1).</exception>
    public double Factor { get; init => field = Require.BelowOne(value); } = 0.1;

    /// <summary>How many epochs in a row may bring nothing; one more, and the rate falls. Default 10.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public int Patience { get; init => field = Require.AtLeast(0, value); } = 10;

    /// <summary>A value is better when it is below best x (1 - threshold). Default 0.0001.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative or not finite.</exception>
    public double Threshold { get; init => field = Require.NotNegative(value); } = 1e-4;

    /// <summary>How many epochs after a reduction do not count. Default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public int Cooldown { get; init => field = Require.AtLeast(0, value); }

    /// <summary>The lowest learning rate, 0 or more. Default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative or not finite.</exception>
    public double MinimumRate { get; init => field = Require.NotNegative(value); }

    /// <summary>A reduction by less than this is not made. Default 1e-8.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative or not finite.</exception>
    public double SmallestReduction { get; init => field = Require.NotNegative(value); } = 1e-8;

    internal override double Rate(double initialRate, in ScheduleProgress progress) => progress.ReducedRate ?? initialRate;

    internal override ScheduleProgress Observe(double value, double initialRate, in ScheduleProgress progress)
    {
        bool isBetter = value < (progress.Best is { } best ? best * (1 - Threshold) : double.PositiveInfinity);
        int bad = progress.Cooldown > 0 || isBetter ? 0 : progress.BadEpochs + 1;
        ScheduleProgress next = progress with { Best = isBetter ? value : progress.Best, BadEpochs = bad, Cooldown = Math.Max(0, progress.Cooldown - 1) };
        if (bad <= Patience)
        {
            return next;
        }

        double rate = progress.ReducedRate ?? initialRate;
        double reduced = Math.Max(rate * Factor, MinimumRate);
        return next with { ReducedRate = rate - reduced > SmallestReduction ? reduced : progress.ReducedRate, BadEpochs = 0, Cooldown = Cooldown };
    }
}
