namespace DslNets.Tests.Data;

public sealed class PermutationTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    public void Every_number_occurs_once(int count) => Assert.Equal(Enumerable.Range(0, count), Permutation.Random(count, 1).Order());

    [Fact]
    public void The_seed_and_the_epoch_make_the_order()
    {
        Assert.Equal(Permutation.Random(100, 1, 2), Permutation.Random(100, 1, 2));
        Assert.NotEqual(Permutation.Random(100, 1, 2), Permutation.Random(100, 1, 3));
        Assert.NotEqual(Permutation.Random(100, 1, 2), Permutation.Random(100, 2, 2));
    }

    [Fact]
    public void Every_order_is_equally_likely()
    {
        var counts = new Dictionary<string, int>();
        for (ulong epoch = 0; epoch < 24_000; epoch++)
        {
            string order = string.Join(' ', Permutation.Random(4, 7, epoch));
            counts[order] = counts.GetValueOrDefault(order) + 1;
        }

        Assert.Equal(24, counts.Count);
        Assert.All(counts.Values, count => Assert.InRange(count, 1000 - 160, 1000 + 160));
    }
}
