using System.Numerics;
using DslNets.Runtime;

namespace DslNets.Numerics.Tests;

public class BatchLayoutTests
{
    // More on either side than the widest vector.
    private const int Margin = 40;
    private const int Canary = 12345;

    [Fact]
    public void Packing_floats_puts_each_sample_into_its_lane() => ForAllSizes(Pack_puts_every_value_in_its_place<float>);

    [Fact]
    public void Packing_doubles_puts_each_sample_into_its_lane() => ForAllSizes(Pack_puts_every_value_in_its_place<double>);

    [Fact]
    public void Unpacking_floats_is_the_inverse_of_packing() => ForAllSizes(Unpack_restores_every_value<float>);

    [Fact]
    public void Unpacking_doubles_is_the_inverse_of_packing() => ForAllSizes(Unpack_restores_every_value<double>);

    [Fact]
    public void Panels_of_floats_hold_one_row_per_sample() => ForAllSizes(ToPanels_puts_every_value_in_its_place<float>);

    [Fact]
    public void Panels_of_doubles_hold_one_row_per_sample() => ForAllSizes(ToPanels_puts_every_value_in_its_place<double>);

    [Fact]
    public void Workers_that_share_the_blocks_do_the_work_of_one()
    {
        const int Features = 37;
        int length = BatchLayout.BlockLength<float>();
        int samples = (5 * length) - 3;
        float[] rows = Numbers<float>(samples * Features);
        float[] together = new float[BatchLayout.Padded<float>(samples) * Features];
        float[] apart = new float[together.Length];
        BatchLayout.Pack<float>(rows, Features, together, 0, 5);
        BatchLayout.Pack<float>(rows, Features, apart, 2, 5);
        Assert.All(apart.Take(2 * length * Features), value => Assert.Equal(0, value));
        BatchLayout.Pack<float>(rows, Features, apart, 0, 2);
        Assert.Equal(together, apart);

        float[] back = new float[rows.Length];
        BatchLayout.Unpack<float>(together, Features, back, 3, 5);
        BatchLayout.Unpack<float>(together, Features, back, 0, 3);
        Assert.Equal(rows, back);

        float[] panels = new float[together.Length / Features * PanelLayout.PaddedOutputs(Features)];
        float[] panelsApart = new float[panels.Length];
        BatchLayout.ToPanels(ref together[0], Features, ref panels[0], 5 * length, 0, 5);
        BatchLayout.ToPanels(ref together[0], Features, ref panelsApart[0], 5 * length, 4, 5);
        BatchLayout.ToPanels(ref together[0], Features, ref panelsApart[0], 5 * length, 0, 4);
        Assert.Equal(panels, panelsApart);
    }

    [Fact]
    public void Numbers_of_other_types_are_packed_too()
    {
        Pack_puts_every_value_in_its_place<Half>(5, 7);
        Unpack_restores_every_value<Half>(5, 7);
    }

    [Fact]
    public void Sizes_that_do_not_fit_are_refused()
    {
        int length = BatchLayout.BlockLength<float>();
        float[] rows = new float[3 * length];
        float[] blocks = new float[3 * length];
        Assert.Throws<ArgumentOutOfRangeException>("features", () => BatchLayout.Pack<float>(rows, 0, blocks, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("firstBlock", () => BatchLayout.Pack<float>(rows, 3, blocks, -1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("endBlock", () => BatchLayout.Pack<float>(rows, 3, blocks, 0, 2));
        Assert.Throws<ArgumentException>("blocks", () => BatchLayout.Pack<float>(rows, 3, blocks.AsSpan(1), 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("endBlock", () => BatchLayout.Unpack<float>(blocks, 3, rows, 0, 2));
        Assert.Throws<ArgumentException>("blocks", () => BatchLayout.Unpack<float>(blocks.AsSpan(1), 3, rows, 0, 1));
    }

    private static void ForAllSizes(Action<int, int> test)
    {
        for (int features = 1; features <= 70; features++)
        {
            for (int samples = 1; samples <= 70; samples++)
            {
                test(samples, features);
            }
        }
    }

    private static void Pack_puts_every_value_in_its_place<T>(int samples, int features)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] rows = Numbers<T>(samples * features);
        int length = BatchLayout.BlockLength<T>();
        T[] blocks = Canaries<T>(BatchLayout.Padded<T>(samples) * features);
        BatchLayout.Pack<T>(rows, features, Inside(blocks), 0, BatchLayout.Blocks<T>(samples));
        AssertMargins(blocks);
        for (int i = 0; i < blocks.Length - (2 * Margin); i++)
        {
            int sample = (i / (features * length) * length) + (i % length);
            T expected = sample < samples ? rows[(sample * features) + (i / length % features)] : T.Zero;
            AssertSame(expected, Inside(blocks)[i], samples, features, i);
        }
    }

    private static void Unpack_restores_every_value<T>(int samples, int features)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] rows = Numbers<T>(samples * features);
        T[] blocks = new T[BatchLayout.Padded<T>(samples) * features];
        BatchLayout.Pack<T>(rows, features, blocks, 0, BatchLayout.Blocks<T>(samples));
        T[] restored = Canaries<T>(rows.Length);
        BatchLayout.Unpack<T>(blocks, features, Inside(restored), 0, BatchLayout.Blocks<T>(samples));
        AssertMargins(restored);
        for (int i = 0; i < rows.Length; i++)
        {
            AssertSame(rows[i], Inside(restored)[i], samples, features, i);
        }
    }

    private static void ToPanels_puts_every_value_in_its_place<T>(int samples, int features)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int padded = BatchLayout.Padded<T>(samples);
        T[] rows = Numbers<T>(samples * features);
        T[] blocks = new T[padded * features];
        BatchLayout.Pack<T>(rows, features, blocks, 0, BatchLayout.Blocks<T>(samples));
        T[] panels = Canaries<T>(padded * PanelLayout.PaddedOutputs(features));
        BatchLayout.ToPanels(ref blocks[0], features, ref panels[Margin], padded, 0, BatchLayout.Blocks<T>(samples));
        AssertMargins(panels);
        for (int sample = 0; sample < padded; sample++)
        {
            for (int feature = 0; feature < PanelLayout.PaddedOutputs(features); feature++)
            {
                int i = PanelLayout.MatrixIndex(features, padded, feature, sample);
                T expected = sample < samples && feature < features ? rows[(sample * features) + feature] : T.Zero;
                AssertSame(expected, Inside(panels)[i], samples, features, i);
            }
        }
    }

    private static T[] Numbers<T>(int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var numbers = new T[count];
        for (int i = 0; i < count; i++)
        {
            numbers[i] = T.CreateChecked(i + 1);
        }

        return numbers;
    }

    private static T[] Canaries<T>(int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var array = new T[count + (2 * Margin)];
        Array.Fill(array, T.CreateChecked(-Canary));
        return array;
    }

    private static Span<T> Inside<T>(T[] array) => array.AsSpan(Margin, array.Length - (2 * Margin));

    private static void AssertMargins<T>(T[] array)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T canary = T.CreateChecked(-Canary);
        Assert.False(array.AsSpan(0, Margin).ContainsAnyExcept(canary), "Something was written before the first element.");
        Assert.False(array.AsSpan(array.Length - Margin).ContainsAnyExcept(canary), "Something was written after the last element.");
    }

    private static void AssertSame<T>(T expected, T actual, int samples, int features, int index)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (expected != actual)
        {
            Assert.Fail($"{samples} samples of {features} features: element {index} is {actual}, expected {expected}.");
        }
    }
}
