using System.Collections.Generic;
using System.Linq;
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

    /// <summary>The values of a step that the next one needs: those carried unit by unit, and the output.</summary>
    public static IReadOnlyList<int> Remembered(RecurrentCell cell) => cell.Carried.Append(cell.Output).Distinct().OrderBy(value => value).ToList();

    /// <summary>One step alone, from the values remembered of the step before; gives all values of the cell.</summary>
    public static IReadOnlyList<Value> LowerStep(LayerScope scope, LayerModel.Recurrent layer, IReadOnlyDictionary<int, Value> before)
    {
        IrBuilder builder = scope.Builder;
        string name = scope.Node.Name;
        RecurrentCell cell = RecurrentCells.Of(layer);
        Value fromInput = Product("product", scope.Sources[0], "ih");
        Value fromOutput = Product("recurrent", before[cell.Output], "hh");

        // Where only the sums of both products are read, the second one is added to the first while it is in registers.
        bool isSum = cell.SumsGates;
        if (isSum)
        {
            fromInput = builder.Map(name + "_sum", X + Operand(1), fromOutput, fromInput);
        }

        var now = new List<Value>();
        for (int value = 0; value < cell.Values; value++)
        {
            var operands = new List<Value>();
            Scalar formula = cell.Formulas[value].Substitute(input =>
            {
                if (isSum && input >= cell.Gates && input < 2 * cell.Gates)
                {
                    return 0;
                }

                operands.Add(Read(input));
                return new Scalar.Input(operands.Count - 1);
            });
            now.Add(builder.Map(value == cell.Output ? name : name + "_value", formula, operands.ToArray()));
        }

        return now;

        Value Product(string label, Value x, string part)
        {
            Value product = builder.Product(name + "_" + label, x, scope.Tensor($"weight_{part}_l0"));
            return layer.UseBias ? builder.Map(name + "_" + label + "_z", X + Operand(1), product, scope.Tensor($"bias_{part}_l0")) : product;
        }

        Value Read(int input) => input < cell.Gates ? Gate(fromInput, input)
            : input < 2 * cell.Gates ? Gate(fromOutput, input - cell.Gates)
            : input < (2 * cell.Gates) + cell.Values ? before[input - (2 * cell.Gates)]
            : now[input - (2 * cell.Gates) - cell.Values];

        Value Gate(Value products, int gate) => builder.Slice(products.Label + "_gate", products, gate * layer.Units, layer.Units);
    }

    private static Value Direction(LayerScope scope, LayerModel.Recurrent layer, string name, string direction, bool isReversed)
    {
        IrBuilder builder = scope.Builder;
        Value x = scope.Sources[0];
        if (scope.RealSteps is not null && isReversed)
        {
            // The last real step comes first; the steps behind the real ones come after them and so have no influence.
            x = builder.ReverseSteps(name + "_input", x, scope.RealSteps.Lengths);
        }

        RecurrentCell cell = RecurrentCells.Of(layer);
        int outputs = cell.Gates * layer.Units;
        Value products = builder.Convolution(
            name + "_product", x, scope.Tensor("weight_ih_l0" + direction), new Window(new WindowAxis(1, 1), new WindowAxis(x.Positions, 1), x.Channels, outputs));
        if (layer.UseBias)
        {
            products = builder.Map(name + "_z", X + Operand(1), products, scope.Tensor("bias_ih_l0" + direction));
        }

        Value steps = builder.Recurrence(
            name + "_steps", products, scope.Tensor("weight_hh_l0" + direction), layer.UseBias ? scope.Tensor("bias_hh_l0" + direction) : null, scope.Before, cell, isReversed && scope.RealSteps is null);
        if (scope.Before is not null)
        {
            scope.After = builder.Place(name + "_after", steps, new Frame(1, x.Positions, 1, 1, 0, 1 - x.Positions, steps.Channels));
        }

        Value output = builder.Slice(layer.ReturnSequences && scope.RealSteps is null ? name : name + "_output", steps, cell.Output * layer.Units, layer.Units);
        if (scope.RealSteps is { Lengths: var lengths })
        {
            return !layer.ReturnSequences ? builder.LastStep(name, output, lengths)
                : isReversed ? builder.ReverseSteps(name, output, lengths)
                : output;
        }

        return layer.ReturnSequences ? output : builder.Place(name, output, new Frame(1, x.Positions, 1, 1, 0, isReversed ? 0 : 1 - x.Positions, layer.Units));
    }
}
