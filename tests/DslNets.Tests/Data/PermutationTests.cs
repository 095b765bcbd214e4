using DslNets.Runtime;

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
    public void Orders_are_not_drawn_from_the_bits_that_tensors_start_with()
    {
        for (ulong number = 0; number < 4; number++)
        {
            // The same shuffle on the sequence of the tensor of this number.
            var tensor = new CounterRandom(5, number);
            int[] order = [.. Enumerable.Range(0, 100)];
            for (int last = 99; last > 0; last--)
            {
                int other = tensor.Below((ulong)last, last + 1);
                (order[last], order[other]) = (order[other], order[last]);
            }

            Assert.NotEqual(order, Permutation.Random(100, 5, number));
        }
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
