using System.Globalization;

namespace DslNets.Networks.Tests;

/// <summary>Compares tensors.</summary>
internal static class Closeness
{
    /// <summary>Asserts that no value is farther from the expected one than <paramref name="tolerance"/> times the largest expected value, or <paramref name="scale"/> when that is larger.</summary>
    public static void Within(double tolerance, string name, ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, double scale = 0)
    {
        Assert.True(expected.Length == actual.Length, $"{name}: expected {expected.Length} values, got {actual.Length}.");
        foreach (double value in expected)
        {
            scale = Math.Max(scale, Math.Abs(value));
        }

        for (int index = 0; index < expected.Length; index++)
        {
            double difference = Math.Abs(expected[index] - actual[index]);
            Assert.True(
                difference <= tolerance * scale,
                string.Create(CultureInfo.InvariantCulture, $"{name}[{index}]: expected {expected[index]:G17}, got {actual[index]:G17}; {difference / scale:E2} of {scale:G4}, allowed {tolerance:E0}."));
        }
    }
}
