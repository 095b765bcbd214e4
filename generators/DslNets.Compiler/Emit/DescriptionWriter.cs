using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Lowering;
using DslNets.Compiler.Memory;
using DslNets.Compiler.Model;
using DslNets.Compiler.Scalars;
using DslNets.Compiler.Shapes;

namespace DslNets.Compiler.Emit;

/// <summary>Writes the network's description: ports, layers, tensors and hash.</summary>
public static class DescriptionWriter
{
    public static void Write(SourceWriter writer, ResolvedNetwork network, IReadOnlyList<TensorModel> tensors, IReadOnlyList<LayerRow> table)
    {
        writer.Line().Line(GeneratedFile.Attribute).Open("private static global::DslNets.NetworkDescription Describe()");
        writer.Line("global::DslNets.ArenaDescription training = null!;");
        writer.Line("global::DslNets.ArenaDescription inference = null!;");
        writer.Line("DescribeTraining(ref training);");
        writer.Line("DescribeInference(ref inference);");
        for (int section = 0; section < network.Sections.Count; section++)
        {
            writer.Line($"global::DslNets.ArenaDescription {Arena(section)} = null!;");
            writer.Line($"Describe{CSharp.MemberName(network.Sections[section].Name)}Batch(ref {Arena(section)});");
        }

        writer.Line("return new global::DslNets.NetworkDescription(");
        writer.Line($"    Name: {CSharp.Literal(network.Model.Type.Name)},");
        writer.Line($"    ArchitectureHash: {CSharp.Literal(Hash(network, tensors))},");
        List("Inputs", network.Inputs.Select(input => Port(network.Nodes[input]) + (network.Nodes[input].Lengths is null ? "" : " { HasLengths = true }")));
        List("Outputs", network.Outputs.Select(output => Port(output.Name, Dimensions(network.Nodes[output.Node].Shape))));
        List("Targets", network.Outputs.Where(output => output.Loss.Kind != LossKind.None).Select(Target));
        List("Layers", table.Select(Layer));
        List("Tensors", tensors.Zip(ArenaPlanner.Tensors(tensors), (tensor, offset) => Tensor(network, tensor, offset)));
        writer.Line("    Training: training,");
        writer.Line("    Inference: inference)" + (network.Sections.Count == 0 ? ";" : ""));
        if (network.Sections.Count > 0)
        {
            writer.Line("{");
            writer.Line("    Sections =");
            writer.Line("    [");
            foreach (string section in network.Sections.Select(Section))
            {
                writer.Line("        " + section + ",");
            }

            writer.Line("    ],");
            writer.Line("};");
        }

        writer.Close();

        string Arena(int section) => "section" + CSharp.Literal(section + 1);

        string Section(NetworkSection section, int index) =>
            $"new global::DslNets.SectionDescription({CSharp.Literal(section.Name)}, {Dimensions(network.Nodes[section.Entry].Shape)}, {Dimensions(network.Nodes[section.Exit].Shape)}, "
            + $"[{string.Join(", ", section.Nodes.Select(node => CSharp.Literal(network.Nodes[node].Name)))}], {Arena(index)})";

        void List(string name, IEnumerable<string> items)
        {
            List<string> lines = items.ToList();
            writer.Line($"    {name}:");
            writer.Line("    [");
            foreach (string line in lines)
            {
                writer.Line("        " + line + ",");
            }

            writer.Line("    ],");
        }

        // The classes of hinge losses are -1 and 1.
        string Threshold(OutputPort output) =>
            (BinaryThreshold.Of(network, output) ?? (output.Loss.Kind is LossKind.Hinge or LossKind.Perceptron ? 0 : 0.5)) == 0 ? ", Threshold: 0d" : "";

        string Target(OutputPort output)
        {
            Shape shape = network.Nodes[output.Node].Shape;
            return output.Loss.HasIndexTargets
                ? $"new global::DslNets.PortDescription({CSharp.Literal(output.Name)}, {(shape.IsVector ? "[1]" : $"[{string.Join(", ", shape.Dimensions.Take(shape.Rank - 1).Select(CSharp.Literal))}]")}, global::DslNets.PortKind.Index, {CSharp.Literal(shape.Channels)}, global::DslNets.Loss.{output.Loss.Kind}, {CSharp.Literal(output.Weight)})"
                : $"new global::DslNets.PortDescription({CSharp.Literal(output.Name)}, {Dimensions(shape)}, Loss: global::DslNets.Loss.{output.Loss.Kind}, Weight: {CSharp.Literal(output.Weight)}{Threshold(output)})";
        }
    }

    private static string Port(Node input) => input.Layer is LayerModel.Input { HasTokens: true } tokens
        ? Port(input.Name, $"[{CSharp.Literal(input.Shape.Positions)}], global::DslNets.PortKind.Index, {CSharp.Literal(tokens.Vocabulary)}")
        : Port(input.Name, Dimensions(input.Shape));

    private static string Port(string name, string description) => $"new global::DslNets.PortDescription({CSharp.Literal(name)}, {description})";

    private static string Dimensions(Shape shape) => "[" + string.Join(", ", shape.Dimensions.Select(CSharp.Literal)) + "]";

    private static string Layer(LayerRow row) =>
        $"new global::DslNets.LayerDescription({CSharp.Literal(row.Name)}, {CSharp.Literal(row.Kind)}, {Dimensions(row.Shape)}, {CSharp.Literal(row.Parameters)}, "
        + $"{row.Flops.ToString(CultureInfo.InvariantCulture)}L, [{string.Join(", ", row.Sources.Select(CSharp.Literal))}])";

    private static string Tensor(ResolvedNetwork network, TensorModel tensor, int offset)
    {
        string shape = "[" + string.Join(", ", tensor.FileShape.Select(CSharp.Literal)) + "]";
        string text = $"new global::DslNets.TensorDescription({CSharp.Literal(tensor.Name)}, {shape}, {CSharp.Literal(offset)}, "
            + $"{CSharp.Literal(NetworkTable.RowOf(network, tensor.Node))}, global::DslNets.Initializer.{tensor.Initializer.Kind}";
        if (tensor.Initializer.Scale is { } scale)
        {
            text += ", InitializerScale: " + CSharp.Literal(scale);
        }

        text += (tensor.IsState ? ", IsState: true" : "") + (tensor.IsFrozen ? ", IsFrozen: true" : "") + (tensor.Decays ? ", Decays: true" : "");
        text += (tensor.L1 == 0 ? "" : ", L1: " + CSharp.Literal(tensor.L1)) + (tensor.L2 == 0 ? "" : ", L2: " + CSharp.Literal(tensor.L2));
        text += tensor.UpdatesInBackward ? ", UpdatesInBackward: true" : "";
        return text + (tensor.InputChannels == 1 ? "" : ", InputChannels: " + CSharp.Literal(tensor.InputChannels)) + ")";
    }

    /// <summary>
    /// FNV-1a over all that turns inputs and weights into outputs: kinds, shapes, activations, connections and tensors. Equal for networks that predict the same
    /// from the same weight file, however they are trained: dropout, noise, losses, penalties and initializers are left out.
    /// </summary>
    private static string Hash(ResolvedNetwork network, IReadOnlyList<TensorModel> tensors)
    {
        List<int> computed = Enumerable.Range(0, network.Nodes.Count).Where(node => network.Nodes[node].Layer is not (LayerModel.Dropout or LayerModel.SpatialDropout or LayerModel.GaussianNoise)).ToList();
        IEnumerable<string> parts = computed
            .Select(index => network.Nodes[index])
            .Select(node => node.Layer.GetType().Name + node.Shape + Function(node.Layer) + string.Join(",", node.Sources.Select(Place)) + (node.Owner is int owner ? "=" + Place(owner) : ""))
            .Concat(tensors.Select(tensor => tensor.Name + CSharp.Literal(tensor.Outputs) + "x" + CSharp.Literal(tensor.Inputs)))
            .Concat(network.Outputs.Select(output => Place(output.Node)));
        ulong hash = 14695981039346656037;
        foreach (char character in string.Join(";", parts))
        {
            hash = unchecked((hash ^ character) * 1099511628211);
        }

        return hash.ToString("x16", CultureInfo.InvariantCulture);

        // The number of a node among those that are not dropout or noise, which give what it reads.
        string Place(int node)
        {
            while (network.Nodes[node].Layer is LayerModel.Dropout or LayerModel.SpatialDropout or LayerModel.GaussianNoise)
            {
                node = network.Nodes[node].Sources[0];
            }

            return CSharp.Literal(computed.IndexOf(node));
        }
    }

    /// <summary>What a layer computes beyond its kind.</summary>
    private static string Function(LayerModel layer) => layer switch
    {
        LayerModel.Input { HasLengths: true } => "lengths",
        LayerModel.Dense dense => Activation(dense.Activation),
        LayerModel.Activate activate => Activation(activate.Activation),
        LayerModel.Conv conv => conv.Window + " " + conv.Groups + " " + conv.IsTransposed + " " + Activation(conv.Activation),
        LayerModel.Pool pool => pool.Kind + " " + pool.Window + " " + pool.CountPadding,
        LayerModel.Recurrent recurrent => recurrent.Kind + " " + recurrent.ReturnSequences + " " + recurrent.Bidirectional + " " + Activation(recurrent.Activation),
        LayerModel.GlobalPool pool => pool.Kind.ToString(),
        LayerModel.Transpose transpose => transpose.Order.ToString(),
        LayerModel.UpSample upSample => upSample.Interpolation.ToString(),
        LayerModel.ZeroPadding padding => CSharp.Literal(padding.Top) + "," + CSharp.Literal(padding.Left),
        LayerModel.Crop crop => CSharp.Literal(crop.Top) + "," + CSharp.Literal(crop.Left),
        LayerModel.BatchNorm norm => Exact(norm.Epsilon),
        LayerModel.LayerNorm norm => Exact(norm.Epsilon),
        LayerModel.RmsNorm norm => Exact(norm.Epsilon),
        LayerModel.MultiHeadAttention attention => CSharp.Literal(attention.Heads) + " " + attention.Causal,
        _ => "",
    };

    /// <summary>The kind; where the user has a say in the formula, that too, so that an Alpha that is written out counts as the default it equals.</summary>
    private static string Activation(ActivationModel activation)
    {
        string kind = activation.Kind.ToString();
        if (activation.Kind is not (ActivationKind.LeakyRelu or ActivationKind.Elu or ActivationKind.Custom))
        {
            return kind;
        }

        Scalar formula = ActivationFormulas.Of(activation);
        return $"{kind}({ScalarPrinter.Print(formula, ["x"])} {string.Join(" ", formula.Descend().OfType<Scalar.Constant>().Select(constant => Exact(constant.Value)))})";
    }

    /// <summary>All bits of a number: its digits differ between runtimes.</summary>
    private static string Exact(double value) => BitConverter.DoubleToInt64Bits(value).ToString("x16", CultureInfo.InvariantCulture);
}
