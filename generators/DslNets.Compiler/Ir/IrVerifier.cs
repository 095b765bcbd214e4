using System;
using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Model;
using DslNets.Compiler.Scalars;
using DslNets.Compiler.Shapes;

namespace DslNets.Compiler.Ir;

/// <summary>Checks that a program makes sense: everything is defined before it is read, and shapes fit. A failure is an error of the compiler, never of the user.</summary>
public static class IrVerifier
{
    /// <summary>The program itself, when nothing is wrong with it.</summary>
    public static IrProgram Verified(IrProgram program)
    {
        Verify(program);
        return program;
    }

    public static void Verify(IrProgram program)
    {
        var defined = new List<Value>(program.Ports);
        foreach ((Value before, Value now) in program.Ports.Where(port => port.Definition is Operation.Port { Role: PortRole.Remembered }).Zip(program.Remembered, (before, now) => (before, now)))
        {
            Require(before.Features == now.Features && before.Positions == now.Positions, now, "is remembered as " + before.Name + ", which has another shape");
        }

        foreach (Section section in program.Sections)
        {
            var known = new Dictionary<Value, bool>();
            foreach (Value value in defined.Concat(section.Values))
            {
                foreach (Value operand in value.Operands)
                {
                    Require(known.ContainsKey(operand), value, $"reads {operand.Name} before it is defined");
                }

                known[value] = true;
                Verify(value);
            }

            foreach (Sink sink in section.Sinks)
            {
                TensorModel tensor = program.Tensors[sink.Tensor];
                Require(known.ContainsKey(sink.Value), sink.Value, "is written to a tensor but not defined");
                Require(sink.Value.Features == tensor.Outputs && sink.Value.Inputs == tensor.Inputs, sink.Value, $"has not the shape of {tensor.Name}");
            }

            // What a backward section defines, the other one does not know.
            if (section.Kind is SectionKind.Forward or SectionKind.Loss)
            {
                defined.AddRange(section.Values);
            }
        }
    }

    private static void Verify(Value value)
    {
        switch (value.Definition)
        {
            case Operation.Product(var x, var w):
                Require(w.Kind == ValueKind.Matrix && x.Features == w.Inputs && value.Features == w.Features, value, "multiplies shapes that do not fit");
                break;
            case Operation.TransposedProduct(var dy, var w):
                Require(w.Kind == ValueKind.Matrix && dy.Features == w.Features && value.Features == w.Inputs, value, "multiplies shapes that do not fit");
                break;
            case Operation.OuterProduct(var dy, var x):
                Require(value.Features == dy.Features && value.Inputs == x.Features, value, "multiplies shapes that do not fit");
                break;
            case Operation.Convolution(var x, var w, var window):
                VerifyWindow(value, window, x, value, w);
                break;
            case Operation.TransposedConvolution(var dy, var w, var window):
                VerifyWindow(value, window, value, dy, w);
                break;
            case Operation.ConvolutionOuterProduct(var dy, var x, var window):
                VerifyWindow(value, window, x, dy, value);
                break;
            case Operation.MaxPool(var x, var window):
                VerifyWindow(value, window, x, value);
                break;
            case Operation.MaxPoolGradient(var dy, var x, var y, var window):
                VerifyWindow(value, window, x, dy);
                VerifyWindow(value, window, value, y);
                break;
            case Operation.AveragePool(var x, var window, _):
                VerifyWindow(value, window, x, value);
                break;
            case Operation.AveragePoolGradient(var dy, var window, _):
                VerifyWindow(value, window, value, dy);
                break;
            case Operation.Place(var x, var frame):
                Require(x.Features == frame.Rows * frame.Columns * frame.Channels && value.Channels == frame.Channels, value, "places another image than its frame is for");
                break;
            case Operation.Transpose(var x, var dimensions, var order):
                Require(
                    x.Features == value.Features && dimensions.Aggregate(1, (product, next) => product * next) == x.Features && order.OrderBy(dimension => dimension).SequenceEqual(Enumerable.Range(0, dimensions.Count)),
                    value,
                    "does not order the dimensions of what it transposes");
                break;
            case Operation.Interpolate(var x, var enlargement):
                Require(x.Features == enlargement.InputLength && value.Features == enlargement.OutputLength, value, "enlarges another image than it says");
                break;
            case Operation.InterpolateGradient(var dy, var enlargement):
                Require(dy.Features == enlargement.OutputLength && value.Features == enlargement.InputLength, value, "collects from another image than it says");
                break;
            case Operation.Recurrence(var zx, var w, var bias, var before, var cell, _):
                Require(before is null || (before.Positions == 1 && before.Features == cell.Values * w.Inputs), value, "starts from other values than those of its cell");
                Require(w.Kind == ValueKind.Matrix && w.Features == cell.Gates * w.Inputs && zx.Channels == w.Features, value, "has weights that do not fit its cell");
                Require(bias is null || (bias.Kind == ValueKind.Feature && bias.Features == w.Features), value, "has a bias that does not fit its weights");
                Require(value.Positions == zx.Positions && value.Channels == cell.Values * w.Inputs, value, "has not the values of its cell");
                break;
            case Operation.RecurrenceGradient(var dy, var steps, var w, var before, var cell, _):
                Require(before is null || (before.Positions == 1 && before.Features == cell.Values * w.Inputs), value, "starts from other values than those of its cell");
                Require(dy.Channels == w.Inputs && dy.Positions == steps.Positions && steps.Channels == cell.Values * w.Inputs, value, "has not the shape of what it is the gradient of");
                Require(value.Positions == steps.Positions && value.Channels % w.Features == 0, value, "has not the gradients of its gates");
                break;
            case Operation.ReverseSteps(var x, var lengths):
                Require(lengths.IsPerSample && x.Features == value.Features && x.Positions == value.Positions, value, "has not the steps of what it reverses");
                break;
            case Operation.LastStep(var x, var lengths):
                Require(lengths.IsPerSample && x.Channels == value.Features && value.Positions == 1, value, "is no step of what it is taken from");
                break;
            case Operation.LastStepGradient(var dy, var lengths):
                Require(lengths.IsPerSample && dy.Positions == 1 && dy.Features == value.Channels, value, "has not the shape of what it is the gradient of");
                break;
            case Operation.Attention(var queries, var memory, var lengths, var shape):
                VerifyAttention(value, queries, memory, lengths, value, shape);
                break;
            case Operation.AttentionGradient(var dy, var queries, var memory, var lengths, var shape):
                VerifyAttention(value, queries, memory, lengths, dy, shape);
                Require(value.Features == shape.GradientFeatures, value, "has not the gradients of queries, keys and values");
                break;
            case Operation.Lookup(var index, var w):
                Require(w.Kind == ValueKind.Matrix && index.Channels == 1 && value.Positions == index.Positions && value.Channels == w.Inputs, value, "has not one row for each index");
                break;
            case Operation.LookupGradient(var dy, var index):
                Require(index.Channels == 1 && dy.Positions == index.Positions && value.Inputs == dy.Channels, value, "has not the gradient of one row for each index");
                break;
            case Operation.DelayLine(var x, var taps, var dilation):
                Require(x.Positions == 1 && taps > 1 && dilation > 0 && value.Positions == taps && value.Channels == x.Features, value, "has not the taps of what it delays");
                break;
            case Operation.Ring(var x, var rows):
                Require(x.Positions == 1 && value.Positions == rows && value.Channels == x.Features, value, "has not the rows of what it remembers");
                break;
            case Operation.AttentionStep(var queries, var memory, var shape):
                Require(
                    shape.IsSelf && queries.Features == shape.QueryChannels && memory.Positions == shape.Keys && memory.Channels == 2 * shape.Channels && value.Features == shape.Channels,
                    value,
                    "has other queries, keys and values than its shape");
                break;
            case Operation.Reshape(var input):
                Require(input.Features == value.Features && value.Features % value.Positions == 0, value, "has another number of features than what it reshapes");
                break;
            case Operation.Map map:
                Verify(value, map.Formula, map.Inputs, value.Positions, value.Channels);
                break;
            case Operation.ReduceFeatures reduce:
                Require(value.Kind == ValueKind.Batch && value.Channels == 1, value, "is a sum over features but not one number per sample and position");
                Verify(value, reduce.Formula, reduce.Inputs, value.Positions, reduce.Inputs.Max(input => input.Channels));
                break;
            case Operation.ReduceBatch reduce:
                Require(value.Kind == ValueKind.Feature, value, "is a sum over samples but not one number per channel");
                Verify(value, reduce.Formula, reduce.Inputs, reduce.Inputs.Max(input => input.Positions), value.Features);
                break;
            case Operation.Concat concat:
                Require(
                    concat.Inputs.Sum(input => input.Features) == value.Features && concat.Inputs.All(input => input.Positions == value.Positions),
                    value,
                    "joins features that do not add up");
                break;
            case Operation.Slice slice:
                Require(
                    slice.First >= 0 && slice.First + value.Channels <= slice.Input.Channels && slice.Input.Positions == value.Positions,
                    value,
                    "reaches beyond what it is cut from");
                break;
        }
    }

    private static void VerifyAttention(Value value, Value queries, Value memory, Value? lengths, Value output, AttentionShape shape)
    {
        Require(queries.Positions == shape.Queries && queries.Channels == shape.QueryChannels, value, "has other queries than its shape");
        Require(memory.Positions == shape.Keys && memory.Channels == shape.KeyChannels && (queries == memory) == shape.IsSelf, value, "has other keys and values than its shape");
        Require(output.Positions == shape.Queries && output.Channels == shape.Channels, value, "has another output than its shape");
        Require(lengths is null || lengths.IsPerSample, value, "has lengths that are not one number per sample");
    }

    private static void VerifyWindow(Value value, Window window, Value input, Value output, Value? weights = null)
    {
        Require(window.Rows.Output > 0 && window.Columns.Output > 0, value, "has no room for a window");
        Require(input.Features == window.InputLength && input.Positions == window.InputPositions, value, "slides over another input than its window");
        Require(output.Features == window.OutputLength && output.Positions == window.OutputPositions, value, "gives another output than its window");
        Require(window.InputChannels % window.Groups == 0 && window.OutputChannels % window.Groups == 0, value, "has channels that its groups do not divide");
        Require(weights is null || (weights.Features == window.OutputChannels && weights.Inputs == window.Taps), value, "has weights that do not fit its window");
    }

    private static void Verify(Value value, Scalar formula, EquatableArray<Value> operands, int positions, int channels)
    {
        Require(formula.InputsUsed().All(input => input < operands.Count), value, "reads an operand it does not have");
        Require(
            operands.All(operand => (operand.Channels == channels || operand.Channels == 1) && (operand.Positions == positions || operand.Positions == 1)),
            value,
            "mixes operands of different shapes");
        Require(value.Kind != ValueKind.Feature || value.Definition is Operation.ReduceBatch || operands.All(operand => operand.Kind == ValueKind.Feature), value, "has no batch but reads one");
    }

    private static void Require(bool holds, Value value, string problem)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"Compiler error: {value.Name} {problem}: {IrPrinter.Print(value)}");
        }
    }
}
