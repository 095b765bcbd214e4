using DslNets.Compiler.Ir;
using DslNets.Compiler.Model;
using static DslNets.Compiler.Scalars.Formula;

namespace DslNets.Compiler.Lowering;

/// <summary>[GaussianNoise]: in training, x + deviation noise; in inference, x.</summary>
public static class GaussianNoiseLowering
{
    public static Value Lower(LayerScope scope, LayerModel.GaussianNoise layer) => scope.IsTraining && layer.Deviation > 0
        ? scope.Builder.Map(scope.Node.Name, X + (layer.Deviation * StandardNormal(scope.Node.Ordinal)), scope.Sources[0])
        : scope.Sources[0];
}
