namespace DslNets;

/// <summary>Enlarges an image in both directions: h x w x c in, factor h x factor w x c out. Of a sequence the steps are repeated. No parameters.</summary>
/// <param name="factor">How many times as large the result is, at least 1.</param>
/// <remarks>As Keras's <c>UpSampling2D</c> and PyTorch's <c>Upsample</c>.</remarks>
public sealed class UpSampleAttribute(int factor) : LayerAttribute
{
    /// <summary>How many times as large the result is.</summary>
    public int Factor { get; } = factor;

    /// <summary>Where the values between the pixels come from; <see cref="Interpolation.Nearest"/> by default, as Keras and PyTorch. Sequences have no other.</summary>
    public Interpolation Interpolation { get; set; }
}
