namespace DslNets;

/// <summary>
/// The mean of each window, for each channel alone: an image of height h in, one of height floor((h + padding - kernel) / stride) + 1 out, the width likewise, with as many channels; no parameters.
/// As PyTorch's <c>AvgPool2d</c>, but padding is left out of the mean unless <see cref="CountPadding"/> is set.
/// </summary>
public sealed class AveragePool2DAttribute : Pool2DAttribute
{
    /// <summary>Square windows.</summary>
    /// <param name="kernel">The height and width of a window, at least 1.</param>
    public AveragePool2DAttribute(int kernel)
        : base(kernel, kernel)
    {
    }

    /// <summary>Windows of a height and a width.</summary>
    /// <param name="kernelHeight">The height of a window, at least 1.</param>
    /// <param name="kernelWidth">The width of a window, at least 1.</param>
    public AveragePool2DAttribute(int kernelHeight, int kernelWidth)
        : base(kernelHeight, kernelWidth)
    {
    }

    /// <summary>Whether padding counts as zeros of the mean (PyTorch's <c>count_include_pad</c>, there the default) or is left out of it (Keras); false by default.</summary>
    public bool CountPadding { get; set; }
}
