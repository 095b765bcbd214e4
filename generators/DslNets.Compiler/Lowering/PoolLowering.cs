using DslNets.Compiler.Ir;
using DslNets.Compiler.Model;
using DslNets.Compiler.Shapes;
using static DslNets.Compiler.Scalars.Formula;

namespace DslNets.Compiler.Lowering;

/// <summary>[MaxPool...], [AveragePool...], and the global ones, whose window is the whole image.</summary>
public static class PoolLowering
{
    public static Value Lower(LayerScope scope, LayerModel.Pool layer) => Lower(scope, layer.Kind, Windows.Of(layer, scope.SourceShape), layer.CountPadding);

    public static Value Lower(LayerScope scope, LayerModel.GlobalPool layer)
    {
        Window window = Windows.Whole(scope.SourceShape);
        if (scope.RealSteps is not { } steps)
        {
            return Lower(scope, layer.Kind, window, countPadding: false);
        }

        IrBuilder builder = scope.Builder;
        string name = scope.Node.Name;
        return layer.Kind == PoolKind.Max
            ? builder.MaxPool(name, steps.Keep(builder, scope.Sources[0], double.NegativeInfinity), window)
            : builder.Map(name, X * (window.InputPositions / Operand(1)), builder.AveragePool(name + "_mean", steps.Keep(builder, scope.Sources[0]), window, countPadding: false), steps.Lengths);
    }

    private static Value Lower(LayerScope scope, PoolKind kind, Window window, bool countPadding) => kind == PoolKind.Max
        ? scope.Builder.MaxPool(scope.Node.Name, scope.Sources[0], window)
        : scope.Builder.AveragePool(scope.Node.Name, scope.Sources[0], window, countPadding);
}
