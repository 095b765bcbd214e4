namespace DslNets;

/// <summary>A block and a way around it: y = x + block(x) (He et al. 2016). The block keeps the shape, or <see cref="Projection"/> fits x to it.</summary>
/// <typeparam name="TBlock">A class with <see cref="BlockAttribute"/>.</typeparam>
public sealed class ResidualAttribute<TBlock> : LayerAttribute
    where TBlock : class
{
    /// <summary>A block that needs no number.</summary>
    public ResidualAttribute()
    {
    }

    /// <summary>A block with a number of its own.</summary>
    /// <param name="argument">What <see cref="Size.Argument"/> stands for in the block, at least 1.</param>
    public ResidualAttribute(int argument) => Argument = argument;

    /// <summary>What <see cref="Size.Argument"/> stands for in the block; 0 when none was given.</summary>
    public int Argument { get; }

    /// <summary>
    /// Whether x goes through a linear layer without bias, <c>projection</c>, where the block changes the shape: for images and sequences a convolution with windows of 1 and the block's
    /// stride, for vectors a dense layer. False by default: then a block that changes the shape is an error.
    /// </summary>
    public bool Projection { get; set; }

    /// <summary>The name of a use of the same block above whose parameters this one uses, layer by layer, instead of its own (as a siamese network does); what enters has as many features.</summary>
    public string? Share { get; set; }

    /// <summary>Whether training leaves all parameters of the block as they are, as <c>Frozen</c> of each of its layers does; false by default.</summary>
    public bool Frozen { get; set; }
}
