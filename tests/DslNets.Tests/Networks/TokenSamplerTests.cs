namespace DslNets.Tests.Networks;

public class TokenSamplerTests
{
    private static readonly float[] Logits = [MathF.Log(1), MathF.Log(2), MathF.Log(5), float.NegativeInfinity];

    [Theory]
    [InlineData(1, null, 0.125, 0.25, 0.625)]
    [InlineData(0.5, null, 1.0 / 30, 4.0 / 30, 25.0 / 30)]
    [InlineData(2, null, 0.2147, 0.3036, 0.4817)]
    [InlineData(1, 2, 0, 2.0 / 7, 5.0 / 7)]
    [InlineData(1, 1, 0, 0, 1)]
    [InlineData(1, 9, 0.125, 0.25, 0.625)]
    [InlineData(0, null, 0, 0, 1)]
    public void Draws_tokens_as_often_as_their_shares_say(double temperature, int? topK, double first, double second, double third)
    {
        double[] shares = [first, second, third];
        var sampler = new TokenSampler(seed: 7) { Temperature = temperature, TopK = topK };
        int[] counts = new int[4];
        for (int draw = 0; draw < 20_000; draw++)
        {
            counts[sampler.Next<float>(Logits)]++;
        }

        for (int token = 0; token < 3; token++)
        {
            // Four deviations of a count.
            double share = counts[token] / 20_000.0;
            Assert.InRange(share, shares[token] - 0.0142, shares[token] + 0.0142);
            Assert.Equal(shares[token] == 0, counts[token] == 0);
        }

        Assert.Equal(0, counts[3]);
    }

    [Fact]
    public void The_same_seed_draws_the_same_tokens_and_another_one_others()
    {
        int[] first = Draw(1), again = Draw(1), other = Draw(2);
        Assert.Equal(first, again);
        Assert.NotEqual(first, other);

        static int[] Draw(ulong seed)
        {
            var sampler = new TokenSampler(seed);
            return [.. Enumerable.Range(0, 50).Select(_ => sampler.Next<float>(Logits))];
        }
    }

    [Fact]
    public void Tokens_that_are_as_likely_as_the_last_possible_one_are_possible_too()
    {
        var sampler = new TokenSampler(seed: 3) { TopK = 2 };
        int[] drawn = [.. Enumerable.Range(0, 200).Select(_ => sampler.Next<double>([1, 0, 1, 1])).Distinct().Order()];
        Assert.Equal([0, 2, 3], drawn);
    }

    [Fact]
    public void Large_logits_do_not_overflow() => Assert.Equal(1, new TokenSampler(seed: 1).Next<double>([-1e300, 1e300, 0]));

    [Fact]
    public void Drawing_allocates_nothing()
    {
        var sampler = new TokenSampler(seed: 1) { TopK = 2 };
        sampler.Next<float>(Logits);
        long before = GC.GetAllocatedBytesForCurrentThread();
        sampler.Next<float>(Logits);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void What_gives_no_token_is_refused()
    {
        var sampler = new TokenSampler(seed: 1);
        Assert.Contains("There are no logits.", Assert.Throws<ArgumentException>("logits", () => sampler.Next<float>([])).Message);
        Assert.Contains("token 1 is NaN", Assert.Throws<ArgumentException>("logits", () => sampler.Next<float>([0, float.NaN])).Message);
        Assert.Contains("all logits are -infinity", Assert.Throws<ArgumentException>("logits", () => sampler.Next<float>([float.NegativeInfinity])).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new TokenSampler(1) { Temperature = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TokenSampler(1) { Temperature = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TokenSampler(1) { TopK = 0 });
    }
}
