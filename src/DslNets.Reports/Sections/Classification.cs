using System.Numerics;
using DslNets.Runtime;

namespace DslNets;

/// <summary>Reads classes off targets and outputs.</summary>
internal static class Classification
{
    /// <summary>The class of a sample: its label, or where its largest target stands, or of one target, class 1 from a half on.</summary>
    public static int Actual<T>(DataSet<T> data, int sample)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ReadOnlySpan<T> targets = data.Target(sample);
        return targets.Length == 0 ? data.Label(sample) : Predicted(targets, threshold: 0.5);
    }

    /// <summary>Where the largest output stands; of one output, class 1 from the threshold on.</summary>
    public static int Predicted<T>(ReadOnlySpan<T> outputs, double threshold)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        outputs.Length == 1 ? (double.CreateChecked(outputs[0]) >= threshold ? 1 : 0) : Scores.Largest(outputs);
}
