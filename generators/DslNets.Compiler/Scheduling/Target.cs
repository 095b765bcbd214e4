using DslNets.Compiler.Model;

namespace DslNets.Compiler.Scheduling;

/// <summary>The machine that kernels are emitted for: the width of its vectors and the number type.</summary>
public sealed record Target(int Bits, Precision Precision)
{
    public string Element => Precision == Precision.Single ? "float" : "double";

    public int ElementBytes => Precision == Precision.Single ? 4 : 8;

    /// <summary>The elements of a vector.</summary>
    public int Lanes => Bits / 8 / ElementBytes;

    /// <summary>The samples of a block: two vectors, so that each weight that is read is used twice.</summary>
    public int BlockLength => 2 * Lanes;

    /// <summary>The vector registers: 32 with AVX-512, 16 before.</summary>
    public int Registers => Bits == 512 ? 32 : 16;

    /// <summary>The windows of a convolution that are computed side by side when a tile has few channels: accumulators, two vectors of each window and one weight are in registers.</summary>
    public int TileWindows(int channels) => System.Math.Max(1, channels == 1 ? (Registers - 8) / 2 : (Registers - 1) / (2 * (channels + 1)));

    /// <summary>The rows of a product's tile: accumulators of rows x vectors must leave registers for the operands (measured: 13 x 2 reaches 98 % of the peak, 14 x 2 spills with an epilogue).</summary>
    public int TileRows(int vectors) => (vectors, Registers) switch
    {
        (2, 32) => 13,
        (2, _) => 6,
        (_, 32) => 22,
        _ => 12,
    };
}
