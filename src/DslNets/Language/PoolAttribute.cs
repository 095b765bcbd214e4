namespace DslNets;

/// <summary>What the poolings share: a window that slides over each channel of an image or each feature of a sequence.</summary>
public abstract class PoolAttribute : LayerAttribute
{
    private int? _padLeft;
    private int? _padRight;

    private protected PoolAttribute()
    {
    }

    /// <summary>How the input is padded; <see cref="Padding.Valid"/> by default. A maximum never takes the padding.</summary>
    public Padding Padding { get; set; }

    /// <summary>The padding on every side, at most half the window; 0 by default. Not with <see cref="Padding.Same"/>.</summary>
    public int Pad { get; set; }

    /// <summary>The padding on the left (before the first step of a sequence); <see cref="Pad"/> by default.</summary>
    public int PadLeft
    {
        get => _padLeft ?? Pad;
        set => _padLeft = value;
    }

    /// <summary>The padding on the right (behind the last step of a sequence); <see cref="Pad"/> by default.</summary>
    public int PadRight
    {
        get => _padRight ?? Pad;
        set => _padRight = value;
    }
}
