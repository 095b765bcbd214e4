using DslNets.SideBySide.Cases;

namespace DslNets.SideBySide.Sides;

/// <summary>Writes the networks of streams as ONNX models, which take what the stream remembers and give what it remembers next.</summary>
internal static class OnnxStreamModel
{
    /// <summary>The name of the input: the steps.</summary>
    public const string Input = "x";

    /// <summary>The name of the output of the steps.</summary>
    public const string Output = "y";

    private const string Hidden = "h";
    private const string Cell = "c";

    /// <summary>The names of what is remembered from the call before, inputs too.</summary>
    public static string[] Remembered(RecurrentKind kind) => kind == RecurrentKind.Gru ? [Hidden] : [Hidden, Cell];

    /// <summary>The name of the output that the next call takes as this input.</summary>
    public static string Next(string remembered) => $"next_{remembered}";

    /// <summary>The model: a recurrent layer, then Gemm on all its steps.</summary>
    /// <param name="description">The layers.</param>
    /// <param name="parameters">As PyTorch orders them: weights of the input, weights of the state, both biases, each gate after gate; then the dense layer.</param>
    public static byte[] Write(CaseDescription description, ReadOnlySpan<float> parameters)
    {
        RecurrentKind kind = description.Recurrent!.Value;
        int steps = description.BatchSize;
        int features = description.Widths[0];
        int units = description.Widths[1];
        int outputs = description.Widths[2];

        // The places in PyTorch's order (reset, update, new; input, forget, cell, output) of the gates in ONNX's (update, reset, hidden; input, output, forget, cell).
        ReadOnlySpan<int> gates = kind == RecurrentKind.Gru ? [1, 0, 2] : [0, 3, 1, 2];
        float[] inputWeights = Take(ref parameters, gates, units * features);
        float[] stateWeights = Take(ref parameters, gates, units * units);
        float[] inputBias = Take(ref parameters, gates, units);
        float[] stateBias = Take(ref parameters, gates, units);

        var graph = new OnnxGraph("stream");
        graph.Constant("input_weights", inputWeights, 1, gates.Length * units, features);
        graph.Constant("state_weights", stateWeights, 1, gates.Length * units, units);
        graph.Constant("biases", [.. inputBias, .. stateBias], 1, 2 * gates.Length * units);
        graph.Constant("dense_weights", parameters[..(outputs * units)], outputs, units);
        graph.Constant("dense_bias", parameters[(outputs * units)..], outputs);

        string[] remembered = Remembered(kind);
        graph.Input(Input, steps, 1, features);
        graph.Output(Output, steps, outputs);
        foreach (string name in remembered)
        {
            graph.Input(name, 1, 1, units);
            graph.Output(Next(name), 1, 1, units);
        }

        // A single step needs no sequence beside what is remembered: without it the call is faster.
        string sequence = steps == 1 ? string.Empty : "sequence";
        string lengths = string.Empty;
        string[] inputs = [Input, "input_weights", "state_weights", "biases", lengths, .. remembered];
        string[] results = [sequence, .. remembered.Select(Next)];
        if (kind == RecurrentKind.Gru)
        {
            // As PyTorch's: the reset gate works after the product.
            graph.Node("GRU", inputs, results, ("hidden_size", units), ("linear_before_reset", 1));
        }
        else
        {
            graph.Node("LSTM", inputs, results, ("hidden_size", units));
        }

        graph.Node("Flatten", [steps == 1 ? Next(Hidden) : sequence], ["rows"], ("axis", -1));
        graph.Node("Gemm", ["rows", "dense_weights", "dense_bias"], [Output], ("transB", 1));
        return graph.ToModel();
    }

    /// <summary>The next parameters, with their gates in another order.</summary>
    private static float[] Take(ref ReadOnlySpan<float> parameters, ReadOnlySpan<int> gates, int lengthOfGate)
    {
        var taken = new float[gates.Length * lengthOfGate];
        for (int gate = 0; gate < gates.Length; gate++)
        {
            parameters.Slice(gates[gate] * lengthOfGate, lengthOfGate).CopyTo(taken.AsSpan(gate * lengthOfGate));
        }

        parameters = parameters[taken.Length..];
        return taken;
    }
}
