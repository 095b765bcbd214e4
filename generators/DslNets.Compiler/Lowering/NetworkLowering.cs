using System;
using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Model;
using DslNets.Compiler.Scalars;
using DslNets.Compiler.Shapes;
using static DslNets.Compiler.Scalars.Formula;

namespace DslNets.Compiler.Lowering;

/// <summary>Turns layers into tensor operations: the forward section and the loss section of a program.</summary>
public static class NetworkLowering
{
    public static IrProgram Lower(ResolvedNetwork network, bool isTraining)
    {
        IReadOnlyList<TensorModel> tensors = LayerTensors.Of(network);
        var builder = new IrBuilder();
        var stateUpdates = new List<Sink>();
        var values = new Value[network.Nodes.Count];
        var logits = new Value?[network.Nodes.Count];
        var lengthsOf = new Dictionary<int, RealSteps>();
        var ports = new List<Value>();
        var remembered = new List<Value>();
        int inputs = 0;

        for (int index = 0; index < values.Length; index++)
        {
            Node node = network.Nodes[index];
            if (node.Layer is LayerModel.Input)
            {
                values[index] = builder.Port(node.Name, PortRole.Input, inputs, node.Shape.Length, node.Shape.Positions);
                ports.Add(values[index]);
                if (node.Lengths is not null)
                {
                    // Of one step there is no choice, but the lengths are given and checked.
                    Value lengths = builder.Port(node.Name + "_lengths", PortRole.Lengths, inputs, 1);
                    ports.Add(lengths);
                    if (node.Shape.Positions > 1)
                    {
                        lengthsOf[index] = RealSteps.Of(builder, node.Name, lengths, node.Shape.Positions);
                        values[index] = lengthsOf[index].Keep(builder, values[index]);
                    }
                }

                inputs++;
                continue;
            }

            Value? before = null;
            if (node.Layer is LayerModel.Recurrent { Stateful: true } stateful)
            {
                ports.Add(before = builder.Port(node.Name + "_before", PortRole.Remembered, remembered.Count, RecurrentCells.Of(stateful).Values * stateful.Units));
            }

            LayerScope scope = Scope(builder, tensors, network, index, values, isTraining, stateUpdates, RealStepsOf, before);
            values[index] = Lower(scope, node.Layer);
            logits[index] = scope.Logits;
            if (scope.After is { } after)
            {
                remembered.Add(after);
            }
        }

        List<Value> outputs = network.Outputs.Select(output => RealStepsOf(output.Node)?.Keep(builder, values[output.Node]) ?? values[output.Node]).ToList();
        var forward = new Section(SectionKind.Forward, builder.Values.ToList(), stateUpdates, []);
        Value? loss = Losses();
        var lossSection = new Section(SectionKind.Loss, builder.Values.Skip(forward.Values.Count).ToList(), [], []);
        return new IrProgram(isTraining, tensors, ports, [forward, lossSection], outputs, loss) { Remembered = remembered };

        Value? Losses()
        {
            Value? whole = null;
            int target = 0;
            foreach ((OutputPort output, int index) in network.Outputs.Select((output, index) => (output, index)))
            {
                if (output.Loss.Kind == LossKind.None)
                {
                    continue;
                }

                // Classes are compared step by step, and so is what has padding; other losses number with number, whatever the shape.
                RealSteps? realSteps = RealStepsOf(output.Node);
                bool bySteps = (output.Loss.ComparesClasses && outputs[index].Positions > 1) || realSteps is not null;
                int positions = bySteps ? outputs[index].Positions : 1;
                int width = output.Loss.HasIndexTargets ? positions : outputs[index].Features;
                Value expected = builder.Port(output.Name + "_target", PortRole.Target, target++, width, positions);
                ports.Add(expected);
                int computing = network.ComputingNode(output.Node);
                ActivationKind activation = ActivationModel.Of(network.Nodes[computing].Layer)?.Kind ?? ActivationKind.Identity;
                Value sample = LossLowering.Lower(
                    builder,
                    output.Name,
                    output.Loss,
                    Compared(outputs[index], positions),
                    Compared(realSteps?.Keep(builder, logits[computing] ?? outputs[index]) ?? logits[computing] ?? outputs[index], positions),
                    activation,
                    expected,
                    realSteps);
                Value weighted = builder.Map(output.Name + "_weighted", output.Weight * X, sample);
                whole = whole is null ? weighted : builder.Map("loss", X + Operand(1), whole, weighted);
            }

            return whole is null ? null : WithDivergences(whole);
        }

        // The losses are means, the divergences of latent vectors sums: dividing them by what the means are of makes the loss a share of what is in nats.
        Value WithDivergences(Value loss)
        {
            int terms = network.Outputs.Where(output => output.Loss.Kind != LossKind.None)
                .Sum(output => output.Loss.ComparesClasses ? network.Nodes[output.Node].Shape.Positions : network.Nodes[output.Node].Shape.Length);
            for (int index = 0; index < values.Length; index++)
            {
                if (network.Nodes[index].Layer is LayerModel.GaussianSample { Beta: > 0 } layer)
                {
                    Value divergence = GaussianSampleLowering.Divergence(Scope(builder, tensors, network, index, values, isTraining, stateUpdates));
                    loss = builder.Map("loss", Formula.X + (layer.Beta / terms * Formula.Operand(1)), loss, divergence);
                }
            }

            return loss;
        }

        RealSteps? RealStepsOf(int node) => network.Nodes[node].Lengths is int input && lengthsOf.TryGetValue(input, out RealSteps steps) ? steps : null;

        Value Compared(Value value, int positions) => builder.Reshape(value.Name + "_features", value, positions);
    }

    /// <summary>A section alone, as an inference program: its one input is what enters it, its tensors are those of the network.</summary>
    public static IrProgram Lower(ResolvedNetwork network, NetworkSection section)
    {
        IReadOnlyList<TensorModel> tensors = LayerTensors.Of(network);
        var builder = new IrBuilder();
        var values = new Value[network.Nodes.Count];
        Node entry = network.Nodes[section.Entry];
        Value port = values[section.Entry] = builder.Port(entry.Name, PortRole.Input, 0, entry.Shape.Length, entry.Shape.Positions);
        foreach (int index in section.Nodes)
        {
            values[index] = Lower(Scope(builder, tensors, network, index, values, isTraining: false, []), network.Nodes[index].Layer);
        }

        return new IrProgram(IsTraining: false, tensors, [port], [new Section(SectionKind.Forward, builder.Values.ToList(), [], [])], [values[section.Exit]], Loss: null);
    }

    /// <summary>One step of a stream, as an inference program. What recurrent layers remember of the step before are ports too; convolutions have delay lines.</summary>
    public static IrProgram LowerStep(ResolvedNetwork network)
    {
        IReadOnlyList<TensorModel> tensors = LayerTensors.Of(network);
        var builder = new IrBuilder();
        var values = new Value[network.Nodes.Count];
        var ports = new List<Value>();
        var remembered = new List<Value>();
        for (int index = 0; index < values.Length; index++)
        {
            Node node = network.Nodes[index];
            if (node.Layer is LayerModel.Input)
            {
                ports.Add(values[index] = builder.Port(node.Name, PortRole.Input, 0, node.Shape.Channels));
                continue;
            }

            LayerScope scope = Scope(builder, tensors, network, index, values, isTraining: false, []);
            if (node.Layer is not LayerModel.Recurrent recurrent)
            {
                values[index] = node.Layer switch
                {
                    LayerModel.Conv conv => ConvLowering.LowerStep(scope, conv),
                    LayerModel.MultiHeadAttention attention => AttentionLowering.LowerStep(scope, attention, node.Shape.Positions),
                    LayerModel.LearnedPositions => PositionsLowering.LearnedStep(scope),
                    LayerModel.SinusoidalPositions => PositionsLowering.SinusoidalStep(scope),
                    _ => Lower(scope, node.Layer),
                };
                continue;
            }

            IReadOnlyList<int> kept = RecurrentLowering.Remembered(RecurrentCells.Of(recurrent));
            var before = new Dictionary<int, Value>();
            foreach (int value in kept)
            {
                ports.Add(before[value] = builder.Port(node.Name + "_before", PortRole.Remembered, ports.Count - 1, recurrent.Units));
            }

            IReadOnlyList<Value> now = RecurrentLowering.LowerStep(scope, recurrent, before);
            values[index] = now[now.Count - 1];
            remembered.AddRange(kept.Select(value => now[value]));
        }

        return new IrProgram(IsTraining: false, tensors, ports, [new Section(SectionKind.Forward, builder.Values.ToList(), [], [])], [values[network.Outputs[0].Node]], Loss: null) { Remembered = remembered };
    }

    private static LayerScope Scope(
        IrBuilder builder, IReadOnlyList<TensorModel> tensors, ResolvedNetwork network, int index, Value[] values, bool isTraining, List<Sink> stateUpdates, Func<int, RealSteps?>? realStepsOf = null, Value? before = null)
    {
        Node node = network.Nodes[index];
        return new LayerScope(
            builder,
            tensors,
            node,
            index,
            node.Sources.Select(source => values[source]).ToList(),
            node.Sources.Select(source => realStepsOf?.Invoke(source)).ToList(),
            network.Nodes[node.Sources[0]].Shape,
            isTraining,
            stateUpdates)
        {
            Before = before,
        };
    }

    private static Value Lower(LayerScope scope, LayerModel layer) => layer switch
    {
        LayerModel.Dense dense => DenseLowering.Lower(scope, dense),
        LayerModel.Conv conv => ConvLowering.Lower(scope, conv),
        LayerModel.Recurrent recurrent => RecurrentLowering.Lower(scope, recurrent),
        LayerModel.Pool pool => PoolLowering.Lower(scope, pool),
        LayerModel.GlobalPool pool => PoolLowering.Lower(scope, pool),
        LayerModel.Flatten or LayerModel.Reshape => scope.Builder.Reshape(scope.Node.Name, scope.Sources[0], scope.Node.Shape.Positions),
        LayerModel.ZeroPadding padding => FrameLowering.Lower(scope, padding),
        LayerModel.Crop crop => FrameLowering.Lower(scope, crop),
        LayerModel.Transpose transpose => scope.Builder.Transpose(scope.Node.Name, scope.Sources[0], scope.SourceShape.Dimensions, transpose.Order),
        LayerModel.UpSample enlarge => UpSampleLowering.Lower(scope, enlarge),
        LayerModel.SpatialDropout dropout => DropoutLowering.Lower(scope, dropout),
        LayerModel.Activate activate => ActivateLowering.Lower(scope, activate),
        LayerModel.Dropout dropout => DropoutLowering.Lower(scope, dropout),
        LayerModel.GaussianNoise noise => GaussianNoiseLowering.Lower(scope, noise),
        LayerModel.GaussianSample => GaussianSampleLowering.Lower(scope),
        LayerModel.BatchNorm norm => BatchNormLowering.Lower(scope, norm),
        LayerModel.LayerNorm norm => LayerNormLowering.Lower(scope, norm),
        LayerModel.RmsNorm norm => RmsNormLowering.Lower(scope, norm),
        LayerModel.Embedding => EmbeddingLowering.Lower(scope),
        LayerModel.LearnedPositions => PositionsLowering.Learned(scope),
        LayerModel.SinusoidalPositions => PositionsLowering.Sinusoidal(scope),
        LayerModel.MultiHeadAttention attention => AttentionLowering.Lower(scope, attention),
        LayerModel.Normalize => NormalizeLowering.Lower(scope),
        LayerModel.Add => JoinLowering.Add(scope),
        LayerModel.Multiply => JoinLowering.Multiply(scope),
        LayerModel.Concat => JoinLowering.Concat(scope),
        _ => throw new UnknownLayerException(layer),
    };
}
