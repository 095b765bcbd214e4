using System.Numerics;

namespace DslNets;

/// <summary>What a search for the best epoch remembers. It is the trainer's, so that training that was interrupted goes on with it, and part of a checkpoint.</summary>
/// <param name="figure">What is compared, such as <c>smallest validation loss</c>.</param>
/// <param name="firstEpoch">The number of the first epoch of the search.</param>
internal sealed class BestEpoch<T>(string figure, int firstEpoch)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>What is compared.</summary>
    public string Figure => figure;

    /// <summary>The number of the first epoch of the search.</summary>
    public int FirstEpoch => firstEpoch;

    /// <summary>The best epoch so far; null before the first whose figure is a number.</summary>
    public EpochRecord? Record { get; set; }

    /// <summary>Its figure.</summary>
    public double Value { get; set; } = double.NaN;

    /// <summary>The parameters and the state after it; null when they are not to be restored.</summary>
    public ParameterStore<T>? Weights { get; set; }
}
