using System.Runtime.InteropServices;

namespace DslNets.SideBySide.Sides;

/// <summary>An ONNX model under construction: the Protocol Buffers of onnx.proto3, of which our networks need few fields.</summary>
internal sealed class OnnxGraph
{
    private const int FormatVersion = 7;
    private const int OperatorsVersion = 13;
    private const int Float = 1;
    private const int IntegerAttribute = 2;

    private readonly ProtocolBuffer _graph = new();

    /// <summary>Begins a model.</summary>
    public OnnxGraph(string name) => _graph.Text(2, name);

    /// <summary>Adds an input of the model.</summary>
    public void Input(string name, params ReadOnlySpan<int> shape) => _graph.Message(11, Port(name, shape));

    /// <summary>Adds an output of the model.</summary>
    public void Output(string name, params ReadOnlySpan<int> shape) => _graph.Message(12, Port(name, shape));

    /// <summary>Adds a constant.</summary>
    public void Constant(string name, ReadOnlySpan<float> values, params ReadOnlySpan<int> shape)
    {
        var tensor = new ProtocolBuffer();
        foreach (int dimension in shape)
        {
            tensor.Integer(1, dimension);
        }

        tensor.Integer(2, Float);
        tensor.Text(8, name);
        tensor.Bytes(9, MemoryMarshal.AsBytes(values));
        _graph.Message(5, tensor);
    }

    /// <summary>Adds an operation. An input or output that it does without has an empty name.</summary>
    public void Node(string operation, ReadOnlySpan<string> inputs, ReadOnlySpan<string> outputs, params ReadOnlySpan<(string Name, int Value)> attributes)
    {
        var node = new ProtocolBuffer();
        foreach (string input in inputs)
        {
            node.Text(1, input);
        }

        foreach (string output in outputs)
        {
            node.Text(2, output);
        }

        node.Text(4, operation);
        foreach ((string name, int value) in attributes)
        {
            var attribute = new ProtocolBuffer();
            attribute.Text(1, name);
            attribute.Integer(3, value);
            attribute.Integer(20, IntegerAttribute);
            node.Message(5, attribute);
        }

        _graph.Message(1, node);
    }

    /// <summary>The model.</summary>
    public byte[] ToModel()
    {
        var operators = new ProtocolBuffer();
        operators.Text(1, string.Empty);
        operators.Integer(2, OperatorsVersion);
        var model = new ProtocolBuffer();
        model.Integer(1, FormatVersion);
        model.Message(7, _graph);
        model.Message(8, operators);
        return model.ToArray();
    }

    private static ProtocolBuffer Port(string name, ReadOnlySpan<int> shape)
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
}
