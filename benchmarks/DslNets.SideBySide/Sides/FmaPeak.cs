using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DslNets.SideBySide.Sides;

/// <summary>The most floating-point operations that one core does per second: fused multiply-adds on registers, in enough chains to hide their latency.</summary>
internal sealed class FmaPeak : IMeasured
{
    private const int Chains = 12;
    private const int StepsPerCall = 1000;

    private float _sum;

    /// <summary>Measures for about this long.</summary>
    /// <returns>10^9 operations per second; a fused multiply-add is two.</returns>
    public static double Measure(double seconds)
    {
        int lanes = Vector512.IsHardwareAccelerated ? Vector512<float>.Count : Vector256<float>.Count;
        return 2.0 * lanes * Chains * StepsPerCall / Turn.Measure(new FmaPeak(), seconds).Nanoseconds;
    }

    public void BeginTurn()
    {
    }

    public void Repeat(int count) => _sum += Vector512.IsHardwareAccelerated ? Accumulate512(count) : Accumulate256(count);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Accumulate512(int count)
    {
        Vector512<float> factor = Vector512.Create(0.5f);
        Vector512<float> first = Vector512.Create(1f);
        Vector512<float> second = Vector512.Create(2f);
        Vector512<float> third = Vector512.Create(3f);
        Vector512<float> fourth = Vector512.Create(4f);
        Vector512<float> fifth = Vector512.Create(5f);
        Vector512<float> sixth = Vector512.Create(6f);
        Vector512<float> seventh = Vector512.Create(7f);
        Vector512<float> eighth = Vector512.Create(8f);
        Vector512<float> ninth = Vector512.Create(9f);
        Vector512<float> tenth = Vector512.Create(10f);
        Vector512<float> eleventh = Vector512.Create(11f);
        Vector512<float> twelfth = Vector512.Create(12f);
        for (int step = 0; step < count * StepsPerCall; step++)
        {
            first = Vector512.FusedMultiplyAdd(first, factor, factor);
            second = Vector512.FusedMultiplyAdd(second, factor, factor);
            third = Vector512.FusedMultiplyAdd(third, factor, factor);
            fourth = Vector512.FusedMultiplyAdd(fourth, factor, factor);
            fifth = Vector512.FusedMultiplyAdd(fifth, factor, factor);
            sixth = Vector512.FusedMultiplyAdd(sixth, factor, factor);
            seventh = Vector512.FusedMultiplyAdd(seventh, factor, factor);
            eighth = Vector512.FusedMultiplyAdd(eighth, factor, factor);
            ninth = Vector512.FusedMultiplyAdd(ninth, factor, factor);
            tenth = Vector512.FusedMultiplyAdd(tenth, factor, factor);
            eleventh = Vector512.FusedMultiplyAdd(eleventh, factor, factor);
            twelfth = Vector512.FusedMultiplyAdd(twelfth, factor, factor);
        }

        return Vector512.Sum(first + second + third + fourth + fifth + sixth + seventh + eighth + ninth + tenth + eleventh + twelfth);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Accumulate256(int count)
    {
        Vector256<float> factor = Vector256.Create(0.5f);
        Vector256<float> first = Vector256.Create(1f);
        Vector256<float> second = Vector256.Create(2f);
        Vector256<float> third = Vector256.Create(3f);
        Vector256<float> fourth = Vector256.Create(4f);
        Vector256<float> fifth = Vector256.Create(5f);
        Vector256<float> sixth = Vector256.Create(6f);
        Vector256<float> seventh = Vector256.Create(7f);
        Vector256<float> eighth = Vector256.Create(8f);
        Vector256<float> ninth = Vector256.Create(9f);
        Vector256<float> tenth = Vector256.Create(10f);
        Vector256<float> eleventh = Vector256.Create(11f);
        Vector256<float> twelfth = Vector256.Create(12f);
        for (int step = 0; step < count * StepsPerCall; step++)
        {
            first = Vector256.FusedMultiplyAdd(first, factor, factor);
            second = Vector256.FusedMultiplyAdd(second, factor, factor);
            third = Vector256.FusedMultiplyAdd(third, factor, factor);
            fourth = Vector256.FusedMultiplyAdd(fourth, factor, factor);
            fifth = Vector256.FusedMultiplyAdd(fifth, factor, factor);
            sixth = Vector256.FusedMultiplyAdd(sixth, factor, factor);
            seventh = Vector256.FusedMultiplyAdd(seventh, factor, factor);
            eighth = Vector256.FusedMultiplyAdd(eighth, factor, factor);
            ninth = Vector256.FusedMultiplyAdd(ninth, factor, factor);
            tenth = Vector256.FusedMultiplyAdd(tenth, factor, factor);
            eleventh = Vector256.FusedMultiplyAdd(eleventh, factor, factor);
            twelfth = Vector256.FusedMultiplyAdd(twelfth, factor, factor);
        }

        return Vector256.Sum(first + second + third + fourth + fifth + sixth + seventh + eighth + ninth + tenth + eleventh + twelfth);
    }
}
