using System.Collections.Generic;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Model;
using DslNets.Compiler.Shapes;
using static DslNets.Compiler.Scalars.Formula;

namespace DslNets.Compiler.Lowering;

/// <summary>[Conv1D], [Conv2D], [ConvTranspose2D]: activation(convolution of w with x + b).</summary>
public static class ConvLowering
{
    public static IEnumerable<TensorModel> Tensors(Node node, int index, LayerModel.Conv layer, Shape input)
    {
        Window window = Windows.Of(layer, input);
        yield return new TensorModel(
            node.Name + ".weight",
            index,
            window.OutputChannels,
            window.Taps,
            WeightInitializer.For(layer.WeightInitializer, layer.Activation),
            IsState: false,
            layer.Frozen,
            Decays: true,
            layer.L1,
            layer.L2)
        {
            InputChannels = window.GroupInputs,
            ServesPositions = true,
            Kernel = layer.Window.Dimensions == 1 ? EquatableArray.Of(window.Columns.Kernel) : EquatableArray.Of(window.Rows.Kernel, window.Columns.Kernel),
        };
        if (layer.UseBias)
        {
            yield return new TensorModel(node.Name + ".bias", index, layer.Filters, 0, layer.BiasInitializer, IsState: false, layer.Frozen, Decays: false);
        }
    }

    public static Value Lower(LayerScope scope, LayerModel.Conv layer)
    {
        string name = scope.Node.Name;
        Value x = scope.Sources[0];
        Window window = Windows.Of(layer, scope.SourceShape);
        if (scope.RealSteps is { } steps && window.Columns.PadAfter > 0)
        {
            // Behind the last real step there are zeros, as behind the last of all.
            x = steps.Keep(scope.Builder, x);
        }

        Value z = layer.IsTransposed
            ? scope.Builder.TransposedConvolution(name + "_product", x, scope.Tensor("weight"), window)
            : scope.Builder.Convolution(name + "_product", x, scope.Tensor("weight"), window);
        return Activated(scope, layer, z);
    }

    /// <summary>Whether each step is computed from that step and earlier ones, and one sample has a kernel.</summary>
    public static bool IsCausal(LayerModel.Conv layer, Shape input) => !layer.IsTransposed && layer.Window.Dimensions == 1 && Windows.Of(layer, input) is { Columns: { Stride: 1, PadAfter: 0 } axis }
        && axis.PadBefore == (axis.Kernel - 1) * axis.Dilation;

    /// <summary>One step of a causal convolution.</summary>
    public static Value LowerStep(LayerScope scope, LayerModel.Conv layer)
    {
        string name = scope.Node.Name;
        Window window = Windows.Of(layer, scope.SourceShape);
        int taps = window.Columns.Kernel;
        Value x = taps == 1 ? scope.Sources[0] : scope.Builder.DelayLine(name + "_inputs", scope.Sources[0], taps, window.Columns.Dilation);
        Value z = window.Groups == 1
            ? scope.Builder.Product(name + "_product", scope.Builder.Reshape(name + "_inputs", x, positions: 1), scope.Tensor("weight"))
            : scope.Builder.Convolution(name + "_product", x, scope.Tensor("weight"), window with { Columns = new WindowAxis(taps, taps) });
        return Activated(scope, layer, z);
    }

    private static Value Activated(LayerScope scope, LayerModel.Conv layer, Value z)
    {
        if (layer.UseBias)
        {
            z = scope.Builder.Map(scope.Node.Name + "_z", X + Operand(1), z, scope.Tensor("bias"));
        }

        return scope.Activate(scope.Node.Name, z, layer.Activation);
    }
}
