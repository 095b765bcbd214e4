using System.Numerics;

namespace DslNets;

/// <summary>The harmonic mean of precision and recall, 2 right / (actual + predicted); scikit-learn's <c>f1_score</c>.</summary>
/// <remarks>The predicted class is that of the largest output. Of a sequence or an image each step or pixel counts as a sample. Sample weights are not used.</remarks>
/// <param name="averaging">How the figures of the classes become one.</param>
/// <param name="port">The target port.</param>
/// <param name="threshold">For an output of one unit: from where on it says class 1; null, the default, for what the network says (<see cref="PortDescription.Threshold"/>).</param>
public sealed class F1<T>(Averaging averaging = Averaging.Macro, int port = 0, double? threshold = null) : ClassMetric<T>("f1", averaging, port, threshold)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private protected override double Compute(long right, long actual, long predicted) => Ratio(2 * right, actual + predicted);
}
