using System.Globalization;
using DslNets.Networks.Tests.Reference;

namespace DslNets.Networks.Tests;

/// <summary>Compares tensors.</summary>
internal static class Closeness
{
    /// <summary>
    /// Asserts that no value is farther from the expected one than <paramref name="tolerance"/> times the tensor's largest, or times <paramref name="scale"/> when that is larger.
    /// </summary>
    public static void Within(double tolerance, string name, ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, double scale = 0)
    {
        Assert.True(expected.Length == actual.Length, $"{name}: expected {expected.Length} values, got {actual.Length}.");
        scale = Math.Max(scale, Largest(expected));
        for (int index = 0; index < expected.Length; index++)
        {
            double difference = Math.Abs(expected[index] - actual[index]);
            if (!(difference <= tolerance * scale))
            {
                Assert.Fail(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name}[{index}]: expected {expected[index]:G17}, got {actual[index]:G17}; {difference / scale:E2} of {scale:G4}, allowed {tolerance:E0}."));
            }
        }
    }

    /// <summary>Asserts that outputs, losses, gradients and state are those expected; tensors that the expected result leaves out are not compared.</summary>
    /// <param name="tolerance">Relative to each tensor's largest value.</param>
    /// <param name="expected">The result to reach.</param>
    /// <param name="actual">The result to check.</param>
    /// <param name="floor">The part of the largest of all gradients that counts as a gradient's largest value at least, for gradients that are only rounding errors.</param>
    public static void Within(double tolerance, ReferenceResult expected, ReferenceResult actual, double floor = 0)
    {
        ComparePorts(tolerance, "output", expected.Outputs, actual.Outputs, 0);
        Within(tolerance, "loss and penalty", [expected.Loss + expected.Penalty], [actual.Loss + actual.Penalty]);
        double scale = floor * expected.Gradients.Values.Concat(expected.InputGradients).Select(values => Largest(values)).DefaultIfEmpty().Max();
        foreach ((string name, double[] gradient) in expected.Gradients)
        {
            Within(tolerance, "gradient of " + name, gradient, actual.Gradients[name], scale);
        }

        ComparePorts(tolerance, "gradient of input", expected.InputGradients, actual.InputGradients, scale);
        foreach ((string name, double[] values) in expected.State)
        {
            Within(tolerance, name, values, actual.State[name]);
        }
    }

    private static void ComparePorts(double tolerance, string name, double[][] expected, double[][] actual, double scale)
    {
        if (expected.Length > 0)
        {
            Assert.Equal(expected.Length, actual.Length);
            for (int port = 0; port < expected.Length; port++)
            {
                Within(tolerance, name + " " + port.ToString(CultureInfo.InvariantCulture), expected[port], actual[port], scale);
            }
        }
    }

    private static double Largest(ReadOnlySpan<double> values)
    {
        double largest = 0;
        foreach (double value in values)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        return largest;
    }
}
