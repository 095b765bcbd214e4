using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using DslNets.SideBySide.Cases;

namespace DslNets.SideBySide.Comparison;

/// <summary>Writes a case for PyTorch: its description as JSON; inputs, labels and parameters as plain little-endian numbers.</summary>
internal static class CaseFiles
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    /// <summary>Writes the files.</summary>
    public static void Write(Case benchmarkCase, string directory)
    {
        File.WriteAllText(Path.Combine(directory, "case.json"), JsonSerializer.Serialize(benchmarkCase.Description, Json));
        WriteNumbers<float>(Path.Combine(directory, "inputs.f32"), benchmarkCase.Inputs);
        WriteNumbers<int>(Path.Combine(directory, "labels.i32"), benchmarkCase.Labels);
        WriteNumbers<float>(Path.Combine(directory, "parameters.f32"), benchmarkCase.InitialParameters);
    }

    private static void WriteNumbers<T>(string path, ReadOnlySpan<T> values)
        where T : unmanaged => File.WriteAllBytes(path, MemoryMarshal.AsBytes(values));
}
