namespace DslNets;

/// <summary>What metrics remember of the training samples of the current epoch. It is the trainer's, so that an epoch that was interrupted is gone on with, and part of a checkpoint.</summary>
internal sealed class EpochMetrics
{
    private IReadOnlyList<IMetric> _gathering = [];
    private IReadOnlyDictionary<string, double[]> _saved = new Dictionary<string, double[]>();

    /// <summary>What they remember, by name; of metrics that remember nothing there is none.</summary>
    public IReadOnlyDictionary<string, double[]> Saved
    {
        get => _gathering.Count == 0 ? _saved : _gathering.Select(metric => (metric.Name, Numbers: metric.Save())).Where(saved => saved.Numbers.Length > 0).ToDictionary();
        set
        {
            _gathering = [];
            _saved = value;
        }
    }

    /// <summary>Metrics begin to gather: from nothing in a new epoch, else from what was saved.</summary>
    public void Start(IReadOnlyList<IMetric> metrics, bool isNewEpoch)
    {
        foreach (IMetric metric in metrics)
        {
            metric.Reset();
            if (!isNewEpoch && _saved.TryGetValue(metric.Name, out double[]? numbers))
            {
                metric.Restore(numbers);
            }
        }

        _gathering = metrics;
    }

    /// <summary>They have seen the samples of the epoch, or are interrupted; from now on they are used for other things.</summary>
    public void Stop()
    {
        _saved = Saved;
        _gathering = [];
    }
}
