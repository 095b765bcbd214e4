using DslNets.Tests.Networks;

namespace DslNets.Tests.Data;

public sealed class AugmentedImagesTests
{
    private const int Count = 40;
    private static readonly ImageShape s_shape = new(5, 4, 2);
    private static readonly ImageAugmentation[] s_all = [new RandomShift(1, 2), new RandomFlip(0.5, 0.5), new RandomRotation(20)];

    private static readonly NetworkDescription s_network = Descriptions.OfPorts(
        [new("age", [1]), new("x", [5, 4, 2])], [new("y", [3])], [new("y", [1], PortKind.Index, 3, Loss.CrossEntropy)]);

    private static readonly DataSet<float> s_data = new(
        [
            new([.. Enumerable.Range(0, Count).Select(sample => (float)sample)], 1),
            new([.. Enumerable.Range(0, Count * s_shape.Length).Select(index => 1 + (float)Math.Sin(index))], s_shape.Length),
        ],
        [new([.. Enumerable.Range(0, Count).Select(sample => sample % 3)])],
        sampleWeights: [.. Enumerable.Range(0, Count).Select(sample => 1f + sample)]);

    [Fact]
    public void Augmentations_of_nothing_change_nothing()
    {
        var images = new AugmentedImages<float>(s_data, s_shape, [new RandomShift(0, 0), new RandomFlip(0, 0), new RandomRotation(0)], port: 1);
        Assert.Equal(Original(0), Read(images, [0], epoch: 3));
        Assert.Equal(Original(7), Read(new AugmentedImages<float>(s_data, s_shape, [], port: 1), [7], epoch: 3));
    }

    [Fact]
    public void The_same_seed_epoch_and_sample_give_the_same_image_whatever_the_batch()
    {
        var images = new AugmentedImages<float>(s_data, s_shape, s_all, seed: 5, port: 1);
        float[] all = Read(images, [.. Enumerable.Range(0, Count)], epoch: 2);
        float[] again = Read(new AugmentedImages<float>(s_data, s_shape, s_all, seed: 5, port: 1), [.. Enumerable.Range(0, Count)], epoch: 2);
        Assert.Equal(all, again);
        float[] backwards = Read(images, [.. Enumerable.Range(0, Count).Reverse()], epoch: 2);
        for (int sample = 0; sample < Count; sample++)
        {
            float[] alone = Read(images, [sample], epoch: 2);
            Assert.Equal(all.Skip(sample * s_shape.Length).Take(s_shape.Length), alone);
            Assert.Equal(backwards.Skip((Count - 1 - sample) * s_shape.Length).Take(s_shape.Length), alone);
        }
    }

    [Fact]
    public void Several_threads_may_read_at_once()
    {
        var images = new AugmentedImages<float>(s_data, s_shape, s_all, port: 1);
        int[] samples = [.. Enumerable.Range(0, Count)];
        float[] expected = Read(images, samples, epoch: 1);
        float[][] results = new float[8][];
        Parallel.For(0, results.Length, index => results[index] = Read(images, samples, epoch: 1));
        Assert.All(results, result => Assert.Equal(expected, result));
    }

    [Fact]
    public void Epoch_seed_and_sample_change_the_draw()
    {
        // The images are the same, so that they differ by what is drawn alone.
        float[] image = [.. Enumerable.Range(0, Count).SelectMany(_ => Original(0))];
        var same = new DataSet<float>([new DataPort<float>(new float[Count], 1), new DataPort<float>(image, s_shape.Length)], [new DataPort<float>(new int[Count])]);
        var images = new AugmentedImages<float>(same, s_shape, s_all, seed: 5, port: 1);
        Assert.Equal(Count, Enumerable.Range(0, Count).Select(sample => string.Join(' ', Read(images, [sample], epoch: 2))).Distinct().Count());
        Assert.Equal(Count, Enumerable.Range(0, Count).Select(epoch => string.Join(' ', Read(images, [3], epoch))).Distinct().Count());
        var other = new AugmentedImages<float>(same, s_shape, s_all, seed: 6, port: 1);
        Assert.NotEqual(Read(images, [3], epoch: 2), Read(other, [3], epoch: 2));
    }

    [Fact]
    public void Labels_weights_and_other_inputs_stay_as_they_are()
    {
        var images = new AugmentedImages<float>(s_data, s_shape, s_all, port: 1);
        var batch = new Batch<float>(s_network, Count);
        images.ReadForTraining([4, 9], batch, epoch: 1);
        Assert.Equal(2, batch.Count);
        Assert.Equal([4, 9], batch.Input(0));
        Assert.Equal([1, 0], batch.Labels());
        Assert.Equal([5, 10], batch.SampleWeights[..2]);
        Assert.NotEqual(Original(4), batch.Input(1)[..s_shape.Length].ToArray());
        Assert.Equal(Count, images.Count);
    }

    [Fact]
    public void Reading_for_other_purposes_gives_the_original_images()
    {
        var batch = new Batch<float>(s_network, 1);
        new AugmentedImages<float>(s_data, s_shape, s_all, port: 1).Read([4], batch);
        Assert.Equal(Original(4), batch.Input(1).ToArray());
    }

    [Fact]
    public void Every_shift_is_drawn_about_equally_often()
    {
        // One bright pixel in the middle shows where it went.
        var shape = new ImageShape(3, 5);
        float[] image = new float[15];
        image[7] = 1;
        int[] counts = new int[15];
        Draw(shape, image, new RandomShift(1, 2), result => counts[Array.IndexOf(result, 1)]++);
        Assert.All(counts, count => Assert.InRange(count, 130, 270));
    }

    [Fact]
    public void Flips_have_their_probability_and_their_axis()
    {
        var counts = new Dictionary<string, int>();
        Draw(new ImageShape(2, 2), [1, 2, 3, 4], new RandomFlip(horizontal: 0.25, vertical: 0.5), result =>
        {
            string text = string.Join(' ', result);
            counts[text] = counts.GetValueOrDefault(text) + 1;
        });
        Assert.InRange(counts["1 2 3 4"], 1050, 1200);
        Assert.InRange(counts["3 4 1 2"], 1050, 1200);
        Assert.InRange(counts["2 1 4 3"], 310, 440);
        Assert.InRange(counts["4 3 2 1"], 310, 440);

        Draw(new ImageShape(1, 2), [1, 2], new RandomFlip(horizontal: 1), result => Assert.Equal([2, 1], result));
    }

    [Fact]
    public void Angles_lie_in_their_range()
    {
        Draw(new ImageShape(2, 2), [1, 2, 3, 4], new RandomRotation(90, 90), result => Assert.Equal([2, 4, 1, 3], result));

        // A bright pixel to the right of the centre goes up when the angle is positive.
        float[] image = new float[25];
        image[13] = 1;
        (int Up, int Down) seen = default;
        Draw(new ImageShape(5, 5), image, new RandomRotation(30), result =>
        {
            Assert.True(result[13] > Math.Cos(Math.PI / 6) / 2);
            seen.Up += result[8] > 0 ? 1 : 0;
            seen.Down += result[18] > 0 ? 1 : 0;
        });
        Assert.InRange(seen.Up, 1350, 1650);
        Assert.InRange(seen.Down, 1350, 1650);
        Draw(new ImageShape(5, 5), image, new RandomRotation(10, 20), result => Assert.Equal((true, false), (result[8] > 0, result[18] > 0)));
    }

    [Fact]
    public void A_stream_gives_the_images_of_the_source_when_training_and_else_the_original_ones()
    {
        var images = new AugmentedImages<float>(s_data, s_shape, s_all, seed: 5, port: 1);
        var stream = new AugmentedImageStream<float>(StreamOf(s_data), s_shape, s_all, seed: 5, port: 1);
        float[] original = [.. Enumerable.Range(0, Count).SelectMany(Original)];
        Assert.Equal(original, ReadAll(stream, 7));
        foreach (int epoch in new[] { 0, 4 })
        {
            stream.ResetForTraining(epoch);
            Assert.Equal(Read(images, [.. Enumerable.Range(0, Count)], epoch), ReadAll(stream, epoch + 6));
        }

        stream.Reset();
        Assert.Equal(original, ReadAll(stream, 7));
    }

    [Fact]
    public void Reading_allocates_nothing_after_the_first_batch()
    {
        var images = new AugmentedImages<float>(s_data, s_shape, s_all, port: 1);
        var batch = new Batch<float>(s_network, Count);
        int[] samples = [.. Enumerable.Range(0, Count)];
        images.ReadForTraining(samples, batch, epoch: 0);

        // The least of several tries: the runtime itself allocates now and then, when it compiles a method anew.
        Assert.Equal(0, Enumerable.Range(0, 10).Min(epoch =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            images.ReadForTraining(samples, batch, epoch);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }));
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        var batch = new Batch<float>(s_network, 4);
        AugmentedImages<float> Images(ImageShape shape, int port) => new(s_data, shape, s_all, port: port);

        string message = Assert.Throws<ArgumentException>("batch", () => Images(new ImageShape(4, 5, 2), 1).ReadForTraining([0], batch, 0)).Message;
        Assert.Contains("Input 'x' of Ports takes 5x4x2 values, but the images are 4x5x2.", message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("batch", () => Images(s_shape, 0).ReadForTraining([0], batch, 0));
        Assert.Throws<ArgumentException>("batch", () => Images(s_shape, 2).ReadForTraining([0], batch, 0));
        Assert.Throws<ArgumentOutOfRangeException>("epoch", () => Images(s_shape, 1).ReadForTraining([0], batch, -1));
        Assert.Throws<ArgumentOutOfRangeException>("samples", () => Images(s_shape, 1).ReadForTraining([Count], batch, 0));
        Assert.Throws<ArgumentNullException>("source", () => new AugmentedImages<float>(null!, s_shape, s_all));
        Assert.Throws<ArgumentException>("shape", () => new AugmentedImages<float>(s_data, default, s_all));
        Assert.Throws<ArgumentException>("augmentations", () => new AugmentedImages<float>(s_data, s_shape, [null!]));
        Assert.Throws<ArgumentOutOfRangeException>("port", () => Images(s_shape, -1));
        Assert.Throws<ArgumentNullException>("stream", () => new AugmentedImageStream<float>(null!, s_shape, s_all));
        Assert.Throws<ArgumentException>("batch", () => new AugmentedImageStream<float>(StreamOf(s_data), new ImageShape(1, 2), s_all).Read(new Batch<float>(s_network, 1)));
        Assert.Throws<ArgumentOutOfRangeException>("rows", () => new RandomShift(-1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("columns", () => new RandomShift(0, int.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>("horizontal", () => new RandomFlip(1.1));
        Assert.Throws<ArgumentOutOfRangeException>("vertical", () => new RandomFlip(0, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("degrees", () => new RandomRotation(-1));
        Assert.Throws<ArgumentOutOfRangeException>("maximum", () => new RandomRotation(2, 1));
        Assert.Throws<ArgumentOutOfRangeException>("minimum", () => new RandomRotation(double.NegativeInfinity, 1));
    }

    private static float[] Original(int sample) => s_data.Input(sample, 1).ToArray();

    private static float[] Read(AugmentedImages<float> images, int[] samples, int epoch)
    {
        var batch = new Batch<float>(s_network, samples.Length);
        images.ReadForTraining(samples, batch, epoch);
        return batch.Input(1).ToArray();
    }

    private static float[] ReadAll(AugmentedImageStream<float> stream, int batchSize)
    {
        var batch = new Batch<float>(s_network, batchSize);
        var values = new List<float>();
        while (stream.Read(batch))
        {
            values.AddRange(batch.Input(1));
        }

        return [.. values];
    }

    /// <summary>Shows what becomes of an image in 3000 epochs.</summary>
    private static void Draw(ImageShape shape, float[] image, ImageAugmentation augmentation, Action<float[]> show)
    {
        NetworkDescription network = Descriptions.OfClassifier(shape.Length, 2);
        var images = new AugmentedImages<float>(new DataSet<float>(image, [0]), shape, [augmentation], seed: 1);
        var batch = new Batch<float>(network, 1);
        for (int epoch = 0; epoch < 3000; epoch++)
        {
            images.ReadForTraining([0], batch, epoch);
            show(batch.Input().ToArray());
        }
    }

    private static CallbackBatchStream<float> StreamOf(DataSet<float> data)
    {
        int next = 0;
        return new CallbackBatchStream<float>(
            batch =>
            {
                int count = Math.Min(batch.Capacity, data.Count - next);
                if (count > 0)
                {
                    data.Read([.. Enumerable.Range(next, count)], batch);
                    next += count;
                }

                return count > 0;
            },
            () => next = 0);
    }
}
