namespace DslNets;

/// <summary>Puts zeros around an image or before and behind the steps of a sequence: h x w x c in, (h + top + bottom) x (w + left + right) x c out; no parameters.</summary>
/// <param name="sides">The zeros on every side, at least 0; of a sequence, left and right.</param>
/// <remarks>As Keras's <c>ZeroPadding2D</c> and PyTorch's <c>ZeroPad2d</c>.</remarks>
public sealed class ZeroPaddingAttribute(int sides = 0) : LayerAttribute
{
    /// <summary>The zeros above; as on every side by default. Not of a sequence.</summary>
    public int Top { get; set; } = sides;

    /// <summary>The zeros below; as on every side by default. Not of a sequence.</summary>
    public int Bottom { get; set; } = sides;

    /// <summary>The zeros on the left (of a sequence, before its first step); as on every side by default.</summary>
    public int Left { get; set; } = sides;

    /// <summary>The zeros on the right (of a sequence, behind its last step); as on every side by default.</summary>
    public int Right { get; set; } = sides;
}
