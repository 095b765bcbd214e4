using System.Buffers;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace DslNets;

/// <summary>Saves and loads the weights of networks as safetensors files with PyTorch's names and orders, so that PyTorch reads ours and we read PyTorch's.</summary>
public static class NetworkFiles
{
    private const string NetworkKey = "network";
    private const string ArchitectureKey = "architecture";
    private const string PrecisionKey = "precision";
    private const string ClassesKey = "classes";

    /// <summary>PyTorch saves how many batches a normalisation saw; networks have no use for it.</summary>
    private const string BatchCounterSuffix = ".num_batches_tracked";

    /// <summary>Writes all parameters and the untrained state: as a whole, or, on failure, not at all.</summary>
    /// <remarks>The metadata holds the network's name, the hash of its architecture, its precision and the class names if given.</remarks>
    /// <param name="network">The network.</param>
    /// <param name="path">The file; replaced when it exists.</param>
    /// <param name="classNames">What the classes of the output are called; see <see cref="ReadClassNames"/>.</param>
    /// <exception cref="IOException">The file cannot be written; an older file of this name is untouched.</exception>
    public static void Save<TNetwork, T>(this INetwork<TNetwork, T> network, string path, IReadOnlyList<string>? classNames = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ParameterStore<T> store = network.Parameters;
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [NetworkKey] = store.Description.Name,
            [ArchitectureKey] = store.Description.ArchitectureHash,
            [PrecisionKey] = TensorBytes.TypeOf<T>(),
        };
        if (classNames is not null)
        {
            metadata[ClassesKey] = ClassesToJson(classNames);
        }

        var tensors = new List<(string Name, string DType, long[] Shape, ReadOnlyMemory<byte> Bytes)>();
        foreach (TensorDescription tensor in store.Description.Tensors)
        {
            T[] values = new T[tensor.Length];
            TensorValues.Read(store.BufferOf(tensor), tensor, values);
            tensors.Add((tensor.Name, TensorBytes.TypeOf<T>(), [.. tensor.Shape], TensorBytes.Of<T>(values)));
        }

        SafetensorsFile.Write(path, metadata, tensors);
    }

    /// <summary>Fills a network from a file. Nothing is loaded unless every tensor is there and fits; the architecture hash is not compared, so weights may move between networks.</summary>
    /// <remarks>
    /// Values of type F32, F64, F16 and BF16 are rounded to <typeparamref name="T"/>. PyTorch's <c>num_batches_tracked</c> is passed over. Do not predict with the network meanwhile.
    /// </remarks>
    /// <param name="network">The network.</param>
    /// <param name="path">A safetensors file.</param>
    /// <param name="nameMap">What tensors of the file are called here: <c>features.0.weight</c> to <c>conv1.weight</c>. Names that are not in the map are the same on both sides.</param>
    /// <exception cref="InvalidDataException">The file is corrupt, or does not fit; the text lists every tensor that is missing, unexpected or of another shape or type.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static void LoadWeights<TNetwork, T>(this INetwork<TNetwork, T> network, string path, IReadOnlyDictionary<string, string>? nameMap = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        Fill(network.Parameters, path, SafetensorsFile.Read(path), nameMap);
    }

    /// <summary>Makes a network from a file that <see cref="Save"/> wrote for the same architecture.</summary>
    /// <param name="path">A safetensors file. Without an architecture hash in its metadata, such as one of PyTorch, only names, types and shapes are compared.</param>
    /// <exception cref="InvalidDataException">The file is corrupt, was written for another architecture, or does not fit.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static TNetwork Load<TNetwork, T>(string path)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        SafetensorsFile file = SafetensorsFile.Read(path);
        NetworkDescription description = TNetwork.Description;
        TNetwork network = TNetwork.Create(seed: 0);
        Fill(network.Parameters, path, file, nameMap: null);
        if (file.Metadata.TryGetValue(ArchitectureKey, out string? hash) && hash != description.ArchitectureHash)
        {
            throw new InvalidDataException(
                $"'{path}' was saved by {WriterOf(file)} with other layers or connections than {description.Name} has now. All weights fit: LoadWeights takes them nevertheless.");
        }

        return network;
    }

    /// <summary>The class names saved with the weights; empty when there are none.</summary>
    /// <exception cref="InvalidDataException">The file is corrupt.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<string> ReadClassNames(string path)
    {
        if (!SafetensorsFile.Read(path).Metadata.TryGetValue(ClassesKey, out string? classes))
        {
            return [];
        }

        try
        {
            return ClassesFromJson(classes);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException($"'{path}': the class names in the metadata are not a JSON array of texts.", exception);
        }
    }

    private static void Fill<T>(ParameterStore<T> store, string path, SafetensorsFile file, IReadOnlyDictionary<string, string>? nameMap)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var problems = new List<string>();
        var given = new Dictionary<string, (string Name, string DType, long[] Shape, ReadOnlyMemory<byte> Bytes)>(StringComparer.Ordinal);
        foreach (var tensor in file.Tensors)
        {
            string name = nameMap is not null && nameMap.TryGetValue(tensor.Name, out string? mapped) ? mapped : tensor.Name;
            if (!given.TryAdd(name, tensor))
            {
                problems.Add($"given twice: {name}, as {given[name].Name} and as {tensor.Name}");
            }
        }

        var fitting = new List<(TensorDescription Tensor, T[] Values)>();
        foreach (TensorDescription expected in store.Description.Tensors)
        {
            long[] shape = [.. expected.Shape];
            if (!given.Remove(expected.Name, out var tensor))
            {
                problems.Add($"missing: {expected.Name} {SafetensorsFile.Format(shape)}");
            }
            else if (!shape.AsSpan().SequenceEqual(tensor.Shape))
            {
                problems.Add($"shape of {expected.Name}: expected {SafetensorsFile.Format(shape)}, found {SafetensorsFile.Format(tensor.Shape)}");
            }
            else if (TensorBytes.Read<T>(tensor.DType, tensor.Bytes.Span) is not { } values)
            {
                problems.Add($"type of {expected.Name}: expected F32, F64, F16 or BF16, found {tensor.DType}");
            }
            else
            {
                fitting.Add((expected, values));
            }
        }

        problems.AddRange(given.Values
            .Where(tensor => !tensor.Name.EndsWith(BatchCounterSuffix, StringComparison.Ordinal))
            .Select(tensor => $"unexpected: {tensor.Name} {SafetensorsFile.Format(tensor.Shape)}"));
        if (problems.Count > 0)
        {
            throw new InvalidDataException(
                $"'{path}', saved by {WriterOf(file)}, does not fit {store.Description.Name}; nothing was loaded.\n  {string.Join("\n  ", problems)}");
        }

        foreach ((TensorDescription tensor, T[] values) in fitting)
        {
            TensorValues.Write(store.BufferOf(tensor), tensor, values);
        }
    }

    private static string WriterOf(SafetensorsFile file) => file.Metadata.TryGetValue(NetworkKey, out string? name) ? $"the network {name}" : "another program";

    private static string ClassesToJson(IReadOnlyList<string> classNames)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (string name in classNames)
            {
                json.WriteStringValue(name);
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static string[] ClassesFromJson(string text)
    {
        using JsonDocument document = JsonDocument.Parse(text);
        return [.. document.RootElement.EnumerateArray().Select(element => element.GetString() ?? throw new JsonException("A name is null."))];
    }
}
