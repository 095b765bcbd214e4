namespace DslNets;

/// <summary>
/// The learning rate falls along half a cosine: minimum + (r - minimum) (1 + cos(pi t / length)) / 2, as <c>CosineAnnealingLR</c> (Loshchilov and Hutter 2017). Beyond the length it rises again.
/// </summary>
public sealed record CosineDecay : TimedSchedule
{
    /// <summary>When the minimum is reached, in epochs or steps; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public required int Length { get; init => field = Require.AtLeast(1, value); }

    /// <summary>The lowest learning rate, 0 or more. Default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative or not finite.</exception>
    public double MinimumRate { get; init => field = Require.NotNegative(value); }

    /// <inheritdoc/>
    public override double At(double initialRate, long time) =>
        MinimumRate + ((initialRate - MinimumRate) * (1 + Math.Cos(Math.PI * time / Length)) / 2);
}
