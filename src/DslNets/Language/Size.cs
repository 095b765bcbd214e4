namespace DslNets;

/// <summary>
/// Sizes that are known only where a block is used. They stand for units, filters, groups, the sizes of a <see cref="ReshapeAttribute"/> and the arguments of blocks, also multiplied
/// and divided by whole numbers: <c>[Dense(4 * Size.Input, Relu)]</c>, <c>[Conv2D(Size.Argument / 4, 1, Relu)]</c>. The factor is at most 1000, the divisor at most 16, and it has to divide.
/// </summary>
public static class Size
{
    /// <summary>The features or channels of what enters the block.</summary>
    public const int Input = -5040;

    /// <summary>The number that is given where the block is used: 32 in <c>[Use&lt;ResBlock&gt;(32)]</c>.</summary>
    public const int Argument = Input * 4099;
}
