namespace DslNets;

/// <summary>The learning rate falls by a factor every epoch or step: r factor^t, as <c>ExponentialLR</c>.</summary>
public sealed record ExponentialDecay : TimedSchedule
{
    /// <summary>The factor, positive.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not positive.</exception>
    public required double Factor { get; init => field = Require.Positive(value); }

    /// <inheritdoc/>
    public override double At(double initialRate, long time) => initialRate * Math.Pow(Factor, time);
}
