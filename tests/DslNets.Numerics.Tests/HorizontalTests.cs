using System.Runtime.Intrinsics;
using DslNets.Runtime;

namespace DslNets.Numerics.Tests;

public class HorizontalTests
{
    private static readonly float[] s_floats = [.. Enumerable.Range(0, 16).Select(i => MathF.Pow(-1.7f, i))];
    private static readonly double[] s_doubles = [.. Enumerable.Range(0, 8).Select(i => Math.Pow(-1.7, i))];

    [Fact]
    public void Sums_fold_the_upper_half_onto_the_lower()
    {
        Assert.Equal(Folded(s_floats), VectorFunctions.Sum(Vector512.Create(s_floats)));
        Assert.Equal(Folded(s_floats[..8]), VectorFunctions.Sum(Vector256.Create(s_floats)));
        Assert.Equal(Folded(s_floats[..4]), VectorFunctions.Sum(Vector128.Create(s_floats)));
        Assert.Equal(Folded(s_doubles), VectorFunctions.Sum(Vector512.Create(s_doubles)));
        Assert.Equal(Folded(s_doubles[..4]), VectorFunctions.Sum(Vector256.Create(s_doubles)));
        Assert.Equal(Folded(s_doubles[..2]), VectorFunctions.Sum(Vector128.Create(s_doubles)));
    }

    [Fact]
    public void The_maximum_is_found_in_every_lane()
    {
        for (int lane = 0; lane < 16; lane++)
        {
            var floats = Vector512.Create(-5f).WithElement(lane, -4f);
            Assert.Equal(-4f, VectorFunctions.MaximumElement(floats));
            Assert.Equal(lane < 8 ? -4f : -5f, VectorFunctions.MaximumElement(floats.GetLower()));
            Assert.Equal(lane < 4 ? -4f : -5f, VectorFunctions.MaximumElement(floats.GetLower().GetLower()));
        }

        for (int lane = 0; lane < 8; lane++)
        {
            var doubles = Vector512.Create(-5.0).WithElement(lane, -4.0);
            Assert.Equal(-4.0, VectorFunctions.MaximumElement(doubles));
            Assert.Equal(lane < 4 ? -4.0 : -5.0, VectorFunctions.MaximumElement(doubles.GetLower()));
            Assert.Equal(lane < 2 ? -4.0 : -5.0, VectorFunctions.MaximumElement(doubles.GetLower().GetLower()));
        }
    }

    private static T Folded<T>(T[] values)
        where T : System.Numerics.INumber<T> => values.Length == 1
            ? values[0]
            : Folded([.. values[..(values.Length / 2)].Zip(values[(values.Length / 2)..], (lower, upper) => lower + upper)]);
}
