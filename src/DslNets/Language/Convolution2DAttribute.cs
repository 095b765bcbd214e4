namespace DslNets;

/// <summary>What the convolutions over images share: windows of a height and a width.</summary>
public abstract class Convolution2DAttribute : ConvolutionAttribute
{
    private int? _strideHeight;
    private int? _strideWidth;
    private int? _dilationHeight;
    private int? _dilationWidth;
    private int? _padTop;
    private int? _padBottom;

    private protected Convolution2DAttribute(int filters, int kernelHeight, int kernelWidth)
        : base(filters)
    {
        KernelHeight = kernelHeight;
        KernelWidth = kernelWidth;
    }

    /// <summary>The height of a window.</summary>
    public int KernelHeight { get; }

    /// <summary>The width of a window.</summary>
    public int KernelWidth { get; }

    /// <summary>The vertical distance from one window to the next; <see cref="ConvolutionAttribute.Stride"/> by default.</summary>
    public int StrideHeight
    {
        get => _strideHeight ?? Stride;
        set => _strideHeight = value;
    }

    /// <summary>The horizontal distance from one window to the next; <see cref="ConvolutionAttribute.Stride"/> by default.</summary>
    public int StrideWidth
    {
        get => _strideWidth ?? Stride;
        set => _strideWidth = value;
    }

    /// <summary>The vertical distance of the rows within a window; <see cref="ConvolutionAttribute.Dilation"/> by default.</summary>
    public int DilationHeight
    {
        get => _dilationHeight ?? Dilation;
        set => _dilationHeight = value;
    }

    /// <summary>The horizontal distance of the columns within a window; <see cref="ConvolutionAttribute.Dilation"/> by default.</summary>
    public int DilationWidth
    {
        get => _dilationWidth ?? Dilation;
        set => _dilationWidth = value;
    }

    /// <summary>The zeros above; <see cref="ConvolutionAttribute.Pad"/> by default.</summary>
    public int PadTop
    {
        get => _padTop ?? Pad;
        set => _padTop = value;
    }

    /// <summary>The zeros below; <see cref="ConvolutionAttribute.Pad"/> by default.</summary>
    public int PadBottom
    {
        get => _padBottom ?? Pad;
        set => _padBottom = value;
    }
}
