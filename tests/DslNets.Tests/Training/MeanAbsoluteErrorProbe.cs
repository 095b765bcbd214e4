using System.Numerics;

namespace DslNets.Tests.Training;

/// <summary>A metric simple enough to be computed in a test: the mean of |y - t| over all outputs.</summary>
internal sealed class MeanAbsoluteErrorProbe<T>(string name = "mae") : IMetric<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private double _sum;
    private int _count;

    public string Name => name;

    public double Value => _sum / _count;

    public void Reset() => (_sum, _count) = (0, 0);

    public void Add(Batch<T> batch)
    {
        Span<T> outputs = batch.Output();
        for (int i = 0; i < outputs.Length; i++)
        {
            _sum += double.CreateTruncating(T.Abs(outputs[i] - batch.Target()[i]));
        }

        _count += outputs.Length;
    }
}
