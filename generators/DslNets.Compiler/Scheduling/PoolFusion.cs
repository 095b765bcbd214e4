using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Shapes;

namespace DslNets.Compiler.Scheduling;

/// <summary>
/// Lets a convolution pool its outputs while they are in registers, where nobody reads them before: in inference. Training needs them again to know where the maximum was.
/// </summary>
public static class PoolFusion
{
    public static IReadOnlyList<Kernel> Fuse(IReadOnlyList<Kernel> kernels, IReadOnlyDictionary<Value, int> uses)
    {
        var fused = new List<Kernel>(kernels);
        for (int place = 0; place < fused.Count; place++)
        {
            if (fused[place] is Kernel.Product { Source: var pool } pooling && pooling.Result == pool && WindowOf(pool) is { } window && IsPair(window.Rows) && IsPair(window.Columns)
                && uses[pool.Operands[0]] == 1 && fused.FindIndex(kernel => kernel is Kernel.Product product && product.Result == pool.Operands[0]) is >= 0 and var before
                && fused[before] is Kernel.Product { Source.Definition: Operation.Convolution convolution } product && CanPool(convolution.Window)
                && product.Operands.Skip(1).All(operand => operand.Kind == ValueKind.Feature))
            {
                fused[place] = product with { Result = pool, Pooled = product.Result, IsOptional = pooling.IsOptional };
                fused.RemoveAt(before);
                place--;
            }
        }

        return fused;
    }

    private static Window? WindowOf(Value value) => value.Definition switch
    {
        Operation.MaxPool pool => pool.Window,
        Operation.AveragePool pool => pool.Window,
        _ => null,
    };

    private static bool IsPair(WindowAxis axis) => axis.Kernel == 2 && axis.Stride == 2 && axis.Dilation == 1 && !axis.IsPadded;

    /// <summary>Tiles of 2x2 outputs are what the fast 3x3 convolution computes anyway; the direct one takes four windows at a time where none reaches into padding.</summary>
    private static bool CanPool(Window window) => WinogradWindow.Of(window, isTransposed: false) is not null || (window.Groups == 1 && !window.IsPadded);
}
