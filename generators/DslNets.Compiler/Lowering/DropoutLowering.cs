using DslNets.Compiler.Ir;
using DslNets.Compiler.Model;
using DslNets.Compiler.Scalars;
using static DslNets.Compiler.Scalars.Formula;

namespace DslNets.Compiler.Lowering;

/// <summary>[Dropout]: in training, zero with the given probability, else x / (1 - rate); in inference, x (inverted dropout, Srivastava et al. 2014).</summary>
public static class DropoutLowering
{
    /// <summary>The layer's place salts its random numbers, so that two dropouts draw different ones.</summary>
    public static Value Lower(LayerScope scope, LayerModel.Dropout layer) => scope.IsTraining && layer.Rate > 0
        ? scope.Builder.Map(
            scope.Node.Name,
            If(new Scalar.Uniform(scope.Node.Ordinal), Comparison.GreaterOrEqual, layer.Rate, 1 / (1 - layer.Rate) * X, 0),
            scope.Sources[0])
        : scope.Sources[0];

    /// <summary>[SpatialDropout]: one random number for each channel of a sample.</summary>
    public static Value Lower(LayerScope scope, LayerModel.SpatialDropout layer)
    {
        Value x = scope.Sources[0];
        if (!scope.IsTraining || layer.Rate == 0)
        {
            return x;
        }

        Value scale = scope.Builder.Map(
            scope.Node.Name + "_scale",
            ValueKind.Batch,
            x.Channels,
            positions: 1,
            If(new Scalar.Uniform(scope.Node.Ordinal), Comparison.GreaterOrEqual, layer.Rate, 1 / (1 - layer.Rate), 0));
        return scope.Builder.Map(scope.Node.Name, X * Operand(1), x, scale);
    }
}
