using System.Runtime.Intrinsics;
using DslNets.Runtime;

namespace DslNets.Numerics.Tests;

public class CounterHashTests
{
    private const int Draws = 1 << 18;

    [Fact]
    public void Every_width_yields_the_same_bits()
    {
        uint key = CounterHash.Key(42, 7);
        for (uint first = 0; first < 4096; first += 16)
        {
            uint start = first * 0x01000193u;
            var counters = Vector512<uint>.Indices + Vector512.Create(start);
            var wideBits = CounterHash.Bits(key, counters);
            var wide = CounterHash.Uniform(key, counters);
            var middle = CounterHash.Uniform(key, counters.GetLower());
            var narrow = CounterHash.Uniform(key, counters.GetLower().GetLower());
            for (int lane = 0; lane < 16; lane++)
            {
                uint counter = unchecked(start + (uint)lane);
                float single = CounterHash.Uniform(key, counter);
                Assert.Equal(CounterHash.Bits(key, counter), wideBits[lane]);
                Assert.Equal(single, wide[lane]);
                Assert.Equal(single, VectorFunctions.Uniform(key, counters)[lane]);
                Assert.Equal(single, VectorFunctions.Uniform(key, counter));
                if (lane < 8)
                {
                    Assert.Equal(single, middle[lane]);
                }

                if (lane < 4)
                {
                    Assert.Equal(single, narrow[lane]);
                }
            }
        }
    }

    [Fact]
    public void Doubles_agree_with_floats_and_in_every_width()
    {
        uint key = CounterHash.Key(42, 8);
        for (ulong first = 0; first < 4096; first += 8)
        {
            var counters = Vector512<ulong>.Indices + Vector512.Create(first);
            var wide = CounterHash.Uniform(key, counters);
            var middle = CounterHash.Uniform(key, counters.GetLower());
            var narrow = CounterHash.Uniform(key, counters.GetLower().GetLower());
            for (int lane = 0; lane < 8; lane++)
            {
                ulong counter = first + (ulong)lane;
                double single = CounterHash.Uniform(key, counter);
                Assert.Equal(single, wide[lane]);
                Assert.Equal(single, VectorFunctions.Uniform(key, counters)[lane]);
                Assert.InRange(single - CounterHash.Uniform(key, (uint)counter), 0, 1.0 / (1 << 24));
                if (lane < 4)
                {
                    Assert.Equal(single, middle[lane]);
                }

                if (lane < 2)
                {
                    Assert.Equal(single, narrow[lane]);
                }
            }
        }
    }

    /// <summary>Numbers written down once: a run with the same seed must not change when the library does.</summary>
    [Fact]
    public void The_numbers_are_those_of_earlier_versions()
    {
        uint key = CounterHash.Key(1, 0);
        Assert.Equal([0x910A2DECu, 0xBEEB8DA1u, 0xB4D055FCu, 0x1CC4D50Au], [key, CounterHash.Key(1, 1), CounterHash.Key(ulong.MaxValue, -1), CounterHash.Salted(key, 3)]);
        Assert.Equal([0xC7B8DA92u, 0x175DA984u, 0x09847C87u], [CounterHash.Bits(key, 0), CounterHash.Bits(key, 1), CounterHash.Bits(key, uint.MaxValue)]);
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(1u)]
    [InlineData(0xDEADBEEFu)]
    public void Numbers_are_uniform_from_zero_to_one(uint key)
    {
        int[] buckets = new int[256];
        double sum = 0;
        double squares = 0;
        for (uint counter = 0; counter < Draws; counter++)
        {
            float number = CounterHash.Uniform(key, counter);
            Assert.True(number is >= 0 and < 1);
            sum += number;
            squares += number * number;
            buckets[(int)(number * buckets.Length)]++;
        }

        double mean = sum / Draws;

        // Six standard errors: 1 / sqrt(12 n) of the mean, 1 / sqrt(180 n) of the variance.
        Assert.Equal(0.5, mean, 6 / Math.Sqrt(12.0 * Draws));
        Assert.Equal(1 / 12.0, (squares / Draws) - (mean * mean), 6 / Math.Sqrt(180.0 * Draws));

        // Chi-square of 255 degrees of freedom: mean 255, standard deviation sqrt(510).
        double expected = Draws / 256.0;
        Assert.InRange(buckets.Sum(count => (count - expected) * (count - expected) / expected), 255 - (6 * Math.Sqrt(510)), 255 + (6 * Math.Sqrt(510)));
    }

    [Theory]
    [InlineData(1u)]
    [InlineData(2u)]
    [InlineData(16u)]
    [InlineData(784u)]
    [InlineData(1u << 16)]
    public void Counters_at_a_distance_are_not_correlated(uint distance) =>
        Assert.Equal(0, Correlation(i => CounterHash.Uniform(99, i), i => CounterHash.Uniform(99, i + distance)), 6 / Math.Sqrt(Draws));

    [Fact]
    public void Neighbouring_keys_steps_seeds_and_salts_are_not_correlated()
    {
        Func<uint, float> first = i => CounterHash.Uniform(CounterHash.Key(5, 100), i);
        AssertUncorrelated(first, i => CounterHash.Uniform(CounterHash.Key(5, 101), i));
        AssertUncorrelated(first, i => CounterHash.Uniform(CounterHash.Key(6, 100), i));
        AssertUncorrelated(first, i => CounterHash.Uniform(CounterHash.Salted(CounterHash.Key(5, 100), 0), i));
        AssertUncorrelated(i => CounterHash.Uniform(1000, i), i => CounterHash.Uniform(1001, i));
        AssertUncorrelated(i => CounterHash.Uniform(CounterHash.Salted(77, 1), i), i => CounterHash.Uniform(CounterHash.Salted(77, 2), i));

        // The pair that a hash of counter ^ key alone would confuse.
        AssertUncorrelated(i => CounterHash.Uniform(0x0F0F, i), i => CounterHash.Uniform(0xF0F0, i ^ 0xFFFF));
    }

    [Fact]
    public void Each_bit_of_the_counter_flips_half_of_the_bits()
    {
        for (int bit = 0; bit < 32; bit++)
        {
            long flipped = 0;
            for (uint counter = 0; counter < 4096; counter++)
            {
                flipped += uint.PopCount(CounterHash.Bits(3, counter) ^ CounterHash.Bits(3, counter ^ (1u << bit)));
            }

            Assert.Equal(16, flipped / 4096.0, 0.35);
        }
    }

    private static void AssertUncorrelated(Func<uint, float> first, Func<uint, float> second) => Assert.Equal(0, Correlation(first, second), 6 / Math.Sqrt(Draws));

    private static double Correlation(Func<uint, float> first, Func<uint, float> second)
    {
        double sum = 0;
        for (uint i = 0; i < Draws; i++)
        {
            sum += (first(i) - 0.5) * (second(i) - 0.5);
        }

        return 12 * sum / Draws;
    }
}
