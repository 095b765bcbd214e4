namespace DslNets;

/// <summary>
/// The mean of each window, for each feature alone: a sequence of n steps in, one of floor((n + padding - kernel) / stride) + 1 steps with as many features out; no parameters.
/// As PyTorch's <c>AvgPool1d</c>, but padding is left out of the mean unless <see cref="CountPadding"/> is set.
/// </summary>
/// <param name="kernel">The steps of a window, at least 1.</param>
public sealed class AveragePool1DAttribute(int kernel) : PoolAttribute
{
    /// <summary>The steps of a window.</summary>
    public int Kernel { get; } = kernel;

    /// <summary>The distance from one window to the next, at least 1; the size of the window by default, as Keras and PyTorch.</summary>
    public int Stride { get; set; } = kernel;

    /// <summary>Whether padding counts as zeros of the mean (PyTorch's <c>count_include_pad</c>, there the default) or is left out of it (Keras); false by default.</summary>
    public bool CountPadding { get; set; }
}
