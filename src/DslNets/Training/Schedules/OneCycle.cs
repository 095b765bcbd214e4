namespace DslNets;

/// <summary>
/// The learning rate rises from r / <see cref="StartDivisor"/> to r and falls to the start divided by <see cref="FinalDivisor"/>, both along half a cosine, as <c>OneCycleLR</c> (Smith and Topin 2018)
/// with two phases; r is the optimizer's learning rate. PyTorch's also changes the momentum; this one does not. Beyond the length the rate stays at its end.
/// </summary>
public sealed record OneCycle : TimedSchedule
{
    /// <summary>One cycle that counts steps.</summary>
    public OneCycle() => Unit = ScheduleUnit.Step;

    /// <summary>The length of the cycle, in steps (the default unit) or epochs; at least 2.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 2.</exception>
    public required int Length { get; init => field = Require.AtLeast(2, value); }

    /// <summary>The part of the cycle in which the rate rises, 0 to below 1. Default 0.3.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside [0, 1).</exception>
    public double RisingPart { get; init => field = Require.BelowOne(value); } = 0.3;

    /// <summary>The largest rate divided by the first, positive. Default 25.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not positive.</exception>
    public double StartDivisor { get; init => field = Require.Positive(value); } = 25;

    /// <summary>The first rate divided by the last, positive. Default 10,000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not positive.</exception>
    public double FinalDivisor { get; init => field = Require.Positive(value); } = 1e4;

    /// <inheritdoc/>
    public override double At(double initialRate, long time)
    {
        double first = initialRate / StartDivisor;
        double top = (RisingPart * Length) - 1;
        double end = Length - 1;
        return time <= top
            ? Anneal(first, initialRate, top == 0 ? 1 : time / top)
            : Anneal(initialRate, first / FinalDivisor, (Math.Min(time, end) - top) / (end - top));
    }

    private static double Anneal(double from, double to, double part) => to + ((from - to) / 2 * (1 + Math.Cos(Math.PI * part)));
}
