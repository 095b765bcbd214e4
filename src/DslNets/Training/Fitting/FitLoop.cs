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
    private readonly ClassWeights<T>? _classWeights;
    private readonly FitProgress _progress;
    private readonly BestEpochSearch<T> _search;
    private readonly List<EpochRecord> _records = [];
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    public FitLoop(Trainer<TNetwork, T> trainer, FitOptions options, TrainingBatches<T> train, TrainingBatches<T>? validation)
    {
        _trainer = trainer;
        _options = options;
        _train = train;
        _validation = validation;
        _metrics = MetricsOf(options);
        _classWeights = options.ClassWeights is { } weights ? new ClassWeights<T>(weights, TNetwork.Description, nameof(options)) : null;
        _progress = new FitProgress(_metrics, trainer.SaveCheckpoint, () => _watch.Elapsed);
        CheckMonitor(options);
        _search = new BestEpochSearch<T>(options.EarlyStopping, validation is not null, trainer.Network.Parameters, (int)trainer.EpochCount + 1, trainer.Best);
    }

    public History Run()
    {
        var batch = new Batch<T>(TNetwork.Description, _train.BatchSize);
        _progress.LastPlannedEpoch = (int)_trainer.EpochCount + _options.Epochs;
        _progress.LearningRate = _trainer.LearningRate;
        Tell(static (callback, progress) => callback.OnTrainBegin(progress));
        // A checkpoint may have been written when there was no hope any more.
        StopReason? reason = _search.IsOver(_trainer.EpochCount) ? StopReason.EarlyStopping : null;
        _trainer.Best = _search.Best;
        try
        {
            while (reason is null)
            {
                reason = RunEpoch(batch);
            }
        }
        catch (NonFiniteLossException)
        {
            EndSearch();
            throw;
        }

        if (reason != StopReason.Cancelled)
        {
            EndSearch();
        }

        Tell(static (callback, progress) => callback.OnTrainEnd(progress));
        return new History(_records, _search.Best.Record, reason.Value);
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
        _trainer.Metrics.Start(_metrics, isNewEpoch: position.Steps == 0);
        try
        {
            Tell(static (callback, progress) => callback.OnEpochBegin(progress));
            while (!_options.CancellationToken.IsCancellationRequested && _train.Read(batch))
            {
                Step(batch);
                Tell(static (callback, progress) => callback.OnStepEnd(progress));
            }
        }
        finally
        {
            _trainer.Metrics.Stop();
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
        _classWeights?.Apply(batch);
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
        _search.Observe(record);
        _progress.LastEpoch = record;
        _progress.LearningRate = _trainer.LearningRate;
        Tell(static (callback, progress) => callback.OnEpochEnd(progress));
        return _options.CancellationToken.IsCancellationRequested ? StopReason.Cancelled
            : _progress.StopsAfterEpoch ? StopReason.Callback
            : _search.IsOver(record.Epoch) ? StopReason.EarlyStopping
            : _records.Count == _options.Epochs ? StopReason.Completed
            : null;
    }

    /// <summary>Training that is over is not gone on with: the next call looks for the best of its own epochs.</summary>
    private void EndSearch()
    {
        _search.RestoreWeights();
        _trainer.Best = null;
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

    private void CheckMonitor(FitOptions options)
    {
        if (options.EarlyStopping?.Monitor is { } name && !_metrics.Any(metric => metric.Name == name))
        {
            throw new ArgumentException($"Early stopping watches '{name}', which is not among the metrics.", nameof(options));
        }
    }
}
