using System.Numerics;

namespace DslNets;

/// <summary>The part of the samples whose class is right, for the first target that is a class: a label, a distribution over classes, or one probability.</summary>
internal sealed class ClassAccuracy<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int _target;
    private readonly int _output;
    private long _right;
    private long _count;

    private ClassAccuracy(int target, int output)
    {
        _target = target;
        _output = output;
    }

    /// <summary>The value for all batches; NaN when there were none.</summary>
    public double Value => (double)_right / _count;

    /// <summary>The accuracy of a network; null when no target is a class.</summary>
    public static ClassAccuracy<T>? Of(NetworkDescription description)
    {
        for (int target = 0; target < description.Targets.Count; target++)
        {
            PortDescription port = description.Targets[target];
            bool isClass = port.Kind == PortKind.Index || port.Loss == Loss.CategoricalCrossEntropy || (port.Loss == Loss.BinaryCrossEntropy && port.Length == 1);
            if (isClass)
            {
                int output = 0;
                while (output < description.Outputs.Count && description.Outputs[output].Name != port.Name)
                {
                    output++;
                }

                return new ClassAccuracy<T>(target, output < description.Outputs.Count ? output : target);
            }
        }

        return null;
    }

    /// <summary>Takes in a batch.</summary>
    public void Add(Batch<T> batch)
    {
        ReadOnlySpan<T> outputs = batch.Output(_output);
        ReadOnlySpan<int> labels = batch.Labels(_target);
        ReadOnlySpan<T> targets = batch.Target(_target);
        int width = outputs.Length / batch.Count;
        for (int sample = 0; sample < batch.Count; sample++)
        {
            int label = labels.Length > 0 ? labels[sample] : ClassOf(targets.Slice(sample * width, width));
            if (ClassOf(outputs.Slice(sample * width, width)) == label)
            {
                _right++;
            }
        }

        _count += batch.Count;
    }

    /// <summary>The most probable class; of one probability, 1 when it is at least a half.</summary>
    private static int ClassOf(ReadOnlySpan<T> values)
    {
        if (values.Length == 1)
        {
            return values[0] >= T.CreateTruncating(0.5) ? 1 : 0;
        }

        int best = 0;
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i] > values[best])
            {
                best = i;
            }
        }

        return best;
    }
}
