using DslNets.Compiler.Model;

namespace DslNets.Networks.Tests.Reference;

/// <summary>Where windows lie along one axis.</summary>
/// <param name="Before">The positions of padding before the input.</param>
internal readonly record struct ReferenceAxis(int Kernel, int Stride, int Dilation, int Before)
{
    /// <summary>The position of the input that a window has under one of its taps; outside the input it is padding.</summary>
    public int PositionOf(int window, int tap) => (window * Stride) + (tap * Dilation) - Before;

    public static ReferenceAxis Rows(WindowModel window, int length) =>
        new(window.Height, window.StrideHeight, window.DilationHeight, PaddingBefore(window.Padding, window.Padding.Top, length, window.Height, window.StrideHeight, window.DilationHeight));

    public static ReferenceAxis Columns(WindowModel window, int length) =>
        new(window.Width, window.StrideWidth, window.DilationWidth, PaddingBefore(window.Padding, window.Padding.Left, length, window.Width, window.StrideWidth, window.DilationWidth));

    /// <summary>With the same padding as Keras, windows begin at every stride below the length, and half of what they need beyond it is before; the odd one is behind.</summary>
    private static int PaddingBefore(PaddingModel padding, int written, int length, int kernel, int stride, int dilation)
    {
        if (padding.Kind != PaddingKind.Same)
        {
            return padding.Kind switch
            {
                PaddingKind.Explicit => written,
                PaddingKind.Causal => (kernel - 1) * dilation,
                _ => 0,
            };
        }

        int lastWindow = (length - 1) / stride * stride;
        int end = lastWindow + ((kernel - 1) * dilation) + 1;
        return Math.Max(0, end - length) / 2;
    }
}
