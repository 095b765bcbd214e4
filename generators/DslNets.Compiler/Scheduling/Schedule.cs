using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Fusion;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Memory;
using DslNets.Compiler.Model;
using DslNets.Compiler.Scalars;

namespace DslNets.Compiler.Scheduling;

/// <summary>Decides which values are computed together: the kernels of each section.</summary>
public static class Schedule
{
    /// <summary>What a formula may cost to be applied inside a product's tile. More, and functions such as tanh, run in a pass of their own, so that the tile's accumulators stay in registers.</summary>
    private const int LargestEpilogueOfTile = 8;

    /// <summary>How many sums run in one loop: each takes accumulators.</summary>
    private const int LargestSums = 3;

    /// <summary>The kernels for batches.</summary>
    public static IReadOnlyList<ScheduledSection> Choose(IrProgram program)
    {
        Dictionary<Value, int> uses = Uses.Of(program);
        return program.Sections.Select(section => Choose(program, section, uses, LargestEpilogueOfTile))
            .Select(section => section with { Kernels = PoolFusion.Fuse(section.Kernels, uses) })
            .ToList();
    }

    /// <summary>The kernels for one sample: only few vectors of outputs are in registers, so any formula may follow at once.</summary>
    public static ScheduledSection ChooseSingle(IrProgram program) =>
        Choose(program, program.Sections.First(section => section.Kind == SectionKind.Forward), Uses.Of(program), int.MaxValue);

    private static ScheduledSection Choose(IrProgram program, Section section, Dictionary<Value, int> uses, int largestEpilogue)
    {
        Dictionary<Value, Value> fused = FuseEpilogues(section, uses, largestEpilogue);
        IReadOnlyCollection<Value> wanted = DeadCode.Closure(section.Sinks.Select(sink => sink.Value).Concat(program.Outputs).Concat(program.Remembered).Concat(program.Loss is { } loss ? [loss] : []));
        Dictionary<Value, Value> products = fused.ToDictionary(pair => pair.Value, pair => pair.Key);
        var kernels = new List<Kernel>();
        var panels = new Dictionary<Value, Value>();
        var open = new List<Value>();
        bool openIsOptional = false;
        var written = new List<Sink>();

        foreach (Value value in section.Values)
        {
            bool isOptional = !wanted.Contains(value);
            bool joinsOpen = value.Kind == ValueKind.Batch && value.Definition is Operation.Map or Operation.ReduceFeatures && !fused.ContainsKey(value);
            if (joinsOpen)
            {
                if (open.Count > 0 && (openIsOptional != isOptional || open[0].Positions != value.Positions))
                {
                    Close();
                }

                openIsOptional = isOptional;
                open.Add(value);
                continue;
            }

            switch (value.Definition)
            {
                case Operation.Map map when fused.TryGetValue(value, out Value product):
                    Add(Fused(product, value, map), isOptional);
                    break;
                case not Operation.Map when IsProduct(value) && !products.ContainsKey(value):
                    Add(new Kernel.Product(value, value, Formula.X, [value]), isOptional);
                    break;
                case Operation.ConvolutionOuterProduct:
                    AddGradient(value, isOptional, sink => new Kernel.ConvolutionOuterProduct(value, sink));
                    break;
                case Operation.OuterProduct outer:
                    AddGradient(value, isOptional, sink => new Kernel.OuterProduct(value, PanelsOf(outer.DY, isOptional), outer.X, sink));
                    break;
                case Operation.ReduceBatch:
                    Sink? only = uses[value] == 1 ? section.Sinks.FirstOrDefault(sink => sink.Value == value) : null;
                    AddSum(new Kernel.BatchSum([(value, only)]), isOptional);
                    if (only is not null)
                    {
                        written.Add(only);
                    }

                    break;
                case Operation.LookupGradient:
                    AddGradient(value, isOptional, sink => new Kernel.LookupGradient(value, sink));
                    break;
                case Operation.Place or Operation.Transpose or Operation.Interpolate or Operation.InterpolateGradient or Operation.ReverseSteps or Operation.LastStep or Operation.LastStepGradient
                    or Operation.Recurrence or Operation.RecurrenceGradient or Operation.Attention or Operation.AttentionGradient or Operation.AttentionStep or Operation.Lookup
                    or Operation.DelayLine or Operation.Ring:
                    Add(new Kernel.Dedicated(value), isOptional);
                    break;
                case Operation.Slice when value.Positions > 1:
                case Operation.Concat:
                    Add(new Kernel.Concat(value), isOptional);
                    break;
                case Operation.Map when value.Kind == ValueKind.Matrix:
                    AddGradient(value, isOptional, sink => new Kernel.PerWeight(value, sink));
                    break;
                case Operation.Map when value.Kind == ValueKind.Feature:
                    Close();
                    if (kernels.LastOrDefault() is Kernel.PerFeature last && last.IsOptional == isOptional)
                    {
                        kernels[kernels.Count - 1] = last with { Values = [.. last.Values, value] };
                    }
                    else
                    {
                        Add(new Kernel.PerFeature([value], []), isOptional);
                    }

                    break;
            }
        }

        Close();
        List<Sink> rest = section.Sinks.Where(sink => !written.Contains(sink)).ToList();
        if (rest.Count > 0)
        {
            kernels.Add(new Kernel.PerFeature([], rest));
        }

        MoveUpdatesBehindReaders(program, kernels);
        return new ScheduledSection(section.Kind, kernels, Cleared(program, section));

        void Add(Kernel kernel, bool isOptional)
        {
            Close();
            kernels.Add(kernel with { IsOptional = isOptional });
        }

        // The gradient of a matrix goes straight to its tensor, and to each that it is of.
        void AddGradient(Value gradient, bool isOptional, System.Func<Sink, Kernel> kernelOf)
        {
            foreach (Sink sink in section.Sinks.Where(sink => sink.Value == gradient))
            {
                Add(kernelOf(sink), isOptional);
                written.Add(sink);
            }
        }

        // One pass over memory for sums that can be had at the same time.
        void AddSum(Kernel.BatchSum sum, bool isOptional)
        {
            Close();

            // A part of a value, or the value in another shape, comes from the kernel of the whole.
            List<Value> reads = sum.Reads.Select(Liveness.Whole).ToList();
            int place = kernels.Count - 1;
            while (place >= 0 && !kernels[place].Computes.Any(reads.Contains) && !(kernels[place] is Kernel.BatchSum found && Joins(found)))
            {
                place--;
            }

            if (place >= 0 && kernels[place] is Kernel.BatchSum earlier && Joins(earlier) && !earlier.Computes.Any(reads.Contains))
            {
                kernels[place] = earlier with { Sums = [.. earlier.Sums, .. sum.Sums] };
            }
            else
            {
                Add(sum, isOptional);
            }

            // A second contribution to a gradient stays behind the first.
            bool Joins(Kernel.BatchSum other) => other.Channels == sum.Channels && other.Positions == sum.Positions && other.IsOptional == isOptional
                && other.Sums.Count < LargestSums && other.Reads.Intersect(sum.Reads).Any(value => value.Kind == ValueKind.Batch) && sum.Sums[0].Sink is not { AddsAlways: true };
        }

        void Close()
        {
            if (open.Count > 0)
            {
                kernels.Add(SampleLoops.Kernel(open) with { IsOptional = openIsOptional });
                open = [];
            }
        }

        Value PanelsOf(Value dy, bool isOptional)
        {
            if (!panels.TryGetValue(dy, out Value result))
            {
                Value whole = dy;
                if (Liveness.IsPart(dy))
                {
                    // Only whole values are reordered.
                    whole = new Value(-2 * (panels.Count + 1), dy.Name + "_copy", ValueKind.Batch, dy.Features, 0, new Operation.Concat(EquatableArray.Of(dy)));
                    Add(new Kernel.Concat(whole), isOptional);
                }

                panels[dy] = result = new Value((-2 * panels.Count) - 1, dy.Name + "_panels", ValueKind.Batch, Panels.PaddedOutputs(dy.Features), 0, new Operation.ToPanels(whole));
                Add(new Kernel.ToPanels(result, whole), isOptional);
            }

            return result;
        }
    }

    /// <summary>An outer product may update the weights as it computes their gradient, so every kernel that reads these weights comes first: also one that a fused formula has delayed.</summary>
    private static void MoveUpdatesBehindReaders(IrProgram program, List<Kernel> kernels)
    {
        for (int place = kernels.Count - 1; place >= 0; place--)
        {
            if (kernels[place] is Kernel.OuterProduct update && program.Tensors[update.Sink.Tensor].UpdatesInBackward)
            {
                int lastReader = kernels.FindLastIndex(kernel => kernel.Reads.Any(value => value.Definition is Operation.Tensor tensor && tensor.Index == update.Sink.Tensor));
                if (lastReader > place)
                {
                    kernels.RemoveAt(place);
                    kernels.Insert(lastReader, update);
                }
            }
        }
    }

    /// <summary>The trained tensors that no gradient of the section reaches.</summary>
    private static List<int> Cleared(IrProgram program, Section section) => section.Kind is SectionKind.Backward or SectionKind.BackwardFromOutputs
        ? Enumerable.Range(0, program.Tensors.Count)
            .Where(index => !program.Tensors[index].IsState && section.Sinks.All(sink => sink.Tensor != index))
            .ToList()
        : [];

    /// <summary>The maps that are applied inside the tile of the product they read, each with that product.</summary>
    private static Dictionary<Value, Value> FuseEpilogues(Section section, Dictionary<Value, int> uses, int largest)
    {
        var fused = new Dictionary<Value, Value>();
        Dictionary<Value, int> here = section.Values.Distinct().ToDictionary(value => value, value => value.Id);
        foreach (Value value in section.Values)
        {
            if (value.Definition is Operation.Map map && value.Kind == ValueKind.Batch && map.Formula.Cost() <= largest && !map.Formula.IsPositional()
                && map.Inputs.FirstOrDefault(input => IsProduct(input) && uses[input] == 1 && input.Features == value.Features && input.Positions == value.Positions && here.ContainsKey(input)) is { } product
                && map.Inputs.All(input => FitsTile(input, value)) && MayEnd(product))
            {
                fused[value] = product;
            }
        }

        return fused;
    }

    private static bool IsProduct(Value value) => value.Definition is Operation.Product or Operation.TransposedProduct or Operation.Convolution or Operation.TransposedConvolution
        or Operation.MaxPool or Operation.MaxPoolGradient or Operation.AveragePool or Operation.AveragePoolGradient;

    /// <summary>Operands of a formula in a tile have a number for each channel, for each feature, or one for the sample.</summary>
    private static bool FitsTile(Value operand, Value result) => operand.Kind == ValueKind.Feature || operand.IsPerSample
        || (operand.Features == result.Features && operand.Positions == result.Positions);

    /// <summary>Where the windows of a pool overlap or leave pixels out, its gradient is a sum in memory, complete only at the end.</summary>
    private static bool MayEnd(Value product) => product.Definition switch
    {
        Operation.MaxPoolGradient pool => pool.Window.IsTiling,
        Operation.AveragePoolGradient pool => pool.Window.IsTiling,
        _ => true,
    };

    private static Kernel.Product Fused(Value product, Value result, Operation.Map map)
    {
        List<Value> operands = [product, .. map.Inputs.Where(input => input != product)];
        return new Kernel.Product(product, result, map.Formula.Substitute(index => new Scalar.Input(operands.IndexOf(map.Inputs[index]))), operands);
    }
}
