using DslNets.Networks.Tests.Networks;
using Xunit;

namespace DslNets.Networks.Tests;

/// <summary>Networks step by step against the same networks over the whole sequence.</summary>
public class StreamTests
{
    private const int Steps = 9;

    [Fact]
    public void A_stream_of_gated_units_gives_the_outputs_of_the_whole_sequence()
    {
        var network = new GruStream(seed: 3);
        float[] x = Values(Steps * 2, value => (float)value);
        var expected = new float[Steps * 3];
        network.Predict(x, expected);
        StreamState<float> stream = network.CreateState();
        for (int repetition = 0; repetition < 2; repetition++)
        {
            stream.Reset();
            for (int step = 0; step < Steps; step++)
            {
                var y = new float[3];
                network.Step(stream, x.AsSpan(step * 2, 2), y);
                for (int unit = 0; unit < y.Length; unit++)
                {
                    Assert.Equal(expected[(step * 3) + unit], y[unit], 1e-6f);
                }
            }
        }
    }

    [Fact]
    public void A_stream_of_all_kinds_of_layers_gives_what_the_sequence_so_far_would()
    {
        var network = new MixedStream(seed: 4);
        double[] x = Values(Steps * 3, value => value);
        var expected = new double[4];
        network.Predict(x, expected);
        StreamState<double> stream = network.CreateState();
        var y = new double[4];
        for (int step = 0; step < Steps; step++)
        {
            network.Step(stream, x.AsSpan(step * 3, 3), y);
        }

        for (int unit = 0; unit < y.Length; unit++)
        {
            Assert.Equal(expected[unit], y[unit], 1e-12);
        }
    }

    [Fact]
    public void A_stream_of_causal_convolutions_gives_the_outputs_of_the_whole_sequence()
    {
        var network = new CausalStream(seed: 8);
        float[] x = Values(40, value => (float)value);
        var expected = new float[40 * 2];
        network.Predict(x, expected);
        StreamState<float> stream = network.CreateState();
        for (int repetition = 0; repetition < 2; repetition++)
        {
            // The second time begins in the middle of the memories of the dilated layers.
            stream.Reset();
            Assert.Equal(0, stream.Position);
            for (int step = 0; step < 40; step++)
            {
                var y = new float[2];
                network.Step(stream, x.AsSpan(step, 1), y);
                Assert.Equal(expected[step * 2], y[0], 1e-6f);
                Assert.Equal(expected[(step * 2) + 1], y[1], 1e-6f);
            }

            Assert.Equal(40, stream.Position);
        }
    }

    [Fact]
    public void A_stream_of_causal_convolutions_and_recurrent_layers_gives_the_outputs_of_the_whole_sequence()
    {
        var network = new CausalMixedStream(seed: 9);
        double[] x = Values(30 * 3, value => value);
        var expected = new double[30 * 3];
        network.Predict(x, expected);
        StreamState<double> stream = network.CreateState();
        var y = new double[30 * 3];
        for (int step = 0; step < 30; step++)
        {
            network.Step(stream, x.AsSpan(step * 3, 3), y.AsSpan(step * 3, 3));
        }

        for (int value = 0; value < y.Length; value++)
        {
            Assert.Equal(expected[value], y[value], 1e-12);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(30)]
    public void A_block_of_steps_is_as_many_single_steps(int first)
    {
        var network = new CausalMixedStream(seed: 10);
        double[] x = Values(30 * 3, value => value);
        StreamState<double> alone = network.CreateState();
        var expected = new double[30 * 3];
        for (int step = 0; step < 30; step++)
        {
            network.Step(alone, x.AsSpan(step * 3, 3), expected.AsSpan(step * 3, 3));
        }

        StreamState<double> stream = network.CreateState();
        var y = new double[30 * 3];
        network.Step(stream, x.AsSpan(0, first * 3), y.AsSpan(0, first * 3));
        Assert.Equal(first, stream.Position);
        if (first < 30)
        {
            network.Step(stream, x.AsSpan(first * 3), y.AsSpan(first * 3));
        }

        Assert.Equal(expected, y);
        Assert.Equal(30, stream.Position);
    }

    /// <summary>States that fill vectors stay in registers during a block, all of them or some.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 1)]
    [InlineData(29, 1)]
    [InlineData(30, 0)]
    public void States_kept_in_registers_during_a_block_give_the_outputs_of_the_whole_sequence(int first, int second)
    {
        double[] x = Values(30, value => value);
        float[] single = [.. x.Select(value => (float)value)];
        int[] blocks = [.. new[] { first, second, 30 - first - second }.Where(steps => steps > 0)];

        var whole = new WholeVectorsStream(seed: 11);
        StreamState<float> ofWhole = whole.CreateState();
        var wholeExpected = new float[30];
        var wholeOutputs = new float[30];
        whole.Predict(single, wholeExpected);

        var split = new SplitVectorsStream(seed: 12);
        StreamState<float> ofSplit = split.CreateState();
        var splitExpected = new float[30];
        var splitOutputs = new float[30];
        split.Predict(single, splitExpected);

        var wide = new WholeVectorsStreamDouble(seed: 13);
        StreamState<double> ofWide = wide.CreateState();
        var wideExpected = new double[30 * 4];
        var wideOutputs = new double[30 * 4];
        wide.Predict(x, wideExpected);

        int step = 0;
        foreach (int steps in blocks)
        {
            whole.Step(ofWhole, single.AsSpan(step, steps), wholeOutputs.AsSpan(step, steps));
            split.Step(ofSplit, single.AsSpan(step, steps), splitOutputs.AsSpan(step, steps));
            wide.Step(ofWide, x.AsSpan(step, steps), wideOutputs.AsSpan(step * 4, steps * 4));
            step += steps;
        }

        Assert.All(wholeExpected.Zip(wholeOutputs), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
        Assert.All(splitExpected.Zip(splitOutputs), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
        Assert.All(wideExpected.Zip(wideOutputs), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    [Fact]
    public void Streams_of_one_network_do_not_know_each_other()
    {
        var network = new GruStream(seed: 5);
        StreamState<float> alone = network.CreateState();
        StreamState<float> first = network.CreateState();
        StreamState<float> second = network.CreateState();
        var (expected, y, other) = (new float[3], new float[3], new float[3]);
        for (int step = 0; step < Steps; step++)
        {
            float[] x = [0.1f * step, -0.2f];
            network.Step(alone, x, expected);
            network.Step(first, x, y);
            network.Step(second, [-1f, 0.5f * step], other);
            Assert.Equal(expected, y);
            Assert.NotEqual(y, other);
        }
    }

    [Fact]
    public void Steps_allocate_nothing()
    {
        var network = new GruStream(seed: 6);
        StreamState<float> stream = network.CreateState();
        float[] x = [0.5f, -0.5f];
        var y = new float[3];
        network.Step(stream, x, y);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int step = 0; step < 1000; step++)
        {
            network.Step(stream, x, y);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Blocks_of_steps_with_causal_convolutions_allocate_nothing()
    {
        var network = new CausalStream(seed: 6);
        StreamState<float> stream = network.CreateState();
        var x = new float[64];
        var y = new float[128];
        network.Step(stream, x, y);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int block = 0; block < 20; block++)
        {
            network.Step(stream, x, y);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Wrong_lengths_and_the_stream_of_another_network_are_told()
    {
        var network = new GruStream(seed: 7);
        StreamState<float> stream = network.CreateState();
        Assert.Equal("x", Assert.Throws<ArgumentException>(() => network.Step(stream, new float[3], new float[3])).ParamName);
        Assert.Equal("y", Assert.Throws<ArgumentException>(() => network.Step(stream, new float[2], new float[2])).ParamName);
        Assert.Equal("x", Assert.Throws<ArgumentException>(() => network.Step(stream, [], [])).ParamName);
        Assert.Equal("y", Assert.Throws<ArgumentException>(() => network.Step(stream, new float[8], new float[9])).ParamName);
        Assert.Equal(0, stream.Position);
        Assert.Throws<ArgumentNullException>(() => network.Step(null!, new float[2], new float[3]));
        ArgumentException other = Assert.Throws<ArgumentException>(() => new LstmStream(seed: 1).Step(stream, new float[2], new float[3]));
        Assert.Equal("stream", other.ParamName);
        Assert.Contains("GruStream", other.Message, StringComparison.Ordinal);
    }

    private static T[] Values<T>(int count, Func<double, T> convert)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, count).Select(_ => convert((random.NextDouble() * 2) - 1))];
    }
}
