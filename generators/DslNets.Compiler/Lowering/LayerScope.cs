using System;
using System.Collections.Generic;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Model;
using DslNets.Compiler.Shapes;

namespace DslNets.Compiler.Lowering;

/// <summary>What the lowering of one layer sees: where to build, what the layer reads, its tensors, and whether this is training.</summary>
public sealed class LayerScope(IrBuilder builder, IReadOnlyList<TensorModel> tensors, Node node, int nodeIndex, IReadOnlyList<Value> sources, IReadOnlyList<RealSteps?> realSteps, Shape sourceShape, bool isTraining, List<Sink> sinks)
{
    public IrBuilder Builder { get; } = builder;

    public Node Node { get; } = node;

    /// <summary>What the layer reads: first the layer above or From, then those it names.</summary>
    public IReadOnlyList<Value> Sources { get; } = sources;

    /// <summary>The shape of the first source.</summary>
    public Shape SourceShape { get; } = sourceShape;

    public bool IsTraining { get; } = isTraining;

    /// <summary>How many steps of each source are real; null where all are.</summary>
    public IReadOnlyList<RealSteps?> RealStepsOfSources { get; } = realSteps;

    /// <summary>How many steps of the first source are real; null where all are.</summary>
    public RealSteps? RealSteps => RealStepsOfSources[0];

    /// <summary>What a stateful layer computed last in the batch before; null for one that starts from zeros.</summary>
    public Value? Before { get; init; }

    /// <summary>What a stateful layer computes last, for the next batch.</summary>
    public Value? After { get; set; }

    /// <summary>The value before the activation: cross-entropies are computed from it, without overflow.</summary>
    public Value? Logits { get; set; }

    /// <summary>A tensor of this layer by the last part of its name: <c>weight</c>.</summary>
    public Value Tensor(string part)
    {
        int index = TensorIndex(part);
        return Builder.Tensor(tensors[index], index);
    }

    /// <summary>Writes a value to a state tensor of this layer at the end of the pass.</summary>
    public void UpdateState(string part, Value value) => sinks.Add(new Sink(value, TensorIndex(part), AddsAlways: false));

    private int TensorIndex(string part)
    {
        for (int index = 0; index < tensors.Count; index++)
        {
            if (tensors[index].Node == (Node.Owner ?? nodeIndex) && tensors[index].Name.EndsWith("." + part, StringComparison.Ordinal))
            {
                return index;
            }
        }

        throw new InvalidOperationException($"{Node.Name} has no tensor called {part}.");
    }

    /// <summary>The activation of a value.</summary>
    public Value Activate(string name, Value x, ActivationModel activation)
    {
        Logits = x;
        return ActivateLowering.Apply(Builder, name, x, activation);
    }
}
