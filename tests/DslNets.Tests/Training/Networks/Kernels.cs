using System.Numerics;
using DslNets.Runtime;

namespace DslNets.Tests.Training;

/// <summary>What the hand-written networks of the tests share.</summary>
internal static class Kernels
{
    public static int First<T>(Pass<T> pass, in Worker worker)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => worker.First(pass.Blocks) * BatchLayout.BlockLength<T>();

    /// <remarks>The lanes after the last sample are computed too, as generated kernels do.</remarks>
    public static int End<T>(Pass<T> pass, in Worker worker)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => worker.End(pass.Blocks) * BatchLayout.BlockLength<T>();

    public static ref T Matrix<T>(AlignedBuffer<T> buffer, TensorDescription tensor, int output, int input)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ref buffer.Span[tensor.Offset + PanelLayout.MatrixIndex(tensor.Shape[0], tensor.Shape[1], output, input)];

    public static void Put<T>(Pass<T> pass, ref T gradient, T value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => gradient = pass.AddsToGradients ? gradient + value : value;
}
