using System.Collections.Generic;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Model;
using DslNets.Compiler.Scalars;
using DslNets.Compiler.Shapes;
using static DslNets.Compiler.Scalars.Formula;

namespace DslNets.Compiler.Lowering;

/// <summary>[SimpleRnn], [Lstm], [Gru]: the products of all steps with the input at once, then step by step the rest.</summary>
public static class RecurrentLowering
{
    public static IEnumerable<TensorModel> Tensors(Node node, int index, LayerModel.Recurrent layer, Shape input)
    {
        int outputs = RecurrentCells.GatesOf(layer.Kind) * layer.Units;
        InitializerModel weights = layer.WeightInitializer.Kind == InitializerKind.Default ? new InitializerModel(InitializerKind.GlorotUniform) : layer.WeightInitializer;
        InitializerModel bias = layer.Kind == RecurrentKind.Lstm && layer.ForgetBias != 0 ? new InitializerModel(InitializerKind.ForgetGate, layer.ForgetBias) : new InitializerModel(InitializerKind.Zeros);
        foreach (string direction in layer.Bidirectional ? new[] { "", "_reverse" } : [""])
        {
            yield return Matrix("weight_ih_l0", input.Channels, weights);
            yield return Matrix("weight_hh_l0", layer.Units, layer.RecurrentInitializer);
            if (layer.UseBias)
            {
                yield return Vector("bias_ih_l0", bias);
                yield return Vector("bias_hh_l0", new InitializerModel(InitializerKind.Zeros));
            }

            TensorModel Matrix(string part, int inputs, InitializerModel initializer) =>
                new(node.Name + "." + part + direction, index, outputs, inputs, initializer, IsState: false, layer.Frozen, Decays: true) { ServesPositions = true };

            TensorModel Vector(string part, InitializerModel initializer) =>
                new(node.Name + "." + part + direction, index, outputs, 0, initializer, IsState: false, layer.Frozen, Decays: false);
        }
    }

    public static Value Lower(LayerScope scope, LayerModel.Recurrent layer)
    {
        string name = scope.Node.Name;
        Value forward = Direction(scope, layer, name, "", isReversed: false);
        return layer.Bidirectional
            ? scope.Builder.Concat(name, forward, Direction(scope, layer, name + "_reverse", "_reverse", isReversed: true))
            : forward;
    }

    private static Value Direction(LayerScope scope, LayerModel.Recurrent layer, string name, string direction, bool isReversed)
    {
        IrBuilder builder = scope.Builder;
        Value x = scope.Sources[0];
        RecurrentCell cell = RecurrentCells.Of(layer);
        int outputs = cell.Gates * layer.Units;
        Value products = builder.Convolution(
            name + "_product", x, scope.Tensor("weight_ih_l0" + direction), new Window(new WindowAxis(1, 1), new WindowAxis(x.Positions, 1), x.Channels, outputs));
        if (layer.UseBias)
        {
            products = builder.Map(name + "_z", X + Operand(1), products, scope.Tensor("bias_ih_l0" + direction));
        }

        Value steps = builder.Recurrence(
            name + "_steps", products, scope.Tensor("weight_hh_l0" + direction), layer.UseBias ? scope.Tensor("bias_hh_l0" + direction) : null, cell, isReversed);
        Value output = builder.Slice(layer.ReturnSequences ? name : name + "_output", steps, cell.Output * layer.Units, layer.Units);
        return layer.ReturnSequences ? output : builder.Place(name, output, new Frame(1, x.Positions, 1, 1, 0, isReversed ? 0 : 1 - x.Positions, layer.Units));
    }
}
