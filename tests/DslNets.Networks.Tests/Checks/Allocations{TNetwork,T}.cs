using System.Numerics;

namespace DslNets.Networks.Tests.Checks;

/// <inheritdoc/>
internal sealed class Allocations<TNetwork, T> : IAllocations
    where TNetwork : class, INetwork<TNetwork, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TNetwork _network = TNetwork.Create(1);

    private delegate void Prediction<TX>(ReadOnlySpan<TX> x, Span<T> y);

    public long OfPredict() => TNetwork.Description.Inputs[0].Kind == PortKind.Index
        ? OfTokens("Predict", TNetwork.Description.Inputs[0].Length, TNetwork.Description.Outputs[0].Length)
        : OfMethod("Predict", TNetwork.Description.Inputs[0].Length, TNetwork.Description.Outputs[0].Length);

    /// <summary>What a method from so many values to so many allocates.</summary>
    public long OfMethod(string name, int inputLength, int outputLength) => OfMethod<T>(name, inputLength, outputLength);

    /// <summary>What a method from so many tokens to so many values allocates.</summary>
    public long OfTokens(string name, int inputLength, int outputLength) => OfMethod<int>(name, inputLength, outputLength);

    private long OfMethod<TX>(string name, int inputLength, int outputLength)
    {
        Prediction<TX> predict = typeof(TNetwork).GetMethod(name, [typeof(ReadOnlySpan<TX>), typeof(Span<T>)])!.CreateDelegate<Prediction<TX>>(_network);
        var x = new TX[inputLength];
        var y = new T[outputLength];
        return OnThisThread(() => predict(x, y));
    }

    public long OfPredictBatch(int samples)
    {
        var batch = new Batch<T>(TNetwork.Description, samples);
        return OnThisThread(() =>
        {
            batch.Count = samples;
            _network.PredictBatch(batch);
            batch.Count = 1;
            _network.PredictBatch(batch);
        });
    }

    public long OfTrainStep(int samples, int threads)
    {
        var batch = new Batch<T>(TNetwork.Description, samples);
        var options = new TrainerOptions { BatchSize = samples, Threads = threads };
        using var trainer = new Trainer<TNetwork, T>(_network, new Adam { ClipNorm = 1, WeightDecay = 0.1 }, options);
        void Step()
        {
            batch.Count = samples;
            trainer.TrainStep(batch);
            batch.Count = Math.Max(2, samples - 5);
            trainer.TrainStep(batch);
        }

        return threads == 1 ? OnThisThread(Step) : OnAllThreads(Step);
    }

    /// <summary>The least of several tries: the runtime itself allocates on the thread when it compiles a method anew. What the code allocates at every step shows in every try.</summary>
    private static long OnThisThread(Action action) =>
        Enumerable.Range(0, 10).Min(_ => Measure(action, repetitions: 10, GC.GetAllocatedBytesForCurrentThread));

    /// <summary>The least of many short tries: the test runner allocates too, now and then.</summary>
    private static long OnAllThreads(Action action) =>
        Enumerable.Range(0, 100).Min(_ => Measure(action, repetitions: 1, () => GC.GetTotalAllocatedBytes(precise: true)));

    private static long Measure(Action action, int repetitions, Func<long> allocated)
    {
        action();
        action();
        long before = allocated();
        for (int repetition = 0; repetition < repetitions; repetition++)
        {
            action();
        }

        return allocated() - before;
    }
}
