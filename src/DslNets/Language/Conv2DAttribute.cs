namespace DslNets;

/// <summary>
/// A convolution over an image: y[i, j, o] = f(b[o] + sum over p, q, c of w[o, c, p, q] x[i stride + p dilation - padding, j stride + q dilation - padding, c]). An image of
/// height h in, one of height floor((h + padding - reach) / stride) + 1 out, where a window reaches over (kernel - 1) dilation + 1 pixels; the width likewise; <c>filters</c>
/// channels out (LeCun et al. 1998).
/// </summary>
/// <remarks>As PyTorch's <c>Conv2d</c> and Keras's <c>Conv2D</c> followed by the activation, with channels last. Like theirs it is a cross-correlation: the kernel is not flipped.</remarks>
public sealed class Conv2DAttribute : Convolution2DAttribute
{
    /// <summary>A convolution with square windows, without an activation.</summary>
    /// <param name="filters">The channels of the output, at least 1.</param>
    /// <param name="kernel">The height and width of a window, at least 1.</param>
    public Conv2DAttribute(int filters, int kernel)
        : base(filters, kernel, kernel)
    {
    }

    /// <summary>A convolution with square windows and a built-in activation.</summary>
    /// <param name="filters">The channels of the output, at least 1.</param>
    /// <param name="kernel">The height and width of a window, at least 1.</param>
    /// <param name="activation">The function f.</param>
    public Conv2DAttribute(int filters, int kernel, Activation activation)
        : this(filters, kernel) => Activation = activation;

    /// <summary>A convolution with square windows and an activation of the class itself.</summary>
    /// <param name="filters">The channels of the output, at least 1.</param>
    /// <param name="kernel">The height and width of a window, at least 1.</param>
    /// <param name="activation">The name, given by <c>nameof</c>, of a static method of the class: one expression over one <see cref="float"/> or <see cref="double"/>.</param>
    public Conv2DAttribute(int filters, int kernel, string activation)
        : this(filters, kernel) => CustomActivation = activation;

    /// <summary>A convolution without an activation.</summary>
    /// <param name="filters">The channels of the output, at least 1.</param>
    /// <param name="kernelHeight">The height of a window, at least 1.</param>
    /// <param name="kernelWidth">The width of a window, at least 1.</param>
    public Conv2DAttribute(int filters, int kernelHeight, int kernelWidth)
        : base(filters, kernelHeight, kernelWidth)
    {
    }

    /// <summary>A convolution with a built-in activation.</summary>
    /// <param name="filters">The channels of the output, at least 1.</param>
    /// <param name="kernelHeight">The height of a window, at least 1.</param>
    /// <param name="kernelWidth">The width of a window, at least 1.</param>
    /// <param name="activation">The function f.</param>
    public Conv2DAttribute(int filters, int kernelHeight, int kernelWidth, Activation activation)
        : this(filters, kernelHeight, kernelWidth) => Activation = activation;

    /// <summary>A convolution with an activation of the class itself.</summary>
    /// <param name="filters">The channels of the output, at least 1.</param>
    /// <param name="kernelHeight">The height of a window, at least 1.</param>
    /// <param name="kernelWidth">The width of a window, at least 1.</param>
    /// <param name="activation">The name, given by <c>nameof</c>, of a static method of the class: one expression over one <see cref="float"/> or <see cref="double"/>.</param>
    public Conv2DAttribute(int filters, int kernelHeight, int kernelWidth, string activation)
        : this(filters, kernelHeight, kernelWidth) => CustomActivation = activation;
}
