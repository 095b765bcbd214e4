using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Model;
using DslNets.Compiler.Scalars;

namespace DslNets.Compiler.Fusion;

/// <summary>
/// Writes the formula of a map into the one operation that reads it, so that chains of activations, dropout and scaling run in one pass over memory; into several, where computing it again costs less than
/// storing it.
/// </summary>
public static class MapFusion
{
    /// <summary>Formulas above this cost are left apart: kernels stay short enough for the JIT.</summary>
    private const int LargestCost = 120;

    /// <summary>What is computed again instead of being stored: x - mean.</summary>
    private const int LargestRepeatedCost = 1;

    /// <param name="intoReductions">Whether reductions take formulas too. Not before differentiation: the rules know plain reductions only.</param>
    public static (IrProgram Program, IrBuilder Builder) Fuse(IrProgram program, bool intoReductions)
    {
        var uses = Uses.Of(program);
        ILookup<Value, Value> readers = program.Sections.SelectMany(part => part.Values)
            .SelectMany(value => value.Operands.Distinct().Select(operand => (operand, value)))
            .ToLookup(pair => pair.operand, pair => pair.value);
        var section = new Dictionary<Value, SectionKind>();
        foreach (Section part in program.Sections)
        {
            foreach (Value value in part.Values)
            {
                section[value] = part.Kind;
            }
        }

        var trunk = new IrBuilder();
        var renewed = new Dictionary<Value, Value>();
        foreach (Value port in program.Ports)
        {
            var definition = (Operation.Port)port.Definition;
            renewed[port] = trunk.Port(port.Label, definition.Role, definition.Index, port.Features, port.Positions);
        }

        var sections = new List<Section>();
        int before = trunk.Values.Count;
        foreach (Section part in program.Sections)
        {
            bool isBranch = part.Kind is SectionKind.Backward or SectionKind.BackwardFromOutputs;
            IrBuilder builder = isBranch ? trunk.Branch() : trunk;
            int first = isBranch ? 0 : before;
            foreach (Value value in part.Values)
            {
                if (!renewed.ContainsKey(value))
                {
                    renewed[value] = Rebuild(builder, value);
                }
            }

            sections.Add(new Section(
                part.Kind,
                builder.Values.Skip(first).ToList(),
                part.Sinks.Select(sink => sink with { Value = renewed[sink.Value] }).ToList(),
                part.InputGradients.Select(gradient => gradient is null ? null : renewed[gradient]).ToList()));
            before = trunk.Values.Count;
        }

        IrProgram fused = program with
        {
            Ports = program.Ports.Select(port => renewed[port]).ToList(),
            Sections = sections,
            Outputs = program.Outputs.Select(output => renewed[output]).ToList(),
            Loss = program.Loss is null ? null : renewed[program.Loss],
            Remembered = program.Remembered.Select(value => renewed[value]).ToList(),
        };
        return (DeadCode.Remove(fused), trunk);

        Value Rebuild(IrBuilder builder, Value value)
        {
            switch (value.Definition)
            {
                case Operation.Tensor tensor:
                    return builder.Tensor(program.Tensors[tensor.Index], tensor.Index);
                case Operation.Product product:
                    return builder.Product(value.Label, renewed[product.X], renewed[product.W]);
                case Operation.TransposedProduct product:
                    return builder.TransposedProduct(value.Label, renewed[product.DY], renewed[product.W]);
                case Operation.OuterProduct product:
                    return builder.OuterProduct(value.Label, renewed[product.DY], renewed[product.X]);
                case Operation.Convolution convolution:
                    return builder.Convolution(value.Label, renewed[convolution.X], renewed[convolution.W], convolution.Window);
                case Operation.TransposedConvolution convolution:
                    return builder.TransposedConvolution(value.Label, renewed[convolution.DY], renewed[convolution.W], convolution.Window);
                case Operation.ConvolutionOuterProduct product:
                    return builder.ConvolutionOuterProduct(value.Label, renewed[product.DY], renewed[product.X], product.Window);
                case Operation.MaxPool pool:
                    return builder.MaxPool(value.Label, renewed[pool.X], pool.Window);
                case Operation.MaxPoolGradient pool:
                    return builder.MaxPoolGradient(value.Label, renewed[pool.DY], renewed[pool.X], renewed[pool.Y], pool.Window);
                case Operation.AveragePool pool:
                    return builder.AveragePool(value.Label, renewed[pool.X], pool.Window, pool.CountPadding);
                case Operation.AveragePoolGradient pool:
                    return builder.AveragePoolGradient(value.Label, renewed[pool.DY], pool.Window, pool.CountPadding);
                case Operation.Place place:
                    return builder.Place(value.Label, renewed[place.X], place.Frame);
                case Operation.Transpose transpose:
                    return builder.Transpose(value.Label, renewed[transpose.X], transpose.Dimensions, transpose.Order);
                case Operation.Interpolate interpolate:
                    return builder.Interpolate(value.Label, renewed[interpolate.X], interpolate.Enlargement);
                case Operation.InterpolateGradient interpolate:
                    return builder.InterpolateGradient(value.Label, renewed[interpolate.DY], interpolate.Enlargement);
                case Operation.Recurrence recurrence:
                    return builder.Recurrence(
                        value.Label, renewed[recurrence.ZX], renewed[recurrence.W], recurrence.Bias is null ? null : renewed[recurrence.Bias], recurrence.Before is null ? null : renewed[recurrence.Before], recurrence.Cell, recurrence.IsReversed);
                case Operation.RecurrenceGradient recurrence:
                    return builder.RecurrenceGradient(
                        value.Label, renewed[recurrence.DY], renewed[recurrence.Steps], renewed[recurrence.W], recurrence.Before is null ? null : renewed[recurrence.Before], recurrence.Cell, recurrence.IsReversed);
                case Operation.ReverseSteps reverse:
                    return builder.ReverseSteps(value.Label, renewed[reverse.X], renewed[reverse.Lengths]);
                case Operation.LastStep last:
                    return builder.LastStep(value.Label, renewed[last.X], renewed[last.Lengths]);
                case Operation.LastStepGradient last:
                    return builder.LastStepGradient(value.Label, renewed[last.DY], renewed[last.Lengths], value.Positions);
                case Operation.Attention attention:
                    return builder.Attention(value.Label, renewed[attention.Queries], renewed[attention.Memory], attention.Lengths is null ? null : renewed[attention.Lengths], attention.Shape);
                case Operation.AttentionGradient attention:
                    return builder.AttentionGradient(value.Label, renewed[attention.DY], renewed[attention.Queries], renewed[attention.Memory], attention.Lengths is null ? null : renewed[attention.Lengths], attention.Shape);
                case Operation.Lookup lookup:
                    return builder.Lookup(value.Label, renewed[lookup.Index], renewed[lookup.W]);
                case Operation.LookupGradient lookup:
                    return builder.LookupGradient(value.Label, renewed[lookup.DY], renewed[lookup.Index], value.Features);
                case Operation.Ring ring:
                    return builder.Ring(value.Label, renewed[ring.X], ring.Rows);
                case Operation.AttentionStep attention:
                    return builder.AttentionStep(value.Label, renewed[attention.Queries], renewed[attention.Memory], attention.Shape);
                case Operation.DelayLine line:
                    return builder.DelayLine(value.Label, renewed[line.X], line.Taps, line.Dilation);
                case Operation.Reshape reshape:
                    return builder.Reshape(value.Label, renewed[reshape.Input], value.Positions);
                case Operation.Concat concat:
                    return builder.Concat(value.Label, concat.Inputs.Select(input => renewed[input]).ToArray());
                case Operation.Slice slice:
                    return builder.Slice(value.Label, renewed[slice.Input], slice.First, value.Channels);
                case Operation.Map map:
                {
                    (Scalar formula, Value[] operands) = Absorb(value, map.Formula, map.Inputs, value.Kind, value.Features);
                    return builder.Map(value.Label, value.Kind, value.Features, value.Positions, formula, operands);
                }

                case Operation.ReduceBatch reduce:
                {
                    int positions = reduce.Inputs.Max(input => input.Positions);
                    if (intoReductions && FromKnownSums(builder, value, reduce, positions) is { } known)
                    {
                        return known;
                    }

                    (Scalar formula, Value[] operands) = Absorb(value, reduce.Formula, reduce.Inputs, ValueKind.Batch, positions * value.Features, intoReductions);
                    return (intoReductions ? BatchSums.WithoutFactor(builder, value, positions, formula, operands) : null)
                        ?? builder.ReduceBatch(value.Label, value.Features, positions, formula, operands);
                }

                case Operation.ReduceFeatures reduce:
                {
                    int channels = reduce.Inputs.Max(input => input.Channels);
                    (Scalar formula, Value[] operands) = Absorb(value, reduce.Formula, reduce.Inputs, ValueKind.Batch, value.Positions * channels, intoReductions);
                    return SumOfOneHot(builder, value, reduce.Reduction, formula, operands, channels)
                        ?? builder.ReduceFeatures(value.Label, reduce.Reduction, channels, value.Positions, formula, operands);
                }

                default:
                    return renewed[value];
            }
        }

        // The formula with the formulas of its operands written in where that is worth it, and the operands then.
        (Scalar Formula, Value[] Operands) Absorb(
            Value consumer, Scalar formula, EquatableArray<Value> inputs, ValueKind kind, int features, bool allowed = true)
        {
            var operands = new List<Value>();
            Scalar absorbed = formula.Substitute(index =>
            {
                Value input = inputs[index];
                Value now = renewed[input];
                if (allowed && now.Definition is Operation.Map map && IsWorthIt(input, now, map))
                {
                    int offset = operands.Count;
                    operands.AddRange(map.Inputs);
                    return map.Formula.Substitute(inner => new Scalar.Input(offset + inner));
                }

                operands.Add(now);
                return new Scalar.Input(operands.Count - 1);
            });
            absorbed = Simplifier.Simplify(absorbed);
            return absorbed.Cost() <= LargestCost ? (absorbed, operands.ToArray()) : (formula, inputs.Select(input => renewed[input]).ToArray());

            bool IsWorthIt(Value input, Value now, Operation.Map map) =>
                // Nothing but a repetition, or a constant.
                (map.Inputs.Count <= 1 && (map.Formula == Formula.X || map.Formula is Scalar.Constant) && now.Kind != ValueKind.Matrix)
                // Read once, by this, in the same shape.
                || (uses[input] == 1 && now.Kind == kind && now.Features == features && section[input] == section[consumer]
                    && !(consumer.Definition is Operation.ReduceBatch && IsRandom(map)))
                // One value with a number for each channel, the value itself kept for others: it is read again instead of another in its place.
                || (intoReductions && now.Kind == kind && now.Features == features && IsRepeated(input));
        }

        // From sums that are there already, looking through up to three maps, also stored ones.
        Value? FromKnownSums(IrBuilder builder, Value sum, Operation.ReduceBatch reduce, int positions)
        {
            for (int depth = 1; depth <= 3; depth++)
            {
                var operands = new List<Value>();
                Scalar formula = Simplifier.Simplify(reduce.Formula.Substitute(index => Written(renewed[reduce.Inputs[index]], depth)));
                if (BatchSums.FromKnown(builder, sum, positions, formula, operands.ToArray()) is { } total)
                {
                    return total;
                }

                Scalar Written(Value value, int left)
                {
                    if (left > 0 && value.Definition is Operation.Map map && value.Kind == ValueKind.Batch && value.Features == positions * sum.Features && !map.Formula.IsPositional())
                    {
                        return map.Formula.Substitute(index => Written(map.Inputs[index], left - 1));
                    }

                    operands.Add(value);
                    return new Scalar.Input(operands.Count - 1);
                }
            }

            return null;
        }

        bool IsRepeated(Value value) => value.Definition is Operation.Map map && value.Kind == ValueKind.Batch
            && map.Formula.Cost() <= LargestRepeatedCost && !map.Formula.IsPositional()
            && map.Inputs.Count(input => input.Kind == ValueKind.Batch) == 1 && map.Inputs.First(input => input.Kind == ValueKind.Batch) is var whole
            && whole.Features == value.Features && whole.Positions == value.Positions && uses[whole] > 1
            && readers[value].Count() == uses[value] && readers[value].All(reader => reader.Definition is Operation.Map or Operation.ReduceBatch or Operation.ReduceFeatures);
    }

    // Sums over the batch run feature by feature and make no random numbers, which kernels of samples do.
    private static bool IsRandom(Operation.Map map) => map.Formula.Descend().Any(part => part is Scalar.Uniform);

    /// <summary>Sum over channels of (channel == label ? a : b), where a and b are the same for all channels, is a + (channels - 1) b.</summary>
    private static Value? SumOfOneHot(IrBuilder builder, Value value, Reduction reduction, Scalar formula, Value[] operands, int channels)
    {
        if (reduction != Reduction.Sum
            || formula is not Scalar.Select { Comparison: Comparison.Equal, Left: Scalar.FeatureIndex, Right: Scalar.Input } choice
            || choice.InputsUsed().Any(input => operands[input].Channels != 1 || operands[input].Kind != ValueKind.Batch)
            || choice.Then.IsPositional() || choice.Else.IsPositional())
        {
            return null;
        }

        return builder.Map(value.Label, ValueKind.Batch, value.Positions, value.Positions, choice.Then + ((channels - 1) * choice.Else), operands);
    }
}
