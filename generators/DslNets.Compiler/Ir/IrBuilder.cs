using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Model;
using DslNets.Compiler.Scalars;
using DslNets.Compiler.Shapes;

namespace DslNets.Compiler.Ir;

/// <summary>Adds values to a program. The same operation on the same operands gives the same value, so that nothing is computed twice.</summary>
public sealed class IrBuilder
{
    private readonly Dictionary<Operation, Value> _known;
    private readonly List<Value> _values = [];
    private int _nextId;

    public IrBuilder()
    {
        _known = [];
    }

    private IrBuilder(IrBuilder trunk)
    {
        _known = new Dictionary<Operation, Value>(trunk._known);
        _nextId = trunk._nextId;
    }

    /// <summary>The values this builder added, in order.</summary>
    public IReadOnlyList<Value> Values => _values;

    /// <summary>A builder that knows all values so far, and whose own values this one will not know: for parts of a program of which only one runs.</summary>
    public IrBuilder Branch() => new(this);

    public Value Port(string name, PortRole role, int index, int features, int positions = 1) => Add(name, ValueKind.Batch, features, 0, new Operation.Port(role, index), positions);

    public Value Tensor(TensorModel tensor, int index) =>
        Add(tensor.Name, tensor.IsMatrix ? ValueKind.Matrix : ValueKind.Feature, tensor.Outputs, tensor.Inputs, new Operation.Tensor(index));

    public Value Product(string name, Value x, Value w) => Add(name, ValueKind.Batch, w.Features, 0, new Operation.Product(x, w));

    public Value TransposedProduct(string name, Value dy, Value w) => Add(name, ValueKind.Batch, w.Inputs, 0, new Operation.TransposedProduct(dy, w));

    public Value OuterProduct(string name, Value dy, Value x) => Add(name, ValueKind.Matrix, dy.Features, x.Features, new Operation.OuterProduct(dy, x));

    public Value Convolution(string name, Value x, Value w, Window window) =>
        Add(name, ValueKind.Batch, window.OutputLength, 0, new Operation.Convolution(x, w, window), window.OutputPositions);

    public Value TransposedConvolution(string name, Value dy, Value w, Window window) =>
        Add(name, ValueKind.Batch, window.InputLength, 0, new Operation.TransposedConvolution(dy, w, window), window.InputPositions);

    public Value ConvolutionOuterProduct(string name, Value dy, Value x, Window window) =>
        Add(name, ValueKind.Matrix, window.OutputChannels, window.Taps, new Operation.ConvolutionOuterProduct(dy, x, window));

    public Value MaxPool(string name, Value x, Window window) => Add(name, ValueKind.Batch, window.OutputLength, 0, new Operation.MaxPool(x, window), window.OutputPositions);

    public Value MaxPoolGradient(string name, Value dy, Value x, Value y, Window window) =>
        Add(name, ValueKind.Batch, window.InputLength, 0, new Operation.MaxPoolGradient(dy, x, y, window), window.InputPositions);

    public Value AveragePool(string name, Value x, Window window, bool countPadding) =>
        Add(name, ValueKind.Batch, window.OutputLength, 0, new Operation.AveragePool(x, window, countPadding), window.OutputPositions);

    public Value AveragePoolGradient(string name, Value dy, Window window, bool countPadding) =>
        Add(name, ValueKind.Batch, window.InputLength, 0, new Operation.AveragePoolGradient(dy, window, countPadding), window.InputPositions);

    public Value Place(string name, Value x, Frame frame) =>
        Add(name, ValueKind.Batch, frame.FrameLength, 0, new Operation.Place(x, frame), frame.FrameRows * frame.FrameColumns);

    public Value Transpose(string name, Value x, EquatableArray<int> dimensions, EquatableArray<int> order) =>
        Add(name, ValueKind.Batch, x.Features, 0, new Operation.Transpose(x, dimensions, order), x.Features / dimensions[order[order.Count - 1]]);

    public Value Interpolate(string name, Value x, Enlargement enlargement) => Add(
        name, ValueKind.Batch, enlargement.OutputLength, 0, new Operation.Interpolate(x, enlargement), enlargement.OutputRows * enlargement.OutputColumns);

    public Value InterpolateGradient(string name, Value dy, Enlargement enlargement) => Add(
        name, ValueKind.Batch, enlargement.InputLength, 0, new Operation.InterpolateGradient(dy, enlargement), enlargement.Rows * enlargement.Columns);

    public Value Recurrence(string name, Value zx, Value w, Value? bias, Value? before, RecurrentCell cell, bool isReversed) =>
        Add(name, ValueKind.Batch, zx.Positions * cell.Values * w.Inputs, 0, new Operation.Recurrence(zx, w, bias, before, cell, isReversed), zx.Positions);

    public Value RecurrenceGradient(string name, Value dy, Value steps, Value w, Value? before, RecurrentCell cell, bool isReversed) => Add(
        name, ValueKind.Batch, steps.Positions * (cell.SumsGates ? 1 : 2) * w.Features, 0, new Operation.RecurrenceGradient(dy, steps, w, before, cell, isReversed), steps.Positions);

    public Value ReverseSteps(string name, Value x, Value lengths) => Add(name, ValueKind.Batch, x.Features, 0, new Operation.ReverseSteps(x, lengths), x.Positions);

    public Value LastStep(string name, Value x, Value lengths) => Add(name, ValueKind.Batch, x.Channels, 0, new Operation.LastStep(x, lengths));

    public Value LastStepGradient(string name, Value dy, Value lengths, int steps) =>
        Add(name, ValueKind.Batch, steps * dy.Features, 0, new Operation.LastStepGradient(dy, lengths), steps);

    public Value Attention(string name, Value queries, Value memory, Value? lengths, AttentionShape shape) =>
        Add(name, ValueKind.Batch, shape.Queries * shape.Channels, 0, new Operation.Attention(queries, memory, lengths, shape), shape.Queries);

    public Value AttentionGradient(string name, Value dy, Value queries, Value memory, Value? lengths, AttentionShape shape) =>
        Add(name, ValueKind.Batch, shape.GradientFeatures, 0, new Operation.AttentionGradient(dy, queries, memory, lengths, shape), shape.IsSelf ? shape.Queries : 1);

    public Value Lookup(string name, Value index, Value w) => Add(name, ValueKind.Batch, index.Positions * w.Inputs, 0, new Operation.Lookup(index, w), index.Positions);

    /// <param name="rows">The rows of the matrix.</param>
    public Value LookupGradient(string name, Value dy, Value index, int rows) => Add(name, ValueKind.Matrix, rows, dy.Channels, new Operation.LookupGradient(dy, index));

    public Value Ring(string name, Value x, int rows) => Add(name, ValueKind.Batch, rows * x.Features, 0, new Operation.Ring(x, rows), rows);

    public Value AttentionStep(string name, Value queries, Value memory, AttentionShape shape) => Add(name, ValueKind.Batch, shape.Channels, 0, new Operation.AttentionStep(queries, memory, shape));

    public Value DelayLine(string name, Value x, int taps, int dilation) => Add(name, ValueKind.Batch, taps * x.Features, 0, new Operation.DelayLine(x, taps, dilation), taps);

    /// <summary>The same features divided into other positions.</summary>
    public Value Reshape(string name, Value operand, int positions) => operand.Positions == positions ? operand
        : operand.Definition is Operation.Reshape reshape ? Reshape(name, reshape.Input, positions)
        : Add(name, ValueKind.Batch, operand.Features, 0, new Operation.Reshape(operand), positions);

    /// <summary>A map; its shape is that of its operands with what they lack repeated.</summary>
    public Value Map(string name, Scalar formula, params Value[] operands)
    {
        ValueKind kind = operands.Any(operand => operand.Kind == ValueKind.Matrix) ? ValueKind.Matrix
            : operands.Any(operand => operand.Kind == ValueKind.Batch) ? ValueKind.Batch
            : ValueKind.Feature;
        int positions = operands.Max(operand => operand.Positions);
        return Map(name, kind, positions * operands.Max(operand => operand.Channels), positions, formula, operands);
    }

    public Value Map(string name, ValueKind kind, int features, int positions, Scalar formula, params Value[] operands)
    {
        (formula, operands) = Normalise(Simplifier.Simplify(formula), operands);

        // A map that changes nothing is its operand.
        if (formula == Formula.X && operands[0].Kind == kind && operands[0].Features == features && operands[0].Positions == positions)
        {
            return operands[0];
        }

        int inputs = kind == ValueKind.Matrix ? operands.First(operand => operand.Kind == ValueKind.Matrix).Inputs : 0;
        return Add(name, kind, features, inputs, new Operation.Map(formula, operands.ToEquatableArray()), positions);
    }

    public Value ReduceFeatures(string name, Reduction reduction, Value operand) =>
        Add(name, ValueKind.Batch, operand.Positions, 0, new Operation.ReduceFeatures(reduction, Formula.X, EquatableArray.Of(operand)), operand.Positions);

    public Value ReduceFeatures(string name, Reduction reduction, Scalar formula, params Value[] operands) =>
        ReduceFeatures(name, reduction, operands.Max(operand => operand.Channels), operands.Max(operand => operand.Positions), formula, operands);

    /// <param name="channels">Over how many channels, also when the formula reads no value that wide.</param>
    public Value ReduceFeatures(string name, Reduction reduction, int channels, int positions, Scalar formula, params Value[] operands)
    {
        (formula, operands) = Terms(name, channels, positions, formula, operands);
        return Add(name, ValueKind.Batch, positions, 0, new Operation.ReduceFeatures(reduction, formula, operands.ToEquatableArray()), positions);
    }

    public Value ReduceBatch(string name, Scalar formula, params Value[] operands) =>
        ReduceBatch(name, operands.Max(operand => operand.Channels), operands.Max(operand => operand.Positions), formula, operands);

    /// <param name="channels">How many sums, also when the formula reads no value that wide.</param>
    /// <param name="positions">Over how many positions of each sample.</param>
    public Value ReduceBatch(string name, int channels, int positions, Scalar formula, params Value[] operands)
    {
        (formula, operands) = Terms(name, channels, positions, formula, operands);
        return Add(name, ValueKind.Feature, channels, 0, new Operation.ReduceBatch(formula, operands.ToEquatableArray()));
    }

    /// <summary>A sum that is already computed, of the formula or of a value that is it; null when there is none.</summary>
    public Value? KnownBatchSum(Scalar formula, params Value[] operands)
    {
        (formula, operands) = Normalise(Simplifier.Simplify(formula), operands);
        return Find(new Operation.ReduceBatch(formula, operands.ToEquatableArray()))
            ?? (Find(new Operation.Map(formula, operands.ToEquatableArray())) is { } map ? Find(new Operation.ReduceBatch(Formula.X, EquatableArray.Of(map))) : null);

        Value? Find(Operation operation) => _known.TryGetValue(operation, out Value value) ? value : null;
    }

    /// <summary>What a reduction adds up. A formula that simplifies to one of fewer features, or to a constant, no longer says over how many: then its values are spread out first.</summary>
    private (Scalar Formula, Value[] Operands) Terms(string name, int channels, int positions, Scalar formula, Value[] operands)
    {
        (formula, operands) = Normalise(Simplifier.Simplify(formula), operands);
        return operands.Any(operand => operand.Kind == ValueKind.Batch && operand.Positions == positions) && operands.Max(operand => operand.Channels) == channels
            ? (formula, operands)
            : (Formula.X, [Map(name + "_terms", ValueKind.Batch, channels * positions, positions, formula, operands)]);
    }

    public Value Concat(string name, params Value[] operands) =>
        Add(name, ValueKind.Batch, operands.Sum(operand => operand.Features), 0, new Operation.Concat(operands.ToEquatableArray()), operands[0].Positions);

    /// <param name="first">The first of the channels, in every position.</param>
    public Value Slice(string name, Value operand, int first, int channels) =>
        first == 0 && channels == operand.Channels ? operand : Add(name, ValueKind.Batch, channels * operand.Positions, 0, new Operation.Slice(operand, first), operand.Positions);

    /// <summary>Drops operands the formula does not read and joins those that are the same, so that equal maps look equal.</summary>
    private static (Scalar Formula, Value[] Operands) Normalise(Scalar formula, Value[] operands)
    {
        var kept = new List<Value>();
        formula = formula.Substitute(index =>
        {
            int position = kept.IndexOf(operands[index]);
            if (position < 0)
            {
                position = kept.Count;
                kept.Add(operands[index]);
            }

            return new Scalar.Input(position);
        });
        return (Simplifier.Simplify(formula), kept.ToArray());
    }

    private Value Add(string name, ValueKind kind, int features, int inputs, Operation operation, int positions = 1)
    {
        if (_known.TryGetValue(operation, out Value known) && known.Kind == kind && known.Features == features && known.Positions == positions)
        {
            return known;
        }

        var value = new Value(_nextId++, name, kind, features, inputs, operation, positions);
        _values.Add(value);
        _known[operation] = value;
        return value;
    }
}
