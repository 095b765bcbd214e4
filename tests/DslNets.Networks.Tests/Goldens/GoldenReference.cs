using DslNets.Networks.Tests.Reference;

namespace DslNets.Networks.Tests.Goldens;

/// <summary>A golden in the terms of the reference.</summary>
internal static class GoldenReference
{
    public static ReferenceBatch Batch(this Golden golden) => new(
        golden.Samples,
        golden.Numbered("input"),
        golden.Numbered("target"),
        golden.Has("sampleWeights") ? golden["sampleWeights"] : [.. Enumerable.Repeat(1.0, golden.Samples)])
    {
        Lengths = [.. golden.Numbered("input").Select((_, port) => golden.Has($"lengths{port}") ? golden[$"lengths{port}"].Select(length => (int)length).ToArray() : null)],
    };

    /// <summary>What the file says of inference mode; without gradients.</summary>
    public static ReferenceResult Inference(this Golden golden) => new(
        golden.Numbered("inference/output"), golden["inference/loss"][0], golden["penalty"][0], new Dictionary<string, double[]>(), [], golden.State("initial"));

    /// <summary>What the file says of the first step.</summary>
    public static ReferenceResult Training(this Golden golden) => new(
        golden.Numbered("training/output"),
        golden["training/loss"][0],
        golden["penalty"][0],
        golden.Section("gradient").Where(tensor => tensor.Name.Contains('.', StringComparison.Ordinal)).ToDictionary(tensor => tensor.Name, tensor => tensor.Values),
        golden.Numbered("gradient/input"),
        golden.State("after1"));

    private static Dictionary<string, double[]> State(this Golden golden, string section) =>
        golden.Section(section).Where(tensor => IsState(tensor.Name)).ToDictionary(tensor => tensor.Name, tensor => tensor.Values);

    public static bool IsState(string tensor) => tensor.Contains(".running_", StringComparison.Ordinal);
}
