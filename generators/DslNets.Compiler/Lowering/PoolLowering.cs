using DslNets.Compiler.Ir;
using DslNets.Compiler.Model;
using DslNets.Compiler.Shapes;

namespace DslNets.Compiler.Lowering;

/// <summary>[MaxPool...], [AveragePool...], and the global ones, whose window is the whole image.</summary>
public static class PoolLowering
{
    public static Value Lower(LayerScope scope, LayerModel.Pool layer) => Lower(scope, layer.Kind, Windows.Of(layer, scope.SourceShape), layer.CountPadding);

    public static Value Lower(LayerScope scope, LayerModel.GlobalPool layer) => Lower(scope, layer.Kind, Windows.Whole(scope.SourceShape), countPadding: false);

    private static Value Lower(LayerScope scope, PoolKind kind, Window window, bool countPadding) => kind == PoolKind.Max
        ? scope.Builder.MaxPool(scope.Node.Name, scope.Sources[0], window)
        : scope.Builder.AveragePool(scope.Node.Name, scope.Sources[0], window, countPadding);
}
