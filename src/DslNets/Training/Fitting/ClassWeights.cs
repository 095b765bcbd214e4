using System.Numerics;

namespace DslNets;

/// <summary>Factors on the weights of samples, by their class.</summary>
internal sealed class ClassWeights<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _weights;

    /// <summary>Takes over the weights of the options.</summary>
    /// <exception cref="ArgumentException">The network's targets are not one label for each sample, or there is not one weight for each class.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative or not finite.</exception>
    public ClassWeights(IReadOnlyList<double> weights, NetworkDescription description, string parameter)
    {
        if (description.Targets is not [{ Kind: PortKind.Index } target])
        {
            throw new ArgumentException("Class weights are for networks with one target of class labels.", parameter);
        }

        if (target.Length != 1)
        {
            throw new ArgumentException($"Class weights are for samples of one class, but the target '{target.Name}' has {target.Length} labels for each.", parameter);
        }

        if (weights.Count != target.Classes)
        {
            throw new ArgumentException($"The target '{target.Name}' has {target.Classes} classes, but there are {weights.Count} class weights.", parameter);
        }

        _weights = [.. weights.Select(weight => T.CreateTruncating(Require.NotNegative(weight, nameof(FitOptions.ClassWeights))))];
    }

    /// <summary>Multiplies the weight of each sample with that of its class.</summary>
    public void Apply(Batch<T> batch)
    {
        ReadOnlySpan<int> labels = batch.Labels();
        for (int sample = 0; sample < labels.Length; sample++)
        {
            // A label that is no class is left to the check of the step, which names it.
            if ((uint)labels[sample] < (uint)_weights.Length)
            {
                batch.SampleWeights[sample] *= _weights[labels[sample]];
            }
        }
    }
}
