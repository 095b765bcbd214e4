using DslNets.Networks.Tests.Networks;

namespace DslNets.Networks.Tests;

/// <summary>Layers that go on where the batch before ended; that the numbers are right in training, PyTorch says.</summary>
public class StatefulTests
{
    private const int Tracks = 19;
    private const int Pieces = 5;
    private const int Steps = 4;

    [Fact]
    public void Pieces_give_what_the_whole_sequence_does()
    {
        var network = new StatefulLstmNetDouble(seed: 1);
        DataSet<double> data = Data();
        using var trainer = new Trainer<StatefulLstmNetDouble, double>(network, new Sgd { LearningRate = 0 }, new TrainerOptions { Threads = 2 });
        var batch = new Batch<double>(StatefulLstmNetDouble.Description, Tracks);
        StreamState<double>[] streams = [.. Enumerable.Range(0, Tracks).Select(_ => network.CreateState())];
        for (int piece = 0; piece < Pieces; piece++)
        {
            data.Read([.. Enumerable.Range(piece * Tracks, Tracks)], batch);
            trainer.TrainStep(batch, copiesOutputs: true);
            for (int track = 0; track < Tracks; track++)
            {
                var expected = new double[Steps * 2];
                network.Step(streams[track], batch.Input().Slice(track * Steps * 3, Steps * 3), expected);
                for (int value = 0; value < expected.Length; value++)
                {
                    Assert.Equal(expected[value], batch.Output()[(track * Steps * 2) + value], 1e-12);
                }
            }
        }
    }

    [Fact]
    public void Evaluation_goes_on_from_batch_to_batch_and_starts_from_zeros()
    {
        var network = new StatefulLstmNetDouble(seed: 2);
        DataSet<double> data = Data();
        double loss = network.Evaluate(data, batchSize: Tracks).Loss;
        Assert.Equal(loss, network.Evaluate(data, batchSize: Tracks).Loss);

        // Every piece for itself is something else.
        Assert.NotEqual(loss, network.Evaluate(data, batchSize: Tracks * Pieces).Loss, 1e-9);
    }

    [Fact]
    public void A_trainer_starts_from_zeros_when_it_is_told_to_and_in_each_epoch()
    {
        var network = new StatefulLstmNetDouble(seed: 3);
        using var trainer = new Trainer<StatefulLstmNetDouble, double>(network, new Sgd { LearningRate = 0 });
        var batch = new Batch<double>(StatefulLstmNetDouble.Description, Tracks);
        Data().Read([.. Enumerable.Range(0, Tracks)], batch);
        double first = trainer.TrainStep(batch);
        Assert.NotEqual(first, trainer.TrainStep(batch));
        trainer.ResetState();
        Assert.Equal(first, trainer.TrainStep(batch));
        trainer.EndEpoch(first);
        Assert.Equal(first, trainer.TrainStep(batch));
    }

    [Fact]
    public void Predictions_start_from_zeros_whatever_was_trained_or_predicted_before()
    {
        var network = new StatefulLstmNetDouble(seed: 4);
        double[] x = [.. Enumerable.Range(0, Tracks * Steps * 3).Select(value => Math.Sin(value))];
        var first = new double[Tracks * Steps * 2];
        network.PredictBatch(x, first);
        var second = new double[first.Length];
        network.PredictBatch(x, second);
        Assert.Equal(first, second);
    }

    [Fact]
    public void A_checkpoint_in_the_middle_of_a_sequence_goes_on_with_the_same_bits()
    {
        string path = Path.GetTempFileName();
        try
        {
            DataSet<double> data = Data();
            var batch = new Batch<double>(StatefulLstmNetDouble.Description, Tracks);
            var network = new StatefulLstmNetDouble(seed: 5);
            using var trainer = new Trainer<StatefulLstmNetDouble, double>(network, new Adam());
            data.Read([.. Enumerable.Range(0, Tracks)], batch);
            trainer.TrainStep(batch);
            trainer.SaveCheckpoint(path);
            data.Read([.. Enumerable.Range(Tracks, Tracks)], batch);
            double expected = trainer.TrainStep(batch);

            using var resumed = new Trainer<StatefulLstmNetDouble, double>(new StatefulLstmNetDouble(seed: 6), new Adam());
            resumed.LoadCheckpoint(path);
            Assert.Equal(expected, resumed.TrainStep(batch));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Shuffled_batches_go_on_nowhere_so_they_are_refused()
    {
        var network = new StatefulLstmNetDouble(seed: 7);
        Assert.Contains("Shuffles", Assert.Throws<ArgumentException>(() => network.Fit(Data(), new FitOptions { Epochs = 1, BatchSize = Tracks })).Message, StringComparison.Ordinal);
        History history = network.Fit(Data(), new FitOptions { Epochs = 12, BatchSize = Tracks, Shuffles = false, Optimizer = new Adam { LearningRate = 0.02 } });
        Assert.True(history.Epochs[^1].Loss < history.Epochs[0].Loss);
    }

    [Fact]
    public void A_smaller_batch_goes_on_with_its_samples_and_steps_allocate_nothing()
    {
        var network = new StatefulLstmNetDouble(seed: 8);
        using var trainer = new Trainer<StatefulLstmNetDouble, double>(network, new Sgd { LearningRate = 0 }, new TrainerOptions { Threads = 1 });
        var batch = new Batch<double>(StatefulLstmNetDouble.Description, Tracks);
        DataSet<double> data = Data();
        data.Read([.. Enumerable.Range(0, Tracks)], batch);
        trainer.TrainStep(batch);
        data.Read([.. Enumerable.Range(Tracks, Tracks)], batch);
        trainer.TrainStep(batch, copiesOutputs: true);
        double[] expected = batch.Output()[..(3 * Steps * 2)].ToArray();

        trainer.ResetState();
        data.Read([.. Enumerable.Range(0, Tracks)], batch);
        trainer.TrainStep(batch);
        data.Read([Tracks, Tracks + 1, Tracks + 2], batch);
        trainer.TrainStep(batch, copiesOutputs: true);
        Assert.Equal(expected, batch.Output().ToArray());

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int step = 0; step < 10; step++)
        {
            trainer.TrainStep(batch);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static DataSet<double> Data()
    {
        double[] x = [.. Enumerable.Range(0, Tracks * Pieces * Steps * 3).Select(value => Math.Sin(value * 0.37))];
        double[] y = [.. Enumerable.Range(0, Tracks * Pieces * Steps * 2).Select(value => Math.Cos(value * 0.11))];
        return SequencePieces.Of<double>(x, 3, y, 2, Steps, Tracks);
    }
}
