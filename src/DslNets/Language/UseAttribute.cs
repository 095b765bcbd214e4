namespace DslNets;

/// <summary>The layers of a block in this place. Its name, by default the block's with a number, such as <c>resblock1</c>, is that of the block's last layer for those that read it.</summary>
/// <typeparam name="TBlock">A class with <see cref="BlockAttribute"/>.</typeparam>
public sealed class UseAttribute<TBlock> : LayerAttribute
    where TBlock : class
{
    /// <summary>A block that needs no number.</summary>
    public UseAttribute()
    {
    }

    /// <summary>A block with a number of its own.</summary>
    /// <param name="argument">What <see cref="Size.Argument"/> stands for in the block, at least 1.</param>
    public UseAttribute(int argument) => Argument = argument;

    /// <summary>What <see cref="Size.Argument"/> stands for in the block; 0 when none was given.</summary>
    public int Argument { get; }

    /// <summary>The name of a use of the same block above whose parameters this one uses, layer by layer, instead of its own (as a siamese network does); what enters has as many features.</summary>
    public string? Share { get; set; }

    /// <summary>Whether training leaves all parameters of the block as they are, as <c>Frozen</c> of each of its layers does; false by default.</summary>
    public bool Frozen { get; set; }
}
