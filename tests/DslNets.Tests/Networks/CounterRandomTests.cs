using DslNets.Runtime;

namespace DslNets.Tests.Networks;

public sealed class CounterRandomTests
{
    [Fact]
    public void The_bits_are_those_of_split_mix_64()
    {
        // The published check of the reference implementation: the first numbers after seed 1234567.
        var random = new CounterRandom(1234567);

        Assert.Equal(
            [6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL, 4593380528125082431UL, 16408922859458223821UL],
            Enumerable.Range(0, 5).Select(counter => random.Bits((ulong)counter)));
    }

    [Fact]
    public void A_number_does_not_depend_on_those_drawn_before()
    {
        var random = new CounterRandom(3, 4);
        double late = random.Normal(1000);
        _ = random.Normal(1);

        Assert.Equal(late, new CounterRandom(3, 4).Normal(1000));
    }

    [Fact]
    public void Neighbouring_seeds_and_sequences_are_unrelated()
    {
        CounterRandom[] randoms = [.. from seed in Enumerable.Range(0, 8) from sequence in Enumerable.Range(0, 8) select new CounterRandom((ulong)seed, (ulong)sequence)];
        ulong[] bits = [.. randoms.SelectMany(random => Enumerable.Range(0, 64).Select(counter => random.Bits((ulong)counter)))];

        Assert.Equal(bits.Length, bits.Distinct().Count());
        // Every pair of sequences differs in about half of its bits.
        double differing = Enumerable.Range(0, 64).Average(counter => (double)ulong.PopCount(randoms[0].Bits((ulong)counter) ^ randoms[1].Bits((ulong)counter)));
        Assert.InRange(differing, 29, 35);
    }

    [Fact]
    public void Uniform_and_normal_numbers_have_their_moments()
    {
        const int count = 100_000;
        var random = new CounterRandom(7, 0);
        double[] uniform = [.. Enumerable.Range(0, count).Select(counter => random.Uniform((ulong)counter))];
        double[] normal = [.. Enumerable.Range(0, count).Select(counter => random.Normal((ulong)counter))];

        Assert.All(uniform, value => Assert.InRange(value, 0, 1 - 1e-17));
        // Five standard errors.
        Assert.Equal(0.5, uniform.Average(), 5 * Math.Sqrt(1 / 12.0 / count));
        Assert.Equal(1 / 12.0, Variance(uniform), 5 * Math.Sqrt(1 / 180.0 / count));
        Assert.Equal(0, normal.Average(), 5 * Math.Sqrt(1.0 / count));
        Assert.Equal(1, Variance(normal), 5 * Math.Sqrt(2.0 / count));
        Assert.Equal(0.6827, normal.Count(value => Math.Abs(value) < 1) / (double)count, 5 * Math.Sqrt(0.6827 * 0.3173 / count));
    }

    [Fact]
    public void Numbers_below_a_bound_are_equally_likely()
    {
        var random = new CounterRandom(9, 1);
        int[] counts = new int[7];
        for (ulong counter = 0; counter < 70_000; counter++)
        {
            counts[random.Below(counter, 7)]++;
        }

        Assert.All(counts, count => Assert.InRange(count, 10_000 - 500, 10_000 + 500));
        Assert.Equal(0, random.Below(5, 1));
    }

    private static double Variance(double[] values)
    {
        double mean = values.Average();
        return values.Average(value => (value - mean) * (value - mean));
    }
}
