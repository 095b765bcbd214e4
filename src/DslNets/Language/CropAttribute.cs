namespace DslNets;

/// <summary>Cuts rows and columns off an image, or steps off a sequence: h x w x c in, (h - top - bottom) x (w - left - right) x c out; no parameters.</summary>
/// <param name="sides">What is cut off on every side, at least 0; of a sequence, left and right.</param>
/// <remarks>As Keras's <c>Cropping2D</c>.</remarks>
public sealed class CropAttribute(int sides = 0) : LayerAttribute
{
    /// <summary>The rows cut off at the top; as on every side by default. Not of a sequence.</summary>
    public int Top { get; set; } = sides;

    /// <summary>The rows cut off at the bottom; as on every side by default. Not of a sequence.</summary>
    public int Bottom { get; set; } = sides;

    /// <summary>The columns cut off on the left (of a sequence, its first steps); as on every side by default.</summary>
    public int Left { get; set; } = sides;

    /// <summary>The columns cut off on the right (of a sequence, its last steps); as on every side by default.</summary>
    public int Right { get; set; } = sides;
}
