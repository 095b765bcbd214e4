using System.Numerics;
using DslNets.Runtime;

namespace DslNets;

/// <summary>Shifts by whole pixels, all distances equally likely; what comes in is zero (Keras: <c>RandomTranslation</c> with <c>fill_mode="constant"</c>).</summary>
public sealed record RandomShift : ImageAugmentation
{
    /// <summary>Makes the augmentation.</summary>
    /// <param name="rows">How many pixels at most up or down.</param>
    /// <param name="columns">How many pixels at most to the left or right.</param>
    /// <exception cref="ArgumentOutOfRangeException">Negative, or above 1,000,000.</exception>
    public RandomShift(int rows, int columns)
    {
        const int Farthest = 1_000_000;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, Farthest);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(columns, Farthest);
        Rows = Require.AtLeast(0, rows, nameof(rows));
        Columns = Require.AtLeast(0, columns, nameof(columns));
    }

    /// <summary>How many pixels at most up or down.</summary>
    public int Rows { get; }

    /// <summary>How many pixels at most to the left or right.</summary>
    public int Columns { get; }

    internal override void Apply<T>(Span<T> image, Span<T> scratch, ImageShape shape, CounterRandom random)
    {
        int rows = random.Below(0, (2 * Rows) + 1) - Rows;
        int columns = random.Below(1, (2 * Columns) + 1) - Columns;
        if (rows != 0 || columns != 0)
        {
            image.CopyTo(scratch);
            ImageTransform.Shift<T>(scratch, image, shape, rows, columns);
        }
    }
}
