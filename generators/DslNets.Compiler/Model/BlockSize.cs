using System;

namespace DslNets.Compiler.Model;

/// <summary>
/// A size that depends on where a block is used. In an attribute it is a constant: negative, so that no other size is taken for it, and with so many divisors that products and
/// quotients of it, such as <c>4 * Size.Input</c> and <c>Size.Argument / 8</c>, still tell what they are.
/// </summary>
/// <param name="OfArgument">A part or multiple of Size.Argument; otherwise of Size.Input.</param>
public readonly record struct BlockSize(bool OfArgument, int Factor, int Divisor)
{
    /// <summary>The value of Size.Input: the least common multiple of what people divide by.</summary>
    public const int Input = -5040;

    /// <summary>The value of Size.Argument: a prime sets its multiples apart.</summary>
    public const int Argument = Input * Prime;

    private const int Prime = 4099;

    private const int LargestDivisor = 16;

    /// <summary>Beyond it lie sums of both.</summary>
    private const int LargestFactor = 1000;

    /// <summary>Whether a number in an attribute stands for such a size, or for an expression over one that cannot be read.</summary>
    public static bool IsMeant(int size) => size <= Input / LargestDivisor;

    /// <summary>The size that a number in an attribute stands for; null for sums and the like.</summary>
    public static BlockSize? Of(int size)
    {
        if (!IsMeant(size) || size == int.MinValue)
        {
            return null;
        }

        bool ofArgument = size % Prime == 0;
        int numerator = -size / (ofArgument ? Prime : 1);
        int common = GreatestCommonDivisor(numerator, -Input);
        int divisor = -Input / common;
        int factor = numerator / common;
        return divisor <= LargestDivisor && factor <= LargestFactor ? new BlockSize(ofArgument, factor, divisor) : null;
    }

    public override string ToString()
    {
        string name = OfArgument ? "Size.Argument" : "Size.Input";
        string product = Factor == 1 ? name : FormattableString.Invariant($"{Factor} * {name}");
        return Divisor == 1 ? product : FormattableString.Invariant($"{product} / {Divisor}");
    }

    private static int GreatestCommonDivisor(int left, int right) => right == 0 ? left : GreatestCommonDivisor(right, left % right);
}
