using DslNets.Tests.Networks;

namespace DslNets.Tests.Data;

public sealed class BatchStreamTests
{
    [Fact]
    public void A_sequence_is_read_batch_by_batch_in_every_epoch()
    {
        using var stream = new SequenceBatchStream<int, float>(Enumerable.Range(0, 5), (item, batch, row) =>
        {
            batch.Input()[row] = 10 * item;
            batch.Labels()[row] = item % 2;
            if (item == 3)
            {
                batch.SampleWeights[row] = 7;
            }
        });

        for (int epoch = 0; epoch < 2; epoch++)
        {
            var batch = new Batch<float>(Descriptions.OfClassifier(1, 2), 2);
            Assert.True(stream.Read(batch));
            Assert.Equal([0, 10], batch.Input());
            Assert.True(stream.Read(batch));
            Assert.Equal([20, 30], batch.Input());
            Assert.Equal([0, 1], batch.Labels());
            Assert.Equal([1, 7], batch.SampleWeights);
            Assert.True(stream.Read(batch));
            Assert.Equal(1, batch.Count);
            Assert.Equal([40], batch.Input());
            Assert.Equal([1, 1], batch.SampleWeights);
            Assert.False(stream.Read(batch));
            Assert.False(stream.Read(batch));
            stream.Reset();
        }
    }

    [Fact]
    public void A_sequence_is_not_read_ahead_and_is_closed_by_a_reset()
    {
        int read = 0;
        bool isClosed = false;
        IEnumerable<int> Items()
        {
            try
            {
                for (read = 1; ; read++)
                {
                    yield return read;
                }
            }
            finally
            {
                isClosed = true;
            }
        }

        using var stream = new SequenceBatchStream<int, float>(Items(), (item, batch, row) => batch.Input()[row] = item);
        stream.Read(new Batch<float>(Descriptions.OfClassifier(1, 2), 3));

        Assert.Equal(3, read);
        Assert.False(isClosed);
        stream.Reset();
        Assert.True(isClosed);
    }

    [Fact]
    public void A_callback_fills_whole_batches_with_weights_of_1()
    {
        int left = 2;
        var stream = new CallbackBatchStream<double>(
            batch =>
            {
                Assert.Equal(4, batch.Count);
                Assert.Equal([1, 1, 1, 1], batch.SampleWeights);
                batch.SampleWeights[0] = 0;
                batch.Count = 3;
                return left-- > 0;
            },
            () => left = 1);
        var batch = new Batch<double>(Descriptions.OfRegression(1, 1), 4);

        Assert.True(stream.Read(batch));
        Assert.Equal(3, batch.Count);
        Assert.True(stream.Read(batch));
        Assert.False(stream.Read(batch));
        stream.Reset();
        Assert.True(stream.Read(batch));
        Assert.False(stream.Read(batch));
    }
}
