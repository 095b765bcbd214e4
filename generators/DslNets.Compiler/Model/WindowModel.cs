namespace DslNets.Compiler.Model;

/// <summary>A sliding window as the user wrote it. A window over a sequence has one dimension: it is one row high, its length is the width.</summary>
/// <param name="Dimensions">1 for sequences, 2 for images.</param>
public sealed record WindowModel(int Dimensions, int Height, int Width)
{
    public int StrideHeight { get; init; } = 1;

    public int StrideWidth { get; init; } = 1;

    public int DilationHeight { get; init; } = 1;

    public int DilationWidth { get; init; } = 1;

    public PaddingModel Padding { get; init; } = new(PaddingKind.Valid);

    /// <summary>Whether all sizes are such as a window can have, wherever it slides.</summary>
    public bool IsSound =>
        Height >= 1 && Width >= 1 && StrideHeight >= 1 && StrideWidth >= 1 && DilationHeight >= 1 && DilationWidth >= 1
        && Padding.Top >= 0 && Padding.Bottom >= 0 && Padding.Left >= 0 && Padding.Right >= 0;
}
