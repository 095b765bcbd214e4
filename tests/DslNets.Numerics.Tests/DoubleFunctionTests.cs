using System.Runtime.Intrinsics;
using DslNets.Runtime;

namespace DslNets.Numerics.Tests;

public class DoubleFunctionTests
{
    public static TheoryData<string> Names => DoubleFunction.Names;

    [Theory]
    [InlineData("Exponential")]
    [InlineData("Logarithm")]
    [InlineData("Tanh")]
    [InlineData("Sigmoid")]
    [InlineData("Softplus")]
    [InlineData("ErrorFunction")]
    [InlineData("Sine")]
    [InlineData("Cosine")]
    public void Relative_errors_are_below_1e_14(string name)
    {
        var function = DoubleFunction.Named(name);
        foreach ((double argument, double value) in ReferenceValues.Of(name))
        {
            Assert.Equal(value, function.Single(argument), Math.Abs(value) * 1e-14);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_width_yields_the_same_bits(string name)
    {
        var function = DoubleFunction.Named(name);
        double[] arguments = [.. FloatArguments.Special.Select(value => (double)value), .. FloatArguments.Grid(-12, 12, 4096).Select(value => value * 1.0000001)];
        for (int i = 0; i < arguments.Length; i += 8)
        {
            var wide = function.Wide(Vector512.Create(arguments, i));
            var middle = Vector512.Create(function.Middle(Vector256.Create(arguments, i)), function.Middle(Vector256.Create(arguments, i + 4)));
            for (int lane = 0; lane < 8; lane++)
            {
                double single = function.Single(arguments[i + lane]);
                AssertSame(single, wide.GetElement(lane), arguments[i + lane]);
                AssertSame(single, middle.GetElement(lane), arguments[i + lane]);
                AssertSame(single, function.Narrow(Vector128.Create(arguments, i + (lane & ~1))).GetElement(lane & 1), arguments[i + lane]);
            }
        }
    }

    [Theory]
    [InlineData("Exponential", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("Exponential", 710.0, double.PositiveInfinity)]
    [InlineData("Exponential", double.NegativeInfinity, 0.0)]
    [InlineData("Exponential", -750.0, 0.0)]
    [InlineData("Logarithm", 0.0, double.NegativeInfinity)]
    [InlineData("Logarithm", -1.0, double.NaN)]
    [InlineData("Logarithm", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("Tanh", double.PositiveInfinity, 1.0)]
    [InlineData("Sigmoid", double.NegativeInfinity, 0.0)]
    [InlineData("Sigmoid", -720.0, 0.0)]
    [InlineData("Softplus", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("Softplus", double.NegativeInfinity, 0.0)]
    [InlineData("Softplus", 1000.0, 1000.0)]
    [InlineData("ErrorFunction", double.PositiveInfinity, 1.0)]
    [InlineData("ErrorFunction", double.NegativeInfinity, -1.0)]
    [InlineData("Sign", 0.0, 0.0)]
    [InlineData("Sign", -0.25, -1.0)]
    [InlineData("Floor", -0.5, -1.0)]
    public void Limits_are_exact(string name, double argument, double expected)
    {
        var function = DoubleFunction.Named(name);
        AssertSame(expected, function.Wide(Vector512.Create(argument)).GetElement(5), argument);
        AssertSame(expected, function.Single(argument), argument);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Not_a_number_stays_not_a_number(string name)
    {
        Assert.True(double.IsNaN(DoubleFunction.Named(name).Wide(Vector512.Create(double.NaN)).GetElement(7)));
        Assert.True(double.IsNaN(DoubleFunction.Named(name).Single(double.NaN)));
    }

    [Fact]
    public void Power_is_that_of_dotnet_in_every_lane()
    {
        double[] bases = [0, 1, -1, 0.3, -0.3, 2.5, -2.5, double.PositiveInfinity];
        foreach (double exponent in (ReadOnlySpan<double>)[0, 1, 2, 3, -1, 0.5, 1.7])
        {
            var wide = VectorFunctions.Power(Vector512.Create(bases), Vector512.Create(exponent));
            for (int lane = 0; lane < bases.Length; lane++)
            {
                AssertSame(Math.Pow(bases[lane], exponent), wide.GetElement(lane), bases[lane]);
                AssertSame(VectorFunctions.Power(bases[lane], exponent), wide.GetElement(lane), bases[lane]);
            }
        }
    }

    // Same bits, but any NaN for NaN.
    private static void AssertSame(double expected, double actual, double argument) => Assert.True(
        BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual) || (double.IsNaN(expected) && double.IsNaN(actual)),
        $"At {argument:R}: expected {expected:R}, was {actual:R}.");
}
