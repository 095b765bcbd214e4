namespace DslNets.SideBySide.Cases;

/// <summary>The unit in which times are printed.</summary>
internal sealed record TimeUnit(string Symbol, double Nanoseconds)
{
    /// <summary>Milliseconds.</summary>
    public static readonly TimeUnit Milliseconds = new("ms", 1e6);

    /// <summary>Microseconds.</summary>
    public static readonly TimeUnit Microseconds = new("us", 1e3);

    /// <summary>Nanoseconds.</summary>
    public static readonly TimeUnit SingleNanoseconds = new("ns", 1);
}
