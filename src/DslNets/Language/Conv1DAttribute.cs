namespace DslNets;

/// <summary>
/// A convolution over the steps of a sequence: y[t, o] = f(b[o] + sum over k, c of w[o, c, k] x[t stride + k dilation - padding, c]). A sequence of n steps in, one of
/// floor((n + padding - reach) / stride) + 1 steps with <c>filters</c> features out, where a window reaches over (kernel - 1) dilation + 1 steps (LeCun et al. 1998).
/// </summary>
/// <remarks>As PyTorch's <c>Conv1d</c> followed by the activation, with the features of a step last.</remarks>
public sealed class Conv1DAttribute : ConvolutionAttribute
{
    /// <summary>A convolution without an activation.</summary>
    /// <param name="filters">The features of the output, at least 1.</param>
    /// <param name="kernel">The steps of a window, at least 1.</param>
    public Conv1DAttribute(int filters, int kernel)
        : base(filters) => Kernel = kernel;

    /// <summary>A convolution with a built-in activation.</summary>
    /// <param name="filters">The features of the output, at least 1.</param>
    /// <param name="kernel">The steps of a window, at least 1.</param>
    /// <param name="activation">The function f.</param>
    public Conv1DAttribute(int filters, int kernel, Activation activation)
        : this(filters, kernel) => Activation = activation;

    /// <summary>A convolution with an activation of the class itself.</summary>
    /// <param name="filters">The features of the output, at least 1.</param>
    /// <param name="kernel">The steps of a window, at least 1.</param>
    /// <param name="activation">The name, given by <c>nameof</c>, of a static method of the class: one expression over one <see cref="float"/> or <see cref="double"/>.</param>
    public Conv1DAttribute(int filters, int kernel, string activation)
        : this(filters, kernel) => CustomActivation = activation;

    /// <summary>The steps of a window.</summary>
    public int Kernel { get; }
}
