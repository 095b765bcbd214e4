namespace DslNets;

/// <summary>What the poolings of images share: windows of a height and a width.</summary>
public abstract class Pool2DAttribute : PoolAttribute
{
    private int? _stride;
    private int? _strideHeight;
    private int? _strideWidth;
    private int? _padTop;
    private int? _padBottom;

    private protected Pool2DAttribute(int kernelHeight, int kernelWidth)
    {
        KernelHeight = kernelHeight;
        KernelWidth = kernelWidth;
    }

    /// <summary>The height of a window.</summary>
    public int KernelHeight { get; }

    /// <summary>The width of a window.</summary>
    public int KernelWidth { get; }

    /// <summary>The distance from one window to the next in both directions, at least 1; the height and width of the window by default, as Keras and PyTorch.</summary>
    public int Stride
    {
        get => _stride ?? KernelHeight;
        set => _stride = value;
    }

    /// <summary>The vertical distance from one window to the next; <see cref="Stride"/> by default.</summary>
    public int StrideHeight
    {
        get => _strideHeight ?? _stride ?? KernelHeight;
        set => _strideHeight = value;
    }

    /// <summary>The horizontal distance from one window to the next; <see cref="Stride"/> by default.</summary>
    public int StrideWidth
    {
        get => _strideWidth ?? _stride ?? KernelWidth;
        set => _strideWidth = value;
    }

    /// <summary>The padding above; <see cref="PoolAttribute.Pad"/> by default.</summary>
    public int PadTop
    {
        get => _padTop ?? Pad;
        set => _padTop = value;
    }

    /// <summary>The padding below; <see cref="PoolAttribute.Pad"/> by default.</summary>
    public int PadBottom
    {
        get => _padBottom ?? Pad;
        set => _padBottom = value;
    }
}
