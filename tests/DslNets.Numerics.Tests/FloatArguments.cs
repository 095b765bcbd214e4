namespace DslNets.Numerics.Tests;

/// <summary>Arguments that reach every branch: values at which something changes, dense grids and random bit patterns, in whole vectors of 16.</summary>
public static class FloatArguments
{
    public static float[] Special { get; } =
    [
        0f, -0f, 1f, -1f, float.Epsilon, -float.Epsilon, 1.17549435e-38f, 1e-40f, float.MaxValue, float.MinValue, float.PositiveInfinity, float.NegativeInfinity, float.NaN,
        -float.NaN, 88.7f, 88.8f, -87.3f, -87.4f, -103.9f, -104.1f, 0.5f, 2f, 0.70710677f, 0.7071068f, 1.4142135f, 9.3f, -9.3f, 4.05f, -4.05f, 1e-4f, -1e-4f, 1e-20f,
    ];

    public static float[] Everything { get; } = [.. Special, .. Grid(-110, 110, 32_768), .. Grid(-1, 1, 16_384), .. Random(32_768)];

    public static float[] Grid(float first, float last, int count)
    {
        float[] grid = new float[count];
        for (int i = 0; i < count; i++)
        {
            grid[i] = first + (float)((double)(last - first) * i / (count - 1));
        }

        return grid;
    }

    /// <summary>Every bit pattern is as likely as any other: all magnitudes, subnormal numbers and NaN.</summary>
    public static float[] Random(int count)
    {
        var random = new Random(1);
        float[] values = new float[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = BitConverter.Int32BitsToSingle((int)random.NextInt64(int.MinValue, 1L + int.MaxValue));
        }

        return values;
    }
}
