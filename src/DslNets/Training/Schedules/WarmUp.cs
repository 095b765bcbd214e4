namespace DslNets;

/// <summary>
/// The learning rate rises linearly at first: r (start + (1 - start) t / length), as <c>LinearLR</c>; then another schedule follows, as in <c>SequentialLR</c>.
/// </summary>
/// <remarks>The time of <see cref="Then"/> starts at 0 when the warm-up is over if both count the same unit; otherwise it counts from the start of training.</remarks>
public sealed record WarmUp : LearningRateSchedule
{
    /// <summary>How long the rate rises, in steps unless <see cref="Unit"/> says epochs; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public required int Length { get; init => field = Require.AtLeast(1, value); }

    /// <summary>The first factor on the learning rate, 0 or more. Default 1/3.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative or not finite.</exception>
    public double StartFactor { get; init => field = Require.NotNegative(value); } = 1.0 / 3;

    /// <summary>Whether the length counts steps, the default, or epochs.</summary>
    public ScheduleUnit Unit { get; init; } = ScheduleUnit.Step;

    /// <summary>The schedule after the warm-up. Default: the rate stays.</summary>
    public LearningRateSchedule Then { get; init; } = new ConstantRate();

    internal override double Rate(double initialRate, in ScheduleProgress progress)
    {
        long time = Unit == ScheduleUnit.Epoch ? progress.Epochs : progress.Steps;
        return time < Length
            ? initialRate * (StartFactor + ((1 - StartFactor) * time / Length))
            : Then.Rate(initialRate, Unit == ScheduleUnit.Epoch ? progress with { Epochs = progress.Epochs - Length } : progress with { Steps = progress.Steps - Length });
    }

    internal override ScheduleProgress Observe(double value, double initialRate, in ScheduleProgress progress) => Then.Observe(value, initialRate, progress);
}
