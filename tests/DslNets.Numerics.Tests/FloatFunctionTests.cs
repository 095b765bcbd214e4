using System.Runtime.Intrinsics;
using DslNets.Runtime;

namespace DslNets.Numerics.Tests;

public class FloatFunctionTests
{
    private const double SmallestNormal = 1.17549435e-38;

    public static TheoryData<string> Names => FloatFunction.Names;

    // The trigonometric functions of .NET change their method for a whole vector where one angle is large.
    public static TheoryData<string> NamesOfIndependentLanes => [.. FloatFunction.All.Select(function => function.Name).Except(["Sine", "Cosine"])];

    [Theory]
    [MemberData(nameof(NamesOfIndependentLanes))]
    public void Every_width_yields_the_same_bits(string name)
    {
        var function = FloatFunction.Named(name);
        float[] arguments = FloatArguments.Everything;
        for (int i = 0; i < arguments.Length; i += 16)
        {
            var wide = function.Wide(Vector512.Create(arguments, i));
            var middle = Vector512.Create(function.Middle(Vector256.Create(arguments, i)), function.Middle(Vector256.Create(arguments, i + 8)));
            for (int lane = 0; lane < 16; lane++)
            {
                float narrow = function.Narrow(Vector128.Create(arguments, i + (lane & ~3))).GetElement(lane & 3);
                float single = function.Single(arguments[i + lane]);
                AssertSame(single, wide.GetElement(lane), arguments[i + lane]);
                AssertSame(single, middle.GetElement(lane), arguments[i + lane]);
                AssertSame(single, narrow, arguments[i + lane]);
            }
        }
    }

    [Theory]
    [InlineData("Exponential", 1.5)]
    [InlineData("Logarithm", 1.0)]
    [InlineData("SquareRoot", 0.5)]
    [InlineData("Absolute", 0.0)]
    [InlineData("Sign", 0.0)]
    [InlineData("Floor", 0.0)]
    public void Errors_are_within_units_in_the_last_place(string name, double units)
    {
        var function = FloatFunction.Named(name);
        float[] values = function.Apply(FloatArguments.Everything);
        for (int i = 0; i < values.Length; i++)
        {
            double exact = function.Exact(FloatArguments.Everything[i]);
            if (!IsSpecial(exact, values[i], FloatArguments.Everything[i]))
            {
                double unit = Unit((float)exact);
                Assert.True(Math.Abs(values[i] - exact) <= units * unit, $"{name}({FloatArguments.Everything[i]:R}) = {values[i]:R}, exactly {exact:R}.");
            }
        }
    }

    [Theory]
    [InlineData("Tanh", 7e-7)]
    [InlineData("Sigmoid", 1e-6)]
    [InlineData("Softplus", 1e-6)]
    [InlineData("ErrorFunction", 5e-7)]
    public void Relative_errors_are_small_wherever_the_result_is_a_normal_number(string name, double bound)
    {
        var function = FloatFunction.Named(name);
        float[] values = function.Apply(FloatArguments.Everything);
        for (int i = 0; i < values.Length; i++)
        {
            double exact = function.Exact(FloatArguments.Everything[i]);
            if (!IsSpecial(exact, values[i], FloatArguments.Everything[i]))
            {
                // Results below the smallest normal number may be flushed to zero.
                double allowed = Math.Abs(exact) < SmallestNormal ? SmallestNormal : bound * Math.Abs(exact);
                Assert.True(Math.Abs(values[i] - exact) <= allowed, $"{name}({FloatArguments.Everything[i]:R}) = {values[i]:R}, exactly {exact:R}.");
            }
        }
    }

    [Theory]
    [InlineData("Sine")]
    [InlineData("Cosine")]
    public void Trigonometric_functions_are_accurate_for_angles_of_many_turns(string name)
    {
        var function = FloatFunction.Named(name);
        float[] angles = FloatArguments.Grid(-1000, 1000, 65_536);
        float[] values = function.Apply(angles);
        for (int i = 0; i < values.Length; i++)
        {
            Assert.Equal(function.Exact(angles[i]), values[i], 2e-7);
        }
    }

    [Theory]
    [InlineData("Exponential", float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData("Exponential", 88.8f, float.PositiveInfinity)]
    [InlineData("Exponential", float.MaxValue, float.PositiveInfinity)]
    [InlineData("Exponential", float.NegativeInfinity, 0f)]
    [InlineData("Exponential", float.MinValue, 0f)]
    [InlineData("Exponential", 0f, 1f)]
    [InlineData("Logarithm", 0f, float.NegativeInfinity)]
    [InlineData("Logarithm", 1f, 0f)]
    [InlineData("Logarithm", -1f, float.NaN)]
    [InlineData("Logarithm", -1e-40f, float.NaN)]
    [InlineData("Logarithm", float.NegativeInfinity, float.NaN)]
    [InlineData("Logarithm", float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData("Tanh", float.PositiveInfinity, 1f)]
    [InlineData("Tanh", float.NegativeInfinity, -1f)]
    [InlineData("Tanh", 20f, 1f)]
    [InlineData("Tanh", -0f, -0f)]
    [InlineData("Sigmoid", float.PositiveInfinity, 1f)]
    [InlineData("Sigmoid", float.NegativeInfinity, 0f)]
    [InlineData("Sigmoid", 0f, 0.5f)]
    [InlineData("Softplus", float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData("Softplus", float.NegativeInfinity, 0f)]
    [InlineData("Softplus", 1000f, 1000f)]
    [InlineData("ErrorFunction", float.PositiveInfinity, 1f)]
    [InlineData("ErrorFunction", float.NegativeInfinity, -1f)]
    [InlineData("ErrorFunction", 5f, 1f)]
    [InlineData("ErrorFunction", -0f, -0f)]
    [InlineData("Sign", 0f, 0f)]
    [InlineData("Sign", float.NegativeInfinity, -1f)]
    [InlineData("Sign", float.Epsilon, 1f)]
    [InlineData("SquareRoot", -1f, float.NaN)]
    [InlineData("Floor", -0.5f, -1f)]
    public void Limits_are_exact(string name, float argument, float expected)
    {
        var function = FloatFunction.Named(name);
        AssertSame(expected, function.Wide(Vector512.Create(argument)).GetElement(11), argument);
        AssertSame(expected, function.Single(argument), argument);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Not_a_number_stays_not_a_number(string name) => Assert.True(Vector512.EqualsAll(
        Vector512.IsNaN(FloatFunction.Named(name).Wide(Vector512.Create(float.NaN))).AsInt32(), Vector512<int>.AllBitsSet));

    [Fact]
    public void Tanh_and_the_error_function_never_leave_minus_one_to_one()
    {
        float[] arguments = FloatArguments.Grid(3.5f, 10f, 65_536);
        Assert.All(FloatFunction.Named("Tanh").Apply(arguments), value => Assert.InRange(value, 0.99f, 1f));
        Assert.All(FloatFunction.Named("ErrorFunction").Apply(arguments), value => Assert.InRange(value, 0.99f, 1f));
    }

    [Fact]
    public void Power_is_that_of_dotnet_in_every_lane()
    {
        float[] bases = [.. FloatArguments.Special, .. FloatArguments.Grid(-4, 4, 32)];
        foreach (float exponent in (ReadOnlySpan<float>)[0f, 1f, 2f, 3f, -1f, -2f, 0.5f, 1.7f, float.PositiveInfinity])
        {
            for (int i = 0; i < bases.Length; i += 16)
            {
                var wide = VectorFunctions.Power(Vector512.Create(bases, i), Vector512.Create(exponent));
                for (int lane = 0; lane < 16; lane++)
                {
                    AssertSame(MathF.Pow(bases[i + lane], exponent), wide.GetElement(lane), bases[i + lane]);
                    AssertSame(VectorFunctions.Power(bases[i + lane], exponent), wide.GetElement(lane), bases[i + lane]);
                }
            }
        }
    }

    // Same bits, but any NaN for NaN.
    private static void AssertSame(float expected, float actual, float argument) => Assert.True(
        BitConverter.SingleToInt32Bits(expected) == BitConverter.SingleToInt32Bits(actual) || (float.IsNaN(expected) && float.IsNaN(actual)),
        $"At {argument:R}: expected {expected:R}, was {actual:R}.");

    // Whether the result is infinite or NaN, and then asserts it.
    private static bool IsSpecial(double exact, float actual, float argument)
    {
        if (double.IsFinite(exact) && float.IsFinite((float)exact))
        {
            return false;
        }

        AssertSame((float)exact, actual, argument);
        return true;
    }

    private static double Unit(float value)
    {
        float magnitude = Math.Min(Math.Abs(value), MathF.BitDecrement(float.MaxValue));
        return (double)MathF.BitIncrement(magnitude) - magnitude;
    }
}
