namespace DslNets;

/// <summary>
/// The maximum of each window, for each feature alone: a sequence of n steps in, one of floor((n + padding - kernel) / stride) + 1 steps with as many features out; no parameters.
/// As PyTorch's <c>MaxPool1d</c>: of equal values the first one gets the gradient.
/// </summary>
/// <param name="kernel">The steps of a window, at least 1.</param>
public sealed class MaxPool1DAttribute(int kernel) : PoolAttribute
{
    /// <summary>The steps of a window.</summary>
    public int Kernel { get; } = kernel;

    /// <summary>The distance from one window to the next, at least 1; the size of the window by default, as Keras and PyTorch.</summary>
    public int Stride { get; set; } = kernel;
}
