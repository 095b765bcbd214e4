using System;
using System.Collections.Generic;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Model;
using DslNets.Compiler.Scalars;
using DslNets.Compiler.Shapes;
using static DslNets.Compiler.Scalars.Formula;

namespace DslNets.Compiler.Lowering;

/// <summary>[LearnedPositions] and [SinusoidalPositions]: what is added to each step.</summary>
public static class PositionsLowering
{
    /// <summary>The longest wave is so many times 2 pi steps long (Vaswani et al. 2017).</summary>
    private const double LongestWave = 10000;

    public static IEnumerable<TensorModel> Tensors(Node node, int index, LayerModel.LearnedPositions layer) =>
        [EmbeddingLowering.Weights(node, index, node.Shape.Positions, node.Shape.Channels, layer.WeightInitializer, layer.Frozen)];

    /// <summary>The vector of each step is looked up by the number of the step.</summary>
    public static Value Learned(LayerScope scope)
    {
        IrBuilder builder = scope.Builder;
        string name = scope.Node.Name;
        Value x = scope.Sources[0];
        Value steps = builder.Reshape(name + "_steps", builder.Map(name + "_step", ValueKind.Batch, x.Positions, positions: 1, new Scalar.FeatureIndex()), x.Positions);
        return builder.Map(name, X + Operand(1), x, builder.Lookup(name + "_vectors", steps, scope.Tensor("weight")));
    }

    /// <summary>The features of all steps, one after the other, tell by their number which step and feature they are.</summary>
    public static Value Sinusoidal(LayerScope scope)
    {
        IrBuilder builder = scope.Builder;
        string name = scope.Node.Name;
        Value x = scope.Sources[0];

        // A half more than the number, so that no rounding of the quotient falls below it.
        Scalar step = Floor((new Scalar.FeatureIndex() + 0.5) * (1.0 / x.Channels));
        Scalar feature = new Scalar.FeatureIndex() - (x.Channels * step);
        Value waves = builder.Map(name + "_waves", ValueKind.Feature, x.Features, positions: 1, Wave(step, feature, x.Channels));
        Value sum = builder.Map(name + "_sum", X + Operand(1), builder.Reshape(name + "_features", x, positions: 1), waves);
        return builder.Reshape(name, sum, x.Positions);
    }

    /// <summary>The vector of one step of a stream.</summary>
    public static Value LearnedStep(LayerScope scope)
    {
        IrBuilder builder = scope.Builder;
        Value step = builder.Map(scope.Node.Name + "_step", ValueKind.Batch, 1, positions: 1, new Scalar.StepNumber());
        return builder.Map(scope.Node.Name, X + Operand(1), scope.Sources[0], builder.Lookup(scope.Node.Name + "_vector", step, scope.Tensor("weight")));
    }

    /// <summary>The waves of one step of a stream.</summary>
    public static Value SinusoidalStep(LayerScope scope) => scope.Builder.Map(
        scope.Node.Name, X + Wave(new Scalar.StepNumber(), new Scalar.FeatureIndex(), scope.Sources[0].Features), scope.Sources[0]);

    /// <summary>sin(step / 10000^(2i / n)) for feature 2i, and the cosine, which is a sine a quarter of a wave ahead, for feature 2i + 1.</summary>
    public static Scalar Wave(Scalar step, Scalar feature, int features)
    {
        Scalar pair = Floor((feature + 0.5) * 0.5);
        Scalar isCosine = feature - (2 * pair);
        return Sin((step * Exp(pair * (-2 * Math.Log(LongestWave) / features))) + (isCosine * (Math.PI / 2)));
    }
}
