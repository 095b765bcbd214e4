namespace DslNets;

/// <summary>
/// The maximum of each window, for each channel alone: an image of height h in, one of height floor((h + padding - kernel) / stride) + 1 out, the width likewise, with as many channels; no parameters.
/// As PyTorch's <c>MaxPool2d</c>: of equal values the first one gets the gradient.
/// </summary>
public sealed class MaxPool2DAttribute : Pool2DAttribute
{
    /// <summary>Square windows.</summary>
    /// <param name="kernel">The height and width of a window, at least 1.</param>
    public MaxPool2DAttribute(int kernel)
        : base(kernel, kernel)
    {
    }

    /// <summary>Windows of a height and a width.</summary>
    /// <param name="kernelHeight">The height of a window, at least 1.</param>
    /// <param name="kernelWidth">The width of a window, at least 1.</param>
    public MaxPool2DAttribute(int kernelHeight, int kernelWidth)
        : base(kernelHeight, kernelWidth)
    {
    }
}
