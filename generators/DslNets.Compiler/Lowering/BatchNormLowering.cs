using System.Collections.Generic;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Model;
using DslNets.Compiler.Scalars;
using DslNets.Compiler.Shapes;
using static DslNets.Compiler.Scalars.Formula;

namespace DslNets.Compiler.Lowering;

/// <summary>[BatchNorm] (Ioffe and Szegedy 2015), with PyTorch's conventions: biased variance in the formula, unbiased in the running variance.</summary>
public static class BatchNormLowering
{
    public static IEnumerable<TensorModel> Tensors(Node node, int index, LayerModel.BatchNorm layer)
    {
        int features = node.Shape.Channels;
        yield return new TensorModel(node.Name + ".weight", index, features, 0, new InitializerModel(InitializerKind.Constant, 1), IsState: false, layer.Frozen, Decays: false);
        yield return new TensorModel(node.Name + ".bias", index, features, 0, new InitializerModel(InitializerKind.Zeros), IsState: false, layer.Frozen, Decays: false);
        yield return new TensorModel(node.Name + ".running_mean", index, features, 0, new InitializerModel(InitializerKind.Zeros), IsState: true, layer.Frozen, Decays: false);
        yield return new TensorModel(node.Name + ".running_var", index, features, 0, new InitializerModel(InitializerKind.Constant, 1), IsState: true, layer.Frozen, Decays: false);
    }

    public static Value Lower(LayerScope scope, LayerModel.BatchNorm layer)
    {
        IrBuilder builder = scope.Builder;
        string name = scope.Node.Name;
        Value x = scope.Sources[0];
        Value gamma = scope.Tensor("weight");
        Value beta = scope.Tensor("bias");
        Value runningMean = scope.Tensor("running_mean");
        Value runningVariance = scope.Tensor("running_var");

        // A frozen normalisation keeps its statistics too, as fine-tuning expects.
        if (!scope.IsTraining || layer.Frozen)
        {
            Value scale = builder.Map(name + "_scale", Operand(1) / Sqrt(X + layer.Epsilon), runningVariance, gamma);
            return builder.Map(name, ((X - Operand(1)) * Operand(2)) + Operand(3), x, runningMean, scale, beta);
        }

        // Every position of an image counts as a sample of its channel.
        Scalar samples = x.Positions * (Scalar)new Scalar.SampleCount();
        Value mean = builder.Map(name + "_mean", X / samples, builder.ReduceBatch(name + "_sum", X, x));
        Value centred = builder.Map(name + "_centred", X - Operand(1), x, mean);
        Value variance = builder.Map(name + "_variance", X / samples, builder.ReduceBatch(name + "_squares", X * X, centred));
        Value inverseDeviation = builder.Map(name + "_inverse", 1 / Sqrt(X + layer.Epsilon), variance);
        Scalar keep = 1 - layer.Momentum;
        scope.UpdateState("running_mean", builder.Map(name + "_running_mean", (keep * X) + (layer.Momentum * Operand(1)), runningMean, mean));
        scope.UpdateState("running_var", builder.Map(
            name + "_running_var", (keep * X) + (layer.Momentum * samples / Max(samples - 1, 1) * Operand(1)), runningVariance, variance));
        return builder.Map(name, (X * Operand(1) * Operand(2)) + Operand(3), centred, inverseDeviation, gamma, beta);
    }
}
