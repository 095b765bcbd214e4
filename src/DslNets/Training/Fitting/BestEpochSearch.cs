using System.Numerics;

namespace DslNets;

/// <summary>Looks for the best epoch, keeps its weights, and says when hope of a better one is over.</summary>
internal sealed class BestEpochSearch<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly EarlyStopping? _rule;
    private readonly ParameterStore<T> _parameters;

    /// <summary>Goes on with a search, or starts one.</summary>
    /// <param name="rule">What better means; null for a smaller loss.</param>
    /// <param name="validates">Whether the figures are those of validation.</param>
    /// <param name="parameters">The network's parameters and state.</param>
    /// <param name="firstEpoch">The number of the first epoch of a new search.</param>
    /// <param name="interrupted">A search that was interrupted, or null; one for another figure, or without the weights that are to be restored, is of no use.</param>
    public BestEpochSearch(EarlyStopping? rule, bool validates, ParameterStore<T> parameters, int firstEpoch, BestEpoch<T>? interrupted)
    {
        _rule = rule;
        _parameters = parameters;
        string figure = $"{(rule is { Maximizes: true } ? "largest" : "smallest")} {(validates ? "validation" : "training")} {rule?.Monitor ?? "loss"}";
        bool goesOn = interrupted?.Figure == figure && (interrupted.Record is null || interrupted.Weights is not null || !RestoresWeights);
        Best = goesOn ? interrupted! : new BestEpoch<T>(figure, firstEpoch);
    }

    /// <summary>The best epoch so far.</summary>
    public BestEpoch<T> Best { get; }

    private bool RestoresWeights => _rule is { RestoresBestWeights: true };

    /// <summary>Compares an epoch with the best so far.</summary>
    public void Observe(EpochRecord record)
    {
        double value = Monitored(record);
        if (!IsBetter(value))
        {
            return;
        }

        Best.Record = record;
        Best.Value = value;
        if (RestoresWeights)
        {
            Best.Weights ??= new ParameterStore<T>(_parameters.Description);
            Best.Weights.CopyFrom(_parameters);
        }
        else
        {
            Best.Weights = null;
        }
    }

    /// <summary>Whether early stopping ends training.</summary>
    /// <param name="epoch">The number of the epoch that ended last.</param>
    public bool IsOver(long epoch) => _rule is not null && epoch - (Best.Record?.Epoch ?? Best.FirstEpoch) >= _rule.Patience;

    /// <summary>Goes back to the best weights, if they are to be restored and there are any.</summary>
    public void RestoreWeights()
    {
        if (RestoresWeights && Best.Weights is not null)
        {
            _parameters.CopyFrom(Best.Weights);
        }
    }

    private bool IsBetter(double value)
    {
        if (Best.Record is null)
        {
            return !double.IsNaN(value);
        }

        double improvement = _rule?.MinimumImprovement ?? 0;
        return _rule is { Maximizes: true } ? value > Best.Value + improvement : value < Best.Value - improvement;
    }

    private double Monitored(EpochRecord record) =>
        _rule?.Monitor is not { } name ? record.ValidationLoss ?? record.Loss
        : record.ValidationLoss is null ? record.Metrics[name]
        : record.ValidationMetrics[name];
}
