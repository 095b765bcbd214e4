using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Fusion;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Scheduling;

namespace DslNets.Compiler.Memory;

/// <summary>Finds from when to when the values that lie in memory are needed. Time counts kernels.</summary>
public static class Liveness
{
    public static List<Lifetime> Of(IrProgram program, IReadOnlyList<ScheduledSection> sections)
    {
        Dictionary<Value, Interval> fromLoss = Along(program, sections, SectionKind.BackwardFromOutputs);
        Dictionary<Value, Interval> fromOutputs = Along(program, sections, SectionKind.Backward);
        return Stored(program, sections)
            .Select(value => new Lifetime(value, Life(fromLoss, value), Life(fromOutputs, value)))
            .ToList();

        static Interval Life(Dictionary<Value, Interval> lives, Value value) => lives.TryGetValue(value, out Interval life) ? life : Interval.Never;
    }

    /// <summary>The values that are written to memory: those read by another kernel or from outside, and those that one loop of a kernel hands to the next.</summary>
    private static List<Value> Stored(IrProgram program, IReadOnlyList<ScheduledSection> sections)
    {
        List<Kernel> kernels = sections.SelectMany(section => section.Kernels).ToList();
        IEnumerable<Value> read = kernels.SelectMany(kernel => kernel.Reads)
            .Concat(Uses.Roots(program))
            .Concat(kernels.OfType<Kernel.PerSample>().SelectMany(HandedOn))
            .Select(Whole);
        Dictionary<Value, int> computed = kernels.SelectMany(kernel => kernel.Computes).Distinct().ToDictionary(value => value, value => value.Id);
        return program.Ports.Concat(read.Where(computed.ContainsKey)).Distinct().ToList();
    }

    /// <summary>Values with features that a later loop of the same kernel reads; per-sample ones stay in registers.</summary>
    private static IEnumerable<Value> HandedOn(Kernel.PerSample kernel) => kernel.Loops
        .SelectMany((loop, index) => kernel.Loops.Skip(index + 1)
            .SelectMany(later => later.Values)
            .SelectMany(value => value.Operands)
            .Where(operand => operand.Channels > 1 && loop.Values.Contains(operand)));

    /// <summary>A slice of a vector lies in the value it is cut from, and so does the same value in another shape.</summary>
    public static Value Whole(Value value) => value.Definition switch
    {
        Operation.Slice slice when value.Positions == 1 => Whole(slice.Input),
        Operation.Reshape reshape => Whole(reshape.Input),
        _ => value,
    };

    /// <summary>Whether a value is only some of the features that lie together in memory.</summary>
    public static bool IsPart(Value value) => Whole(value).Features != value.Features;

    private static Dictionary<Value, Interval> Along(IrProgram program, IReadOnlyList<ScheduledSection> sections, SectionKind except)
    {
        var lives = new Dictionary<Value, Interval>();
        int time = 0;
        foreach (ScheduledSection section in sections.Where(section => section.Kind != except))
        {
            foreach (Value port in program.Ports.Where(port => IsPackedBefore(section.Kind, port)))
            {
                Touch(port);
            }

            foreach (Kernel kernel in section.Kernels)
            {
                time++;
                foreach (Value value in kernel.Reads.Concat(kernel.Computes).Select(Whole))
                {
                    Touch(value);
                }
            }
        }

        // The runtime reads outputs, losses and input gradients after the pass.
        time++;
        foreach (Value value in program.Outputs.Concat(program.Remembered).Concat(program.Loss is { } loss ? [loss] : [])
            .Concat(program.Sections.Where(section => section.Kind != except).SelectMany(section => section.InputGradients.Where(gradient => gradient is not null).Select(gradient => gradient!)))
            .Select(Whole))
        {
            Touch(value);
        }

        return lives;

        void Touch(Value value) => lives[value] = (lives.TryGetValue(value, out Interval life) ? life : Interval.Never).Including(time);
    }

    /// <summary>Inputs, targets and sample weights are packed before the pass; gradients of outputs when the backward section that reads them begins.</summary>
    private static bool IsPackedBefore(SectionKind section, Value port) => ((Operation.Port)port.Definition).Role == PortRole.OutputGradient
        ? section == SectionKind.BackwardFromOutputs
        : section == SectionKind.Forward;
}
