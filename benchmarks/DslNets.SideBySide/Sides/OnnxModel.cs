using DslNets.SideBySide.Cases;

namespace DslNets.SideBySide.Sides;

/// <summary>Writes the dense networks of the cases as ONNX models.</summary>
internal static class OnnxModel
{
    /// <summary>The name of the input.</summary>
    public const string Input = "x";

    /// <summary>The name of the output.</summary>
    public const string Output = "y";

    /// <summary>The model: Gemm and activation per hidden layer, Gemm and Softmax at the end.</summary>
    public static byte[] Write(CaseDescription description, ReadOnlySpan<float> parameters)
    {
        int[] widths = description.Widths;
        var graph = new OnnxGraph("dense");
        graph.Input(Input, description.BatchSize, widths[0]);
        string value = Input;
        for (int layer = 1; layer < widths.Length; layer++)
        {
            int weights = widths[layer] * widths[layer - 1];
            graph.Constant($"weight{layer}", parameters[..weights], widths[layer], widths[layer - 1]);
            graph.Constant($"bias{layer}", parameters.Slice(weights, widths[layer]), widths[layer]);
            parameters = parameters[(weights + widths[layer])..];

            bool isLast = layer == widths.Length - 1;
            string activation = isLast ? "Softmax" : description.Activation == "tanh" ? "Tanh" : "Relu";
            graph.Node("Gemm", [value, $"weight{layer}", $"bias{layer}"], [$"sum{layer}"], ("transB", 1));
            value = isLast ? Output : $"hidden{layer}";
            graph.Node(activation, [$"sum{layer}"], [value]);
        }

        graph.Output(Output, description.BatchSize, widths[^1]);
        return graph.ToModel();
    }
}
