namespace DslNets;

/// <summary>The learning rate stays.</summary>
public sealed record ConstantRate : TimedSchedule
{
    /// <inheritdoc/>
    public override double At(double initialRate, long time) => initialRate;
}
