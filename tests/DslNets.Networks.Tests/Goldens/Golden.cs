using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;

namespace DslNets.Networks.Tests.Goldens;

/// <summary>What PyTorch says about one network (tests/Goldens/README.md). Reads safetensors by itself, so that it does not depend on what is tested.</summary>
internal sealed class Golden
{
    private readonly Dictionary<string, string> _metadata = [];
    private readonly Dictionary<string, GoldenTensor> _tensors = [];

    private Golden(string name, byte[] file)
    {
        Name = name;
        int headerLength = checked((int)BinaryPrimitives.ReadUInt64LittleEndian(file));
        using JsonDocument header = JsonDocument.Parse(file.AsMemory(8, headerLength));
        foreach (JsonProperty entry in header.RootElement.EnumerateObject())
        {
            if (entry.Name == "__metadata__")
            {
                foreach (JsonProperty pair in entry.Value.EnumerateObject())
                {
                    _metadata.Add(pair.Name, pair.Value.GetString()!);
                }
            }
            else
            {
                int start = entry.Value.GetProperty("data_offsets")[0].GetInt32();
                int end = entry.Value.GetProperty("data_offsets")[1].GetInt32();
                ReadOnlySpan<byte> bytes = file.AsSpan(8 + headerLength)[start..end];
                string type = entry.Value.GetProperty("dtype").GetString()!;
                int width = type == "F32" ? 4 : 8;
                var values = new double[bytes.Length / width];
                for (int index = 0; index < values.Length; index++)
                {
                    ReadOnlySpan<byte> value = bytes.Slice(index * width, width);
                    values[index] = type switch
                    {
                        "F32" => BinaryPrimitives.ReadSingleLittleEndian(value),
                        "I64" => BinaryPrimitives.ReadInt64LittleEndian(value),
                        _ => BinaryPrimitives.ReadDoubleLittleEndian(value),
                    };
                }

                _tensors.Add(entry.Name, new GoldenTensor([.. entry.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32())], values));
            }
        }
    }

    /// <summary>The names of all goldens.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.EnumerateFiles(Folder, "*.safetensors").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    public string Name { get; }

    /// <summary>The class of the network, without the ending that tells its precision.</summary>
    public string Network => _metadata["network"];

    /// <summary>The attributes of the network.</summary>
    public string Declaration => _metadata["declaration"];

    public int Samples => _tensors["input0"].Shape[0];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Goldens");

    public static Golden Load(string name) => Read(Path.Combine(Folder, name + ".safetensors"));

    /// <summary>Any file in this format.</summary>
    public static Golden Read(string path) => new(Path.GetFileNameWithoutExtension(path), File.ReadAllBytes(path));

    /// <summary>The values of a tensor.</summary>
    public double[] this[string tensor] => _tensors[tensor].Values;

    public int[] ShapeOf(string tensor) => _tensors[tensor].Shape;

    public bool Has(string tensor) => _tensors.ContainsKey(tensor);

    /// <summary>The tensors called <paramref name="prefix"/>0, <paramref name="prefix"/>1, ...</summary>
    public double[][] Numbered(string prefix) =>
        [.. Enumerable.Range(0, int.MaxValue).Select(index => prefix + index.ToString(CultureInfo.InvariantCulture)).TakeWhile(Has).Select(name => this[name])];

    /// <summary>The tensors whose names start with <paramref name="section"/> and a slash, by the rest of their names.</summary>
    public IEnumerable<(string Name, double[] Values)> Section(string section) =>
        _tensors.Where(pair => pair.Key.StartsWith(section + "/", StringComparison.Ordinal)).Select(pair => (pair.Key[(section.Length + 1)..], pair.Value.Values));

    /// <summary>A setting of the optimizer, or its default.</summary>
    public double Setting(string name, double orElse) => _metadata.TryGetValue(name, out string? text) ? double.Parse(text, CultureInfo.InvariantCulture) : orElse;

    /// <inheritdoc cref="Setting(string, double)"/>
    public bool Setting(string name, bool orElse) => _metadata.TryGetValue(name, out string? text) ? bool.Parse(text) : orElse;

    /// <summary>The name of the optimizer.</summary>
    public string Optimizer => _metadata["optimizer"];

    private sealed record GoldenTensor(int[] Shape, double[] Values);
}
