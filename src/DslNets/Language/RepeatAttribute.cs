namespace DslNets;

/// <summary>
/// The layers of a block several times, one after the other, each with parameters of its own. They are called by the block or by <see cref="LayerAttribute.Name"/> with a number:
/// <c>resblock1</c>, <c>resblock2</c>, and so on.
/// </summary>
/// <typeparam name="TBlock">A class with <see cref="BlockAttribute"/>.</typeparam>
public sealed class RepeatAttribute<TBlock> : LayerAttribute
    where TBlock : class
{
    /// <summary>A block that needs no number.</summary>
    /// <param name="times">How often, at least 1.</param>
    public RepeatAttribute(int times) => Times = times;

    /// <summary>A block with a number of its own.</summary>
    /// <param name="times">How often, at least 1.</param>
    /// <param name="argument">What <see cref="Size.Argument"/> stands for in the block, at least 1.</param>
    public RepeatAttribute(int times, int argument)
        : this(times) => Argument = argument;

    /// <summary>How often.</summary>
    public int Times { get; }

    /// <summary>What <see cref="Size.Argument"/> stands for in the block; 0 when none was given.</summary>
    public int Argument { get; }

    /// <summary>Whether training leaves all parameters of the block as they are, as <c>Frozen</c> of each of its layers does; false by default.</summary>
    public bool Frozen { get; set; }
}
