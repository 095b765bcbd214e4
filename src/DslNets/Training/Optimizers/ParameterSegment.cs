namespace DslNets.Runtime;

/// <summary>A stretch of the parameter buffer that is updated with the same settings.</summary>
/// <param name="Offset">The first stored value.</param>
/// <param name="Length">The stored values, a multiple of <see cref="PanelLayout.Granularity"/>.</param>
/// <param name="LearningRateScale">The factor on the learning rate.</param>
/// <param name="WeightDecay">The weight decay.</param>
internal readonly record struct ParameterSegment(int Offset, int Length, double LearningRateScale, double WeightDecay)
{
    /// <summary>The value after the last.</summary>
    public int End => Offset + Length;

    /// <summary>The stretches that the optimizer trains, in order; neighbours with equal settings are one.</summary>
    /// <exception cref="ArgumentException">A group contains no tensor.</exception>
    public static ParameterSegment[] Of(NetworkDescription description, Optimizer optimizer)
    {
        var segments = new List<ParameterSegment>();
        TensorDescription[] trained = [.. description.Tensors.Where(tensor => !tensor.IsState).OrderBy(tensor => tensor.Offset)];
        for (int i = 0; i < optimizer.Groups.Count; i++)
        {
            if (!trained.Any(optimizer.Groups[i].Contains))
            {
                throw new ArgumentException(
                    $"Parameter group {i} contains no tensor of {description.Name}, which has {string.Join(", ", trained.Select(tensor => tensor.Name))}.", nameof(optimizer));
            }
        }

        foreach (TensorDescription tensor in trained)
        {
            ParameterGroup? group = optimizer.Groups.FirstOrDefault(group => group.Contains(tensor));
            if (tensor.IsFrozen || group is { IsFrozen: true })
            {
                continue;
            }

            double decay = group?.WeightDecay ?? (tensor.Decays || optimizer.DecaysEverything ? optimizer.WeightDecay : 0);
            var segment = new ParameterSegment(tensor.Offset, tensor.StorageLength, group?.LearningRateScale ?? 1, decay);
            if (segments.Count > 0 && segments[^1] is var last && segment == last with { Offset = last.End, Length = segment.Length })
            {
                segments[^1] = last with { Length = last.Length + segment.Length };
            }
            else
            {
                segments.Add(segment);
            }
        }

        return [.. segments];
    }
}
