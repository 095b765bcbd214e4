using System;
using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Model;
using DslNets.Compiler.Scalars;
using DslNets.Compiler.Shapes;
using static DslNets.Compiler.Scalars.Formula;

namespace DslNets.Compiler.Autodiff;

/// <summary>The table of gradient rules: for each operation, what the gradient of its result makes of the gradients of its operands.</summary>
public static class GradientRules
{
    /// <param name="result">The value whose operation passes its gradient on.</param>
    /// <param name="gradient">The gradient with respect to it.</param>
    /// <param name="isWanted">Which operands need a gradient.</param>
    public static IEnumerable<(Value Operand, Value Contribution)> Propagate(IrBuilder builder, Value result, Value gradient, Func<Value, bool> isWanted)
    {
        switch (result.Definition)
        {
            case Operation.Product(var x, var w):
                if (isWanted(x))
                {
                    yield return (x, builder.TransposedProduct("d_" + x.Name, gradient, w));
                }

                // Last, because the kernel may update the weights as it computes their gradient.
                if (isWanted(w))
                {
                    yield return (w, builder.OuterProduct("d_" + w.Name, gradient, x));
                }

                break;

            case Operation.Convolution(var x, var w, var window):
                if (isWanted(x))
                {
                    yield return (x, builder.TransposedConvolution("d_" + x.Name, gradient, w, window));
                }

                if (isWanted(w))
                {
                    yield return (w, builder.ConvolutionOuterProduct("d_" + w.Name, gradient, x, window));
                }

                break;

            // The transposed convolution is linear in both operands too; input and output change their places.
            case Operation.TransposedConvolution(var x, var w, var window):
                if (isWanted(x))
                {
                    yield return (x, builder.Convolution("d_" + x.Name, gradient, w, window));
                }

                if (isWanted(w))
                {
                    yield return (w, builder.ConvolutionOuterProduct("d_" + w.Name, x, gradient, window));
                }

                break;

            case Operation.MaxPool(var x, var window):
                yield return (x, builder.MaxPoolGradient("d_" + x.Name, gradient, x, result, window));
                break;

            case Operation.AveragePool(var x, var window, var countPadding):
                yield return (x, builder.AveragePoolGradient("d_" + x.Name, gradient, window, countPadding));
                break;

            case Operation.AveragePoolGradient(var x, var window, var countPadding):
                yield return (x, builder.AveragePool("d_" + x.Name, gradient, window, countPadding));
                break;

            case Operation.Place(var x, var frame):
                yield return (x, builder.Place("d_" + x.Name, gradient, frame.Inverse));
                break;

            case Operation.Transpose(var x, var dimensions, var order):
                yield return (x, builder.Transpose(
                    "d_" + x.Name,
                    gradient,
                    order.Select(dimension => dimensions[dimension]).ToEquatableArray(),
                    Enumerable.Range(0, order.Count).Select(dimension => order.ToList().IndexOf(dimension)).ToEquatableArray()));
                break;

            case Operation.Interpolate(var x, var enlargement):
                yield return (x, builder.InterpolateGradient("d_" + x.Name, gradient, enlargement));
                break;

            case Operation.ReverseSteps(var x, var lengths):
                yield return (x, builder.ReverseSteps("d_" + x.Name, gradient, lengths));
                break;

            case Operation.LastStep(var x, var lengths):
                yield return (x, builder.LastStepGradient("d_" + x.Name, gradient, lengths, x.Positions));
                break;

            case Operation.LastStepGradient(var dy, var lengths):
                yield return (dy, builder.LastStep("d_" + dy.Name, gradient, lengths));
                break;

            case Operation.Reshape(var x):
                yield return (x, builder.Reshape("d_" + x.Name, gradient, x.Positions));
                break;

            // Of the steps of a recurrence only the outputs leave it, so that their gradient is that of the whole.
            case Operation.Slice { Input: { Definition: Operation.Recurrence } steps }:
                yield return (steps, gradient);
                break;

            case Operation.Recurrence recurrence:
                foreach ((Value operand, Value contribution) in ThroughTime(builder, result, recurrence, gradient, isWanted))
                {
                    yield return (operand, contribution);
                }

                break;

            case Operation.Attention(var queries, var memory, var lengths, var shape):
                Value both = builder.AttentionGradient("d_" + queries.Name, gradient, queries, memory, lengths, shape);
                if (shape.IsSelf)
                {
                    yield return (queries, both);
                    break;
                }

                yield return (queries, builder.Reshape("d_" + queries.Name, builder.Slice("d_" + queries.Name + "_features", both, 0, queries.Features), queries.Positions));
                yield return (memory, builder.Reshape("d_" + memory.Name, builder.Slice("d_" + memory.Name + "_features", both, queries.Features, memory.Features), memory.Positions));
                break;

            case Operation.Lookup(var index, var w):
                // An index has no gradient.
                if (isWanted(w))
                {
                    yield return (w, builder.LookupGradient("d_" + w.Name, gradient, index, w.Features));
                }

                break;

            case Operation.Map map:
                foreach ((Value operand, Value contribution) in ThroughMap(builder, result, map, gradient, isWanted))
                {
                    yield return (operand, contribution);
                }

                break;

            case Operation.ReduceFeatures { Reduction: Reduction.Sum } sum:
                foreach ((Value operand, Value contribution) in ThroughSum(builder, sum.Formula, sum.Inputs, gradient, isWanted))
                {
                    yield return (operand, contribution);
                }

                break;

            case Operation.ReduceBatch sum:
                foreach ((Value operand, Value contribution) in ThroughSum(builder, sum.Formula, sum.Inputs, gradient, isWanted))
                {
                    yield return (operand, contribution);
                }

                break;

            case Operation.Concat concat:
                int first = 0;
                foreach (Value part in concat.Inputs)
                {
                    if (isWanted(part))
                    {
                        yield return (part, builder.Slice("d_" + part.Name, gradient, first, part.Channels));
                    }

                    first += part.Channels;
                }

                break;

            // The maximum is only the shift of softmax, which does not depend on it.
            case Operation.ReduceFeatures { Reduction: Reduction.Maximum }:
                break;

            default:
                throw new InvalidOperationException($"No gradient rule is known of {result.Definition.GetType().Name}.");
        }
    }

    /// <summary>gradient * df/dx, written with the result instead of the operands where that spares keeping them.</summary>
    private static IEnumerable<(Value Operand, Value Contribution)> ThroughMap(IrBuilder builder, Value result, Operation.Map map, Value gradient, Func<Value, bool> isWanted)
    {
        int count = map.Inputs.Count;
        List<(Value Operand, Scalar ByOperands, Scalar ByResult)> derivatives = map.Formula.InputsUsed()
            .Where(index => isWanted(map.Inputs[index]))
            .Select(index => (Operand: map.Inputs[index], Derivative: Derivative.Of(map.Formula, index)))
            .Where(each => each.Derivative is not Scalar.Constant { Value: 0 })
            .Select(each => (each.Operand, each.Derivative, OutputForm.Of(each.Derivative, map.Formula, Operand(count + 1))))
            .ToList();
        // When one of them reads the result anyway, all do, and have the same tests.
        bool keepsResult = derivatives.Any(each => IsByResultAlone(each.ByResult));
        foreach ((Value operand, Scalar byOperands, Scalar byResult) in derivatives)
        {
            Value contribution = builder.Map(
                "d_" + operand.Name, result.Kind, result.Features, result.Positions, Operand(count) * (keepsResult ? byResult : byOperands), [.. map.Inputs, gradient, result]);
            yield return (operand, Narrow(builder, contribution, operand));
        }

        bool IsByResultAlone(Scalar derivative) => derivative.InputsUsed().All(input => input >= count || map.Inputs[input].Kind == ValueKind.Feature);
    }

    /// <summary>Both products of the cell have their gradients from the recurrence; that of the weights is one outer product over all steps, with the outputs of the steps before.</summary>
    private static IEnumerable<(Value Operand, Value Contribution)> ThroughTime(
        IrBuilder builder, Value steps, Operation.Recurrence recurrence, Value gradient, Func<Value, bool> isWanted)
    {
        (Value zx, Value w, Value? bias, Value? start, RecurrentCell cell, bool isReversed) = recurrence;
        Value gates = builder.RecurrenceGradient("d_" + steps.Name, gradient, steps, w, start, cell, isReversed);
        Value fromInput = builder.Slice("d_" + zx.Name, gates, 0, w.Features);
        Value fromOutput = builder.Slice("d_" + steps.Name + "_recurrent", gates, cell.SumsGates ? 0 : w.Features, w.Features);
        if (isWanted(zx))
        {
            yield return (zx, fromInput);
        }

        if (bias is not null && isWanted(bias))
        {
            yield return (bias, builder.ReduceBatch("d_" + bias.Name, X, fromOutput));
        }

        if (isWanted(w))
        {
            int count = steps.Positions;
            Value output = builder.Slice(steps.Name + "_outputs", steps, cell.Output * w.Inputs, w.Inputs);
            Value before = builder.Place(steps.Name + "_before", output, new Frame(1, count, 1, count, 0, isReversed ? -1 : 1, w.Inputs));
            if (start is not null)
            {
                Value first = builder.Place(
                    steps.Name + "_first", builder.Slice(start.Name + "_output", start, cell.Output * w.Inputs, w.Inputs), new Frame(1, 1, 1, count, 0, isReversed ? count - 1 : 0, w.Inputs));
                before = builder.Map(steps.Name + "_before", X + Operand(1), before, first);
            }

            yield return (w, builder.ConvolutionOuterProduct("d_" + w.Name, fromOutput, before, new Window(new WindowAxis(1, 1), new WindowAxis(count, 1), w.Inputs, w.Features)));
        }
    }

    /// <summary>d (sum of f) / dx = df/dx: every element gets the gradient of the sum it is a term of, times that.</summary>
    private static IEnumerable<(Value Operand, Value Contribution)> ThroughSum(
        IrBuilder builder, Scalar formula, EquatableArray<Value> inputs, Value gradient, Func<Value, bool> isWanted)
    {
        int positions = inputs.Max(input => input.Positions);
        int channels = inputs.Max(input => input.Channels);
        foreach (int index in formula.InputsUsed())
        {
            Value operand = inputs[index];
            Scalar derivative = Derivative.Of(formula, index);
            if (isWanted(operand) && derivative is not Scalar.Constant { Value: 0 })
            {
                Value contribution = builder.Map("d_" + operand.Name, ValueKind.Batch, positions * channels, positions, Operand(inputs.Count) * derivative, [.. inputs, gradient]);
                yield return (operand, Narrow(builder, contribution, operand));
            }
        }
    }

    /// <summary>An operand that was repeated along samples, positions or channels gets the sum along them.</summary>
    private static Value Narrow(IrBuilder builder, Value contribution, Value operand)
    {
        string name = "d_" + operand.Name;
        return (contribution.Kind, operand.Kind) switch
        {
            (ValueKind.Batch, ValueKind.Feature) => builder.ReduceBatch(name, X, contribution),
            (ValueKind.Batch, ValueKind.Batch) when operand.Features == contribution.Features => contribution,
            (ValueKind.Batch, ValueKind.Batch) when operand.Positions == contribution.Positions => builder.ReduceFeatures(name, Reduction.Sum, contribution),
            (ValueKind.Batch, ValueKind.Batch) when operand.IsPerSample => builder.ReduceFeatures(name, Reduction.Sum, builder.Reshape(name + "_terms", contribution, positions: 1)),
            (ValueKind.Batch, ValueKind.Batch) => throw new InvalidOperationException($"No gradient rule is known of {operand.Name}, which is repeated along the positions of {contribution.Name}."),
            _ => contribution,
        };
    }
}
