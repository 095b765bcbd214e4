using System.Numerics;

namespace DslNets;

/// <summary>Puts class labels into a batch.</summary>
internal static class LabelTarget
{
    /// <summary>Writes the label of a sample.</summary>
    /// <inheritdoc cref="Write{T}(Batch{T}, int, int, ReadOnlySpan{int})"/>
    public static void Write<T>(Batch<T> batch, int port, int row, int label)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Write(batch, port, row, new ReadOnlySpan<int>(in label));

    /// <summary>Writes the labels of a sample, one or one for each step, or the numbers they are into a real port of as many values, such as the target of a sigmoid output.</summary>
    /// <exception cref="ArgumentException">The port has no such class, or takes another number of labels or values.</exception>
    public static void Write<T>(Batch<T> batch, int port, int row, ReadOnlySpan<int> labels)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        PortDescription target = batch.Description.Targets[port];
        if (target.Kind == PortKind.Real)
        {
            if (target.Length != labels.Length)
            {
                throw new ArgumentException($"Target '{target.Name}' takes {target.Length} values, not class labels.", nameof(batch));
            }

            Span<T> values = batch.Target(port).Slice(row * labels.Length, labels.Length);
            for (int step = 0; step < labels.Length; step++)
            {
                values[step] = T.CreateChecked(labels[step]);
            }

            return;
        }

        if (target.Length != labels.Length)
        {
            throw new ArgumentException($"Target '{target.Name}' takes {Count(target.Length)} for each sample, not {Count(labels.Length)}.", nameof(batch));
        }

        for (int step = 0; step < labels.Length; step++)
        {
            if ((uint)labels[step] >= (uint)target.Classes)
            {
                throw new ArgumentException(
                    $"The label of {Place(row, step, labels.Length)} is {labels[step]}, but target '{target.Name}' has the classes 0 to {target.Classes - 1}.", nameof(batch));
            }
        }

        labels.CopyTo(batch.Labels(port)[(row * labels.Length)..]);
    }

    /// <summary>How many labels a sample has, in words.</summary>
    public static string Count(int labels) => labels == 1 ? "one label" : FormattableString.Invariant($"{labels} labels");

    /// <summary>Which label of which row, in words.</summary>
    public static string Place(int row, int step, int steps) => steps == 1 ? FormattableString.Invariant($"row {row}") : FormattableString.Invariant($"row {row}, step {step},");
}
