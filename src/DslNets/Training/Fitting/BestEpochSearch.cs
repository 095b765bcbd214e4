using System.Numerics;

namespace DslNets;

/// <summary>Looks for the best epoch, keeps its weights, and says when hope of a better one is over.</summary>
internal sealed class BestEpochSearch<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly EarlyStopping? _rule;
    private readonly ParameterStore<T> _parameters;
    private readonly ParameterStore<T>? _weights;
    private readonly int _firstEpoch;

    /// <summary>Starts a search.</summary>
    /// <param name="rule">What better means; null for a smaller loss.</param>
    /// <param name="parameters">The network's parameters and state.</param>
    /// <param name="firstEpoch">The number of the first epoch.</param>
    public BestEpochSearch(EarlyStopping? rule, ParameterStore<T> parameters, int firstEpoch)
    {
        _rule = rule;
        _parameters = parameters;
        _firstEpoch = firstEpoch;
        _weights = rule is { RestoresBestWeights: true } ? new ParameterStore<T>(parameters.Description) : null;
    }

    /// <summary>The best epoch so far; null before the first whose figure is a number.</summary>
    public EpochRecord? Best { get; private set; }

    /// <summary>Compares an epoch with the best so far.</summary>
    public void Observe(EpochRecord record)
    {
        if (IsBetter(record))
        {
            Best = record;
            _weights?.CopyFrom(_parameters);
        }
    }

    /// <summary>Whether early stopping ends training after this epoch.</summary>
    public bool IsOver(EpochRecord record) => _rule is not null && record.Epoch - (Best?.Epoch ?? _firstEpoch) >= _rule.Patience;

    /// <summary>Goes back to the best weights, if they are to be restored and there are any.</summary>
    public void RestoreWeights()
    {
        if (_weights is not null && Best is not null)
        {
            _parameters.CopyFrom(_weights);
        }
    }

    private bool IsBetter(EpochRecord record)
    {
        double value = Monitored(record);
        if (Best is null)
        {
            return !double.IsNaN(value);
        }

        double improvement = _rule?.MinimumImprovement ?? 0;
        return _rule is { Maximizes: true } ? value > Monitored(Best) + improvement : value < Monitored(Best) - improvement;
    }

    private double Monitored(EpochRecord record) =>
        _rule?.Monitor is not { } name ? record.ValidationLoss ?? record.Loss
        : record.ValidationLoss is null ? record.Metrics[name]
        : record.ValidationMetrics[name];
}
