namespace DslNets;

/// <summary>
/// A transposed convolution over an image: what the gradient of <see cref="Conv2DAttribute"/> does to an image. Every pixel of the input spreads a window of the output:
/// an image of height h in, one of height (h - 1) stride + reach - padding + <see cref="OutputPadding"/> out, where a window reaches over (kernel - 1) dilation + 1 pixels;
/// with <see cref="Padding.Same"/> one of height h stride, as Keras. The width likewise; <c>filters</c> channels out (Zeiler et al. 2010).
/// </summary>
/// <remarks>As PyTorch's <c>ConvTranspose2d</c> followed by the activation, with channels last. Padding is cut off the output, as there.</remarks>
public sealed class ConvTranspose2DAttribute : Convolution2DAttribute
{
    /// <summary>A transposed convolution with square windows, without an activation.</summary>
    /// <param name="filters">The channels of the output, at least 1.</param>
    /// <param name="kernel">The height and width of a window, at least 1.</param>
    public ConvTranspose2DAttribute(int filters, int kernel)
        : base(filters, kernel, kernel)
    {
    }

    /// <summary>A transposed convolution with square windows and a built-in activation.</summary>
    /// <param name="filters">The channels of the output, at least 1.</param>
    /// <param name="kernel">The height and width of a window, at least 1.</param>
    /// <param name="activation">The function f.</param>
    public ConvTranspose2DAttribute(int filters, int kernel, Activation activation)
        : this(filters, kernel) => Activation = activation;

    /// <summary>A transposed convolution with square windows and an activation of the class itself.</summary>
    /// <param name="filters">The channels of the output, at least 1.</param>
    /// <param name="kernel">The height and width of a window, at least 1.</param>
    /// <param name="activation">The name, given by <c>nameof</c>, of a static method of the class: one expression over one <see cref="float"/> or <see cref="double"/>.</param>
    public ConvTranspose2DAttribute(int filters, int kernel, string activation)
        : this(filters, kernel) => CustomActivation = activation;

    /// <summary>A transposed convolution without an activation.</summary>
    /// <param name="filters">The channels of the output, at least 1.</param>
    /// <param name="kernelHeight">The height of a window, at least 1.</param>
    /// <param name="kernelWidth">The width of a window, at least 1.</param>
    public ConvTranspose2DAttribute(int filters, int kernelHeight, int kernelWidth)
        : base(filters, kernelHeight, kernelWidth)
    {
    }

    /// <summary>A transposed convolution with a built-in activation.</summary>
    /// <param name="filters">The channels of the output, at least 1.</param>
    /// <param name="kernelHeight">The height of a window, at least 1.</param>
    /// <param name="kernelWidth">The width of a window, at least 1.</param>
    /// <param name="activation">The function f.</param>
    public ConvTranspose2DAttribute(int filters, int kernelHeight, int kernelWidth, Activation activation)
        : this(filters, kernelHeight, kernelWidth) => Activation = activation;

    /// <summary>A transposed convolution with an activation of the class itself.</summary>
    /// <param name="filters">The channels of the output, at least 1.</param>
    /// <param name="kernelHeight">The height of a window, at least 1.</param>
    /// <param name="kernelWidth">The width of a window, at least 1.</param>
    /// <param name="activation">The name, given by <c>nameof</c>, of a static method of the class: one expression over one <see cref="float"/> or <see cref="double"/>.</param>
    public ConvTranspose2DAttribute(int filters, int kernelHeight, int kernelWidth, string activation)
        : this(filters, kernelHeight, kernelWidth) => CustomActivation = activation;

    /// <summary>Rows and columns added to the end of the output, to choose among the sizes that a strided convolution makes equal; below the stride or the dilation; 0 by default (PyTorch's <c>output_padding</c>). Not with <see cref="Padding.Same"/>.</summary>
    public int OutputPadding { get; set; }
}
