namespace DslNets;

/// <summary>Every so often the learning rate is multiplied by a factor: r factor^floor(t / length), as <c>StepLR</c>.</summary>
public sealed record StepDecay : TimedSchedule
{
    /// <summary>How long the rate stays before it falls, in epochs or steps; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public required int Length { get; init => field = Require.AtLeast(1, value); }

    /// <summary>The factor, positive. Default 0.1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not positive.</exception>
    public double Factor { get; init => field = Require.Positive(value); } = 0.1;

    /// <inheritdoc/>
    public override double At(double initialRate, long time) => initialRate * Math.Pow(Factor, time / Length);
}
