using System.Diagnostics;
using System.Numerics;

namespace DslNets;

/// <summary>One call of Fit: a loop over the steps of a trainer.</summary>
internal sealed class FitLoop<TNetwork, T>
    where TNetwork : class, INetwork<TNetwork, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Trainer<TNetwork, T> _trainer;
    private readonly FitOptions _options;
    private readonly TrainingBatches<T> _train;
    private readonly TrainingBatches<T>? _validation;
    private readonly IMetric<T>[] _metrics;
    private readonly T[]? _classWeights;
    private readonly FitProgress _progress;
    private readonly WeightSnapshot<T>? _bestWeights;
    private readonly List<EpochRecord> _records = [];
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private EpochRecord? _best;

    public FitLoop(Trainer<TNetwork, T> trainer, FitOptions options, TrainingBatches<T> train, TrainingBatches<T>? validation)
    {
        _trainer = trainer;
        _options = options;
        _train = train;
        _validation = validation;
        _metrics = MetricsOf(options);
        _classWeights = ClassWeightsOf(options);
        _progress = new FitProgress(_metrics, trainer.SaveCheckpoint, () => _watch.Elapsed);
        CheckMonitor(options);
        _bestWeights = options.EarlyStopping is { RestoresBestWeights: true } ? new WeightSnapshot<T>(trainer.Network.Parameters) : null;
    }

    public History Run()
    {
        var batch = new Batch<T>(TNetwork.Description, _train.BatchSize);
        _progress.LastPlannedEpoch = (int)_trainer.EpochCount + _options.Epochs;
        _progress.LearningRate = _trainer.LearningRate;
        Tell(static (callback, progress) => callback.OnTrainBegin(progress));
        StopReason? reason = null;
        try
        {
            while (reason is null)
            {
                reason = RunEpoch(batch);
            }
        }
        catch (NonFiniteLossException)
        {
            RestoreBestWeights();
            throw;
        }

        if (reason != StopReason.Cancelled)
        {
            RestoreBestWeights();
        }

        Tell(static (callback, progress) => callback.OnTrainEnd(progress));
        return new History(_records, _best, reason.Value);
    }

    /// <returns>Why training ends after this epoch; null when it goes on.</returns>
    private StopReason? RunEpoch(Batch<T> batch)
    {
        TimeSpan start = _watch.Elapsed;
        EpochPosition position = _trainer.Position;
        _train.Start(_trainer.EpochCount, position, batch);
        _progress.Epoch = (int)_trainer.EpochCount + 1;
        _progress.Step = position.Steps;
        _progress.Steps = _train.Steps;
        _progress.Loss = position.WeightSum > 0 ? position.LossSum / position.WeightSum : double.NaN;
        foreach (IMetric<T> metric in _metrics)
        {
            metric.Reset();
        }

        Tell(static (callback, progress) => callback.OnEpochBegin(progress));
        while (!_options.CancellationToken.IsCancellationRequested && _train.Read(batch))
        {
            Step(batch);
            Tell(static (callback, progress) => callback.OnStepEnd(progress));
        }

        if (_options.CancellationToken.IsCancellationRequested)
        {
            return StopReason.Cancelled;
        }

        _trainer.StepAccumulated();
        if (_progress.Step == 0)
        {
            throw new InvalidOperationException("There are no samples to train on.");
        }

        return EndEpoch(start);
    }

    private void Step(Batch<T> batch)
    {
        if (_classWeights is not null)
        {
            ApplyClassWeights(batch);
        }

        _progress.Step++;
        double loss = _trainer.TrainStep(batch, copiesOutputs: _metrics.Length > 0);
        if (!double.IsFinite(loss))
        {
            throw _trainer.ExplainLoss(_progress.Epoch, _progress.Step);
        }

        EpochPosition position = _trainer.Position;
        position = new EpochPosition(
            _progress.Step, position.Samples + batch.Count, position.LossSum + (_trainer.WeightSum * loss), position.WeightSum + _trainer.WeightSum);
        _trainer.Position = position;
        _progress.Loss = position.WeightSum > 0 ? position.LossSum / position.WeightSum : loss;
        _progress.LearningRate = _trainer.LearningRate;
        foreach (IMetric<T> metric in _metrics)
        {
            metric.Add(batch);
        }
    }

    private StopReason? EndEpoch(TimeSpan start)
    {
        Dictionary<string, double> metrics = Evaluator<TNetwork, T>.Values(_metrics);
        Evaluation? evaluation = null;
        if (_validation is not null)
        {
            evaluation = _trainer.Evaluator.Evaluate(_validation, _metrics, _options.CancellationToken);
            if (evaluation is null)
            {
                return StopReason.Cancelled;
            }
        }

        _trainer.EndEpoch(evaluation?.Loss ?? _progress.Loss);
        var record = new EpochRecord(
            _progress.Epoch,
            _progress.Loss,
            evaluation?.Loss,
            metrics,
            evaluation?.Metrics ?? new Dictionary<string, double>(),
            _trainer.LastLearningRate,
            _progress.Step,
            (_watch.Elapsed - start).TotalSeconds);
        _records.Add(record);
        if (IsBetter(record))
        {
            _best = record;
            _bestWeights?.Take();
        }

        _progress.LastEpoch = record;
        _progress.LearningRate = _trainer.LearningRate;
        Tell(static (callback, progress) => callback.OnEpochEnd(progress));
        return _options.CancellationToken.IsCancellationRequested ? StopReason.Cancelled
            : _progress.StopsAfterEpoch ? StopReason.Callback
            : _options.EarlyStopping is { } stopping && record.Epoch - (_best ?? _records[0]).Epoch >= stopping.Patience ? StopReason.EarlyStopping
            : _records.Count == _options.Epochs ? StopReason.Completed
            : null;
    }

    private void RestoreBestWeights()
    {
        if (_best is not null)
        {
            _bestWeights?.Restore();
        }
    }

    private bool IsBetter(EpochRecord record)
    {
        double value = Monitored(record);
        if (_best is null)
        {
            return !double.IsNaN(value);
        }

        double improvement = _options.EarlyStopping?.MinimumImprovement ?? 0;
        return _options.EarlyStopping is { Maximizes: true } ? value > Monitored(_best) + improvement : value < Monitored(_best) - improvement;
    }

    private double Monitored(EpochRecord record) =>
        _options.EarlyStopping?.Monitor is not { } name ? record.ValidationLoss ?? record.Loss
        : record.ValidationLoss is null ? record.Metrics[name]
        : record.ValidationMetrics[name];

    private void ApplyClassWeights(Batch<T> batch)
    {
        ReadOnlySpan<int> labels = batch.Labels();
        for (int sample = 0; sample < labels.Length; sample++)
        {
            // A label that is no class is left to the check of the step, which names it.
            if ((uint)labels[sample] < (uint)_classWeights!.Length)
            {
                batch.SampleWeights[sample] *= _classWeights[labels[sample]];
            }
        }
    }

    private void Tell(Action<ICallback, FitProgress> message)
    {
        foreach (ICallback callback in _options.Callbacks)
        {
            message(callback, _progress);
        }
    }

    private static IMetric<T>[] MetricsOf(FitOptions options)
    {
        var names = new HashSet<string>();
        var metrics = new IMetric<T>[options.Metrics.Count];
        for (int i = 0; i < metrics.Length; i++)
        {
            IMetric metric = options.Metrics[i];
            metrics[i] = metric as IMetric<T> ?? throw new ArgumentException($"The metric '{metric.Name}' is for another number type than {typeof(T).Name}.", nameof(options));
            if (!names.Add(metric.Name))
            {
                throw new ArgumentException($"Two metrics are called '{metric.Name}'.", nameof(options));
            }
        }

        return metrics;
    }

    private static T[]? ClassWeightsOf(FitOptions options)
    {
        if (options.ClassWeights is not { } weights)
        {
            return null;
        }

        if (TNetwork.Description.Targets is not [{ Kind: PortKind.Index } target])
        {
            throw new ArgumentException("Class weights are for networks with one target of class labels.", nameof(options));
        }

        if (weights.Count != target.Classes)
        {
            throw new ArgumentException($"The target '{target.Name}' has {target.Classes} classes, but there are {weights.Count} class weights.", nameof(options));
        }

        return [.. weights.Select(weight => T.CreateTruncating(Require.NotNegative(weight, nameof(FitOptions.ClassWeights))))];
    }

    private void CheckMonitor(FitOptions options)
    {
        if (options.EarlyStopping?.Monitor is { } name && !_metrics.Any(metric => metric.Name == name))
        {
            throw new ArgumentException($"Early stopping watches '{name}', which is not among the metrics.", nameof(options));
        }
    }
}
