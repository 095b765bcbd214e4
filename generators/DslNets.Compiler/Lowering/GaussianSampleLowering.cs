using System.Collections.Generic;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Model;
using DslNets.Compiler.Shapes;
using static DslNets.Compiler.Scalars.Formula;

namespace DslNets.Compiler.Lowering;

/// <summary>[GaussianSample]: in training mean + exp(log_variance / 2) noise, in inference the mean; and a term of the loss.</summary>
public static class GaussianSampleLowering
{
    private const string Mean = "mean";
    private const string LogVariance = "log_variance";

    public static IEnumerable<TensorModel> Tensors(Node node, int index, LayerModel.GaussianSample layer, Shape input, int flattenedChannels)
    {
        foreach (string part in new[] { Mean, LogVariance })
        {
            yield return new TensorModel(
                $"{node.Name}.{part}.weight", index, layer.Latent, input.Length, WeightInitializer.For(InitializerModel.Default, ActivationModel.Identity), IsState: false, layer.Frozen, Decays: true)
            {
                InputChannels = flattenedChannels,
            };
            yield return new TensorModel($"{node.Name}.{part}.bias", index, layer.Latent, 0, new InitializerModel(InitializerKind.Zeros), IsState: false, layer.Frozen, Decays: false);
        }
    }

    public static Value Lower(LayerScope scope) => scope.IsTraining
        ? scope.Builder.Map(scope.Node.Name, X + (Exp(0.5 * Operand(1)) * StandardNormal(scope.Node.Ordinal)), Linear(scope, Mean), Linear(scope, LogVariance))
        : Linear(scope, Mean);

    /// <summary>The divergence of each sample's distribution from the standard normal one. In inference nothing but the loss reads the variance, so it is computed there.</summary>
    public static Value Divergence(LayerScope scope) => scope.Builder.ReduceFeatures(
        scope.Node.Name + "_divergence", Reduction.Sum, 0.5 * ((X * X) + Exp(Operand(1)) - Operand(1) - 1), Linear(scope, Mean), Linear(scope, LogVariance));

    private static Value Linear(LayerScope scope, string part)
    {
        string name = scope.Node.Name + "_" + part;
        Value product = scope.Builder.Product(name + "_product", scope.Sources[0], scope.Tensor(part + ".weight"));
        return scope.Builder.Map(name, X + Operand(1), product, scope.Tensor(part + ".bias"));
    }
}
