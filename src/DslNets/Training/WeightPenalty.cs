using System.Numerics;
using DslNets.Runtime;

namespace DslNets;

/// <summary>The value of the L1 and L2 penalties that layers put on their weights; their gradients are part of the backward kernels.</summary>
internal sealed class WeightPenalty<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedBuffer<T> _parameters;
    private readonly (double Factor, ChunkedSum<T> Sum)[] _magnitudes;
    private readonly (double Factor, ChunkedSum<T> Sum)[] _squares;

    public WeightPenalty(ParameterStore<T> parameters)
    {
        _parameters = parameters.Trained;
        TensorDescription[] trained = [.. parameters.Description.Tensors.Where(tensor => !tensor.IsState)];
        _magnitudes = [.. trained.Where(tensor => tensor.L1 != 0).Select(tensor => (tensor.L1, Sum(tensor)))];
        _squares = [.. trained.Where(tensor => tensor.L2 != 0).Select(tensor => (tensor.L2, Sum(tensor)))];
    }

    /// <summary>Adds up this worker's share; all workers have to call it, and meet at a barrier before <see cref="Value"/> is read.</summary>
    public void Add(in Worker worker)
    {
        foreach ((_, ChunkedSum<T> sum) in _magnitudes)
        {
            sum.AddMagnitudes(worker, _parameters);
        }

        foreach ((_, ChunkedSum<T> sum) in _squares)
        {
            sum.AddSquares(worker, _parameters, new GradientTransform<T>(1, null, 1));
        }
    }

    /// <summary>The penalty.</summary>
    public double Value()
    {
        double value = 0;
        foreach ((double factor, ChunkedSum<T> sum) in _magnitudes)
        {
            value += factor * sum.Total();
        }

        foreach ((double factor, ChunkedSum<T> sum) in _squares)
        {
            value += factor * sum.Total();
        }

        return value;
    }

    private static ChunkedSum<T> Sum(TensorDescription tensor) => new([(tensor.Offset, tensor.StorageLength)]);
}
