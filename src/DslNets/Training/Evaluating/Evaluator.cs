using System.Numerics;
using DslNets.Runtime;

namespace DslNets;

/// <summary>Runs a network in inference mode with its loss.</summary>
internal sealed class Evaluator<TNetwork, T>
    where TNetwork : class, INetwork<TNetwork, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TNetwork _network;
    private readonly ThreadTeam _team;
    private readonly TeamJob _work;
    private readonly BatchTransfer<T> _transfer = new(TNetwork.Description, TNetwork.Description.Inference);
    private readonly WeightPenalty<T> _penalty;
    private readonly CarriedStates<T> _carried = new(TNetwork.Description.Inference.Carried);
    private Pass<T>? _pass;
    private Batch<T>? _batch;
    private double _weightSum;

    public Evaluator(TNetwork network, ThreadTeam team)
    {
        _network = network;
        _team = team;
        _penalty = new WeightPenalty<T>(network.Parameters);
        _work = Work;
    }

    /// <summary>The values of metrics by name.</summary>
    public static Dictionary<string, double> Values(IReadOnlyList<IMetric<T>> metrics)
    {
        var values = new Dictionary<string, double>(metrics.Count);
        foreach (IMetric<T> metric in metrics)
        {
            values[metric.Name] = metric.Value;
        }

        return values;
    }

    /// <returns>Null when cancelled.</returns>
    public Evaluation? Evaluate(TrainingBatches<T> batches, IReadOnlyList<IMetric<T>> metrics, CancellationToken cancellationToken)
    {
        var batch = new Batch<T>(TNetwork.Description, batches.BatchSize);
        if (_pass is null || _pass.Capacity < batch.Capacity)
        {
            _pass = new Pass<T>(TNetwork.Description.Inference, batch.Capacity, _network.Parameters.Trained, _network.Parameters.State, null);
        }

        Accuracy<T>? accuracy = AccuracyOf(TNetwork.Description);
        foreach (IMetric<T> metric in metrics)
        {
            metric.Reset();
        }

        double lossSum = 0;
        double weightSum = 0;
        long count = 0;
        _carried.Reset();
        batches.Start(0, default, batch);
        while (batches.Read(batch))
        {
            if (cancellationToken.IsCancellationRequested)
            {
                return null;
            }

            lossSum += Run(batch);
            weightSum += _weightSum;
            count += batch.Count;
            accuracy?.Add(batch);
            foreach (IMetric<T> metric in metrics)
            {
                metric.Add(batch);
            }
        }

        if (count == 0)
        {
            throw new InvalidOperationException("There are no samples to evaluate.");
        }

        _penalty.Add(Worker.Single);
        double penalty = _penalty.Value();
        double loss = !_transfer.HasLoss ? double.NaN : weightSum > 0 ? (lossSum / weightSum) + penalty : penalty;
        return new Evaluation(loss, penalty, accuracy?.Value, Values(metrics), count);
    }

    /// <summary>The accuracy for the first target that is a class: a label, a distribution over classes, or one probability; null when there is none.</summary>
    private static Accuracy<T>? AccuracyOf(NetworkDescription description)
    {
        for (int port = 0; port < description.Targets.Count; port++)
        {
            if (description.Targets[port] is { Kind: PortKind.Index } or { Loss: Loss.CategoricalCrossEntropy } or { Loss: Loss.BinaryCrossEntropy, Length: 1 })
            {
                return new Accuracy<T>(port);
            }
        }

        return null;
    }

    /// <returns>The sum of the weighted losses.</returns>
    private double Run(Batch<T> batch)
    {
        _transfer.CheckInputs(batch);
        _weightSum = _transfer.CheckTargets(batch);
        _batch = batch;
        _pass!.Samples = batch.Count;
        _carried.Restore(_pass);
        _team.Run(_work);
        _carried.Keep(_pass);
        return _transfer.HasLoss ? _transfer.WeightedLoss(_pass, batch) : 0;
    }

    private void Work(in Worker worker)
    {
        Pass<T> pass = _pass!;
        _transfer.PackInputs(pass, _batch!, worker);
        _transfer.PackTargets(pass, _batch!, _weightSum, worker);
        worker.Barrier();
        TNetwork.InferForward(pass, worker);
        if (_transfer.HasLoss)
        {
            TNetwork.InferLoss(pass, worker);
        }

        _transfer.UnpackOutputs(pass, _batch!, worker);
    }
}
