using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Scalars;

namespace DslNets.Compiler.Autodiff;

/// <summary>
/// Reverse-mode differentiation of a program: walks the values backwards and lets each operation's rule (<see cref="GradientRules"/>) pass the gradient on to its operands
/// (Griewank and Walther, Evaluating Derivatives, 2008).
/// </summary>
public static class Backward
{
    /// <summary>Adds the backward sections to a training program.</summary>
    public static IrProgram Differentiate(IrProgram program, IrBuilder builder)
    {
        List<Value> forward = program.Ports.Concat(program.Sections.SelectMany(section => section.Values)).ToList();
        var sections = new List<Section>(program.Sections);
        var ports = new List<Value>(program.Ports);

        if (program.Loss is { } loss)
        {
            Value weight = builder.Port("sample_weight", PortRole.SampleWeight, 0, 1);
            ports.Add(weight);
            sections.Add(Differentiate(program, forward, builder.Branch(), SectionKind.Backward, [(loss, weight)]));
        }

        List<(Value Value, Value Gradient)> seeds = program.Outputs
            .Select((output, index) => (output, builder.Port("d_output" + (index + 1), PortRole.OutputGradient, index, output.Features, output.Positions)))
            .ToList();
        ports.AddRange(seeds.Select(seed => seed.Gradient));
        sections.Add(Differentiate(program, forward, builder.Branch(), SectionKind.BackwardFromOutputs, seeds));
        return program with { Ports = ports, Sections = sections };
    }

    private static Section Differentiate(
        IrProgram program, List<Value> forward, IrBuilder builder, SectionKind kind, IReadOnlyList<(Value Value, Value Gradient)> seeds)
    {
        var gradients = new Dictionary<Value, List<Value>>();
        foreach ((Value value, Value gradient) in seeds)
        {
            Add(value, gradient);
        }

        var differentiable = new Dictionary<Value, bool>();
        foreach (Value value in forward)
        {
            differentiable[value] = value.Definition switch
            {
                Operation.Port port => port.Role == PortRole.Input,
                Operation.Tensor tensor => !program.Tensors[tensor.Index].IsState && !program.Tensors[tensor.Index].IsFrozen,
                _ => value.Operands.Any(operand => differentiable.TryGetValue(operand, out bool yes) && yes),
            };
        }

        var sinks = new List<Sink>();
        var inputGradients = new Value?[program.Ports.Count(port => port.Definition is Operation.Port { Role: PortRole.Input })];
        foreach (Value value in Enumerable.Reverse(forward))
        {
            if (!differentiable[value])
            {
                continue;
            }

            switch (value.Definition)
            {
                case Operation.Tensor tensor:
                    Sink(value, tensor.Index);
                    break;
                case Operation.Port port:
                    inputGradients[port.Index] = Whole(value, Total(value));
                    break;
                default:
                    if (Total(value) is { } gradient)
                    {
                        foreach ((Value operand, Value contribution) in GradientRules.Propagate(builder, value, gradient, operand => differentiable[operand]))
                        {
                            Add(operand, contribution);
                        }
                    }

                    break;
            }
        }

        return new Section(kind, builder.Values.ToList(), sinks, inputGradients);

        // The runtime reads an input's gradient as it reads ports: by where it begins. An input that reaches nothing has the gradient zero.
        Value Whole(Value input, Value? gradient) => gradient is null ? builder.Map("d_" + input.Name, ValueKind.Batch, input.Features, input.Positions, 0)
            : gradient.Definition is Operation.Slice or Operation.Reshape ? builder.Concat("d_" + input.Name, gradient)
            : gradient;

        void Add(Value value, Value gradient)
        {
            if (!gradients.TryGetValue(value, out List<Value> contributions))
            {
                gradients[value] = contributions = [];
            }

            contributions.Add(gradient);
        }

        Value? Total(Value value) => !gradients.TryGetValue(value, out List<Value> contributions) ? null
            : contributions.Count == 1 ? contributions[0]
            : builder.Map(
                "d_" + value.Name,
                Enumerable.Range(0, contributions.Count).Select(Formula.Operand).Aggregate((sum, next) => sum + next),
                contributions.ToArray());

        // Gradients of parameters are not added up here: each contribution goes to the gradient's memory, where the first one may overwrite.
        void Sink(Value tensor, int index)
        {
            // A tensor behind an activation without slope still has its penalty.
            List<Value> contributions = gradients.TryGetValue(tensor, out List<Value> found) ? found : [];
            foreach (Value contribution in contributions)
            {
                sinks.Add(new Sink(contribution, index, AddsAlways: contribution != contributions[0]));
            }

            if (kind == SectionKind.Backward && PenaltyGradient.Of(builder, tensor, program.Tensors[index]) is { } penalty)
            {
                sinks.Add(new Sink(penalty, index, AddsAlways: contributions.Count > 0));
            }
        }
    }
}
