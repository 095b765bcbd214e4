using System.Numerics;

namespace DslNets;

/// <summary>Puts a class label into a batch.</summary>
internal static class LabelTarget
{
    /// <summary>Writes the label, or the number it is into a real port of one value, such as the target of a sigmoid output.</summary>
    /// <exception cref="ArgumentException">The port has no such class, or takes more than one real value.</exception>
    public static void Write<T>(Batch<T> batch, int port, int row, int label)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        PortDescription target = batch.Description.Targets[port];
        if (target.Kind == PortKind.Real)
        {
            if (target.Length != 1)
            {
                throw new ArgumentException($"Target '{target.Name}' takes {target.Length} values, not class labels.", nameof(batch));
            }

            batch.Target(port)[row] = T.CreateChecked(label);
            return;
        }

        if (target.Length != 1)
        {
            throw new ArgumentException($"Target '{target.Name}' takes a label for each of {target.Length} steps, not one for the sample.", nameof(batch));
        }

        if ((uint)label >= (uint)target.Classes)
        {
            throw new ArgumentException($"The label of row {row} is {label}, but target '{target.Name}' has the classes 0 to {target.Classes - 1}.", nameof(batch));
        }

        batch.Labels(port)[row] = label;
    }
}
