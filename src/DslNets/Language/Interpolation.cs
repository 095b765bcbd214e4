namespace DslNets;

/// <summary>Where the values between the pixels come from when an image is enlarged.</summary>
public enum Interpolation
{
    /// <summary>The nearest pixel is repeated.</summary>
    Nearest,

    /// <summary>The mean of the four pixels around, weighted by nearness; pixels are areas whose centres are aligned (Keras; PyTorch with <c>align_corners=False</c>).</summary>
    Bilinear,
}
