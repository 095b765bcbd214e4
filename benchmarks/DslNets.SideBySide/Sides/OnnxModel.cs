using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using DslNets.SideBySide.Cases;

namespace DslNets.SideBySide.Sides;

/// <summary>Writes the dense networks of the cases as ONNX models: the Protocol Buffers of onnx.proto3, of which they need few fields.</summary>
internal static class OnnxModel
{
    /// <summary>The name of the input.</summary>
    public const string Input = "x";

    /// <summary>The name of the output.</summary>
    public const string Output = "y";

    private const int Float = 1;
    private const int IntegerAttribute = 2;

    /// <summary>The model: Gemm and activation per hidden layer, Gemm and Softmax at the end.</summary>
    public static byte[] Write(CaseDescription description, ReadOnlySpan<float> parameters)
    {
        int[] widths = description.Widths;
        var graph = new ProtocolBuffer();
        string value = Input;
        for (int layer = 1; layer < widths.Length; layer++)
        {
            bool isLast = layer == widths.Length - 1;
            string activation = isLast ? "Softmax" : description.Activation == "tanh" ? "Tanh" : "Relu";
            graph.Message(1, Node("Gemm", [value, $"weight{layer}", $"bias{layer}"], $"sum{layer}", transposesWeights: true));
            value = isLast ? Output : $"hidden{layer}";
            graph.Message(1, Node(activation, [$"sum{layer}"], value, transposesWeights: false));
        }

        graph.Text(2, "dense");
        for (int layer = 1; layer < widths.Length; layer++)
        {
            int weights = widths[layer] * widths[layer - 1];
            graph.Message(5, Tensor($"weight{layer}", parameters[..weights], widths[layer], widths[layer - 1]));
            graph.Message(5, Tensor($"bias{layer}", parameters.Slice(weights, widths[layer]), widths[layer]));
            parameters = parameters[(weights + widths[layer])..];
        }

        graph.Message(11, Port(Input, description.BatchSize, widths[0]));
        graph.Message(12, Port(Output, description.BatchSize, widths[^1]));

        var operators = new ProtocolBuffer();
        operators.Text(1, string.Empty);
        operators.Integer(2, 13);
        var model = new ProtocolBuffer();
        model.Integer(1, 7);
        model.Message(7, graph);
        model.Message(8, operators);
        return model.ToArray();
    }

    private static ProtocolBuffer Node(string operation, string[] inputs, string output, bool transposesWeights)
    {
        var node = new ProtocolBuffer();
        foreach (string input in inputs)
        {
            node.Text(1, input);
        }

        node.Text(2, output);
        node.Text(4, operation);
        if (transposesWeights)
        {
            var attribute = new ProtocolBuffer();
            attribute.Text(1, "transB");
            attribute.Integer(3, 1);
            attribute.Integer(20, IntegerAttribute);
            node.Message(5, attribute);
        }

        return node;
    }

    private static ProtocolBuffer Tensor(string name, ReadOnlySpan<float> values, params ReadOnlySpan<int> shape)
    {
        var tensor = new ProtocolBuffer();
        foreach (int dimension in shape)
        {
            tensor.Integer(1, dimension);
        }

        tensor.Integer(2, Float);
        tensor.Text(8, name);
        tensor.Bytes(9, MemoryMarshal.AsBytes(values));
        return tensor;
    }

    private static ProtocolBuffer Port(string name, params ReadOnlySpan<int> shape)
    {
        var dimensions = new ProtocolBuffer();
        foreach (int length in shape)
        {
            var dimension = new ProtocolBuffer();
            dimension.Integer(1, length);
            dimensions.Message(1, dimension);
        }

        var tensor = new ProtocolBuffer();
        tensor.Integer(1, Float);
        tensor.Message(2, dimensions);
        var type = new ProtocolBuffer();
        type.Message(1, tensor);
        var port = new ProtocolBuffer();
        port.Text(1, name);
        port.Message(2, type);
        return port;
    }

    /// <summary>A message under construction.</summary>
    private sealed class ProtocolBuffer
    {
        private const int VariableLength = 0;
        private const int LengthDelimited = 2;

        private readonly ArrayBufferWriter<byte> _bytes = new();

        public void Integer(int field, long value)
        {
            Variable((ulong)((field << 3) | VariableLength));
            Variable((ulong)value);
        }

        public void Bytes(int field, ReadOnlySpan<byte> value)
        {
            Variable((ulong)((field << 3) | LengthDelimited));
            Variable((ulong)value.Length);
            _bytes.Write(value);
        }

        public void Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

        public void Message(int field, ProtocolBuffer value) => Bytes(field, value.ToArray());

        public byte[] ToArray() => _bytes.WrittenSpan.ToArray();

        private void Variable(ulong value)
        {
            for (; value >= 0x80; value >>= 7)
            {
                _bytes.Write([(byte)(value | 0x80)]);
            }

            _bytes.Write([(byte)value]);
        }
    }
}
