namespace DslNets;

/// <summary>Ends training when a figure has stopped getting better.</summary>
/// <remarks>
/// The best epoch and its weights are sought in one call of <c>Fit</c>. A call that was interrupted - by cancellation, an exception, or the end of the program after a checkpoint - is gone on with: the next
/// one compares with the epochs before, and counts patience from them, as long as it watches the same figure.
/// </remarks>
public sealed record EarlyStopping
{
    /// <summary>How many epochs in a row may bring nothing before training ends; at least 1. Default 10.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int Patience { get; init => field = Require.AtLeast(1, value); } = 10;

    /// <summary>By how much a figure must be better than the best so far. Default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative or not finite.</exception>
    public double MinimumImprovement { get; init => field = Require.NotNegative(value); }

    /// <summary>
    /// The name of the metric to watch: on the validation samples, or on the training samples when there are none. Null, the default, watches the validation loss, or the training loss without validation.
    /// </summary>
    public string? Monitor { get; init; }

    /// <summary>Whether larger is better, as for an accuracy. Default false, as for a loss.</summary>
    public bool Maximizes { get; init; }

    /// <summary>
    /// Whether parameters and state go back to those of the best epoch when training ends, also by a <see cref="NonFiniteLossException"/>. After cancellation and any other
    /// exception (of a callback, of the data) they stay as the last step has left them, so that training can go on. The state of the optimizer does not go back. Default true.
    /// </summary>
    public bool RestoresBestWeights { get; init; } = true;
}
