namespace DslNets;

/// <summary>Settings for some of a network's tensors.</summary>
/// <example><code>new Adam { Groups = [ParameterGroup.Of("encoder") with { LearningRateScale = 0.1 }, ParameterGroup.Of("embedding") with { IsFrozen = true }] }</code></example>
public sealed record ParameterGroup
{
    /// <summary>Which tensors belong to the group.</summary>
    public required Func<TensorDescription, bool> Contains { get; init; }

    /// <summary>The factor on the learning rate, 0 or more; 1 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative or not finite.</exception>
    public double LearningRateScale { get; init => field = Require.NotNegative(value); } = 1;

    /// <summary>The weight decay of every tensor of the group, biases included. Null, the default, takes the optimizer's, for tensors that decay.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative or not finite.</exception>
    public double? WeightDecay { get; init => field = value is { } decay ? Require.NotNegative(decay) : null; }

    /// <summary>Whether the tensors stay as they are. Their gradients are computed but do not count in the norm for clipping.</summary>
    public bool IsFrozen { get; init; }

    /// <summary>The group of all tensors of the named layers, and of layers inside them.</summary>
    public static ParameterGroup Of(params string[] layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        return new() { Contains = tensor => layers.Any(layer => tensor.Name.StartsWith(layer + '.', StringComparison.Ordinal)) };
    }
}
