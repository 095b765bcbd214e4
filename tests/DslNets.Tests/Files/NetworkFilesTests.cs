using System.Buffers.Binary;
using DslNets.Tests.Networks;

namespace DslNets.Tests.Files;

public sealed class NetworkFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_saved_network_is_loaded_bit_for_bit()
    {
        TinyNetwork<float> network = TinyNetwork<float>.Create(5);
        network.Batchnorm1.RunningMean.CopyFrom([0.25f, -3]);
        network.Batchnorm1.RunningVariance.CopyFrom([4, 1e-30f]);
        string path = _folder.File("tiny.safetensors");

        network.Save(path);
        TinyNetwork<float> loaded = NetworkFiles.Load<TinyNetwork<float>, float>(path);
        TinyNetwork<float> filled = TinyNetwork<float>.Create(6);
        filled.LoadWeights(path);

        Assert.Equal(network.Parameters.Trained.Span, loaded.Parameters.Trained.Span);
        Assert.Equal(network.Parameters.State.Span, loaded.Parameters.State.Span);
        Assert.Equal(network.Parameters.Trained.Span, filled.Parameters.Trained.Span);
        Assert.Equal(network.Parameters.State.Span, filled.Parameters.State.Span);
    }

    [Fact]
    public void The_file_has_the_names_and_orders_of_py_torch()
    {
        TinyNetwork<double> network = TinyNetwork<double>.Create(1);
        network.CopyParametersFrom([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
        string path = _folder.File("tiny.safetensors");

        network.Save(path, ["cat", "dög \"2\""]);
        SafetensorsFile file = SafetensorsFile.Read(path);

        Assert.Equal(
            ["dense1.weight", "dense1.bias", "batchnorm1.weight", "batchnorm1.bias", "batchnorm1.running_mean", "batchnorm1.running_var"], file.Tensors.Select(tensor => tensor.Name));
        Assert.All(file.Tensors, tensor => Assert.Equal("F64", tensor.DType));
        Assert.Equal([2L, 3L], file.Tensors[0].Shape);
        Assert.Equal([1, 2, 3, 4, 5, 6], Enumerable.Range(0, 6).Select(index => BinaryPrimitives.ReadDoubleLittleEndian(file.Tensors[0].Bytes.Span[(8 * index)..])));
        Assert.Equal("Tiny", file.Metadata["network"]);
        Assert.Equal("6a09e667", file.Metadata["architecture"]);
        Assert.Equal("F64", file.Metadata["precision"]);
        Assert.Equal(["cat", "dög \"2\""], NetworkFiles.ReadClassNames(path));
    }

    [Fact]
    public void Half_double_and_brain_floats_are_converted()
    {
        // 1.5, -0.15625 and 2 written out in each type's bits.
        var tensors = Valid();
        tensors[1] = ("dense1.bias", "F16", [2], new byte[] { 0x00, 0x3E, 0x00, 0xB1 });
        tensors[2] = ("batchnorm1.weight", "BF16", [2], new byte[] { 0xC0, 0x3F, 0x20, 0xBE });
        tensors[3] = ("batchnorm1.bias", "F64", [2], new byte[] { 0, 0, 0, 0, 0, 0, 0xF8, 0x3F, 0, 0, 0, 0, 0, 0, 0xC4, 0xBF });
        TinyNetwork<float> network = TinyNetwork<float>.Create(1);

        network.LoadWeights(Write(tensors));

        Assert.Equal([1.5f, -0.15625f], network.Dense1.Bias.Span);
        Assert.Equal([1.5f, -0.15625f], network.Batchnorm1.Scale.Span);
        Assert.Equal([1.5f, -0.15625f], network.Batchnorm1.Shift.Span);
    }

    [Fact]
    public void A_name_map_brings_weights_from_elsewhere()
    {
        var tensors = Valid();
        tensors[0] = ("features.0.weight", "F32", [2, 3], Floats(1, 2, 3, 4, 5, 6));
        tensors.Add(("features.1.num_batches_tracked", "I64", [], new byte[8]));
        TinyNetwork<double> network = TinyNetwork<double>.Create(1);

        network.LoadWeights(Write(tensors), new Dictionary<string, string> { ["features.0.weight"] = "dense1.weight" });

        Assert.Equal(6, network.Dense1.Weights[1, 2]);
        Assert.Equal([0, 0], network.Batchnorm1.RunningMean.Span);
    }

    [Fact]
    public void Everything_that_differs_is_listed_and_nothing_loaded()
    {
        var tensors = Valid();
        tensors[0] = ("dense1.weight", "F32", [3, 2], new byte[24]);
        tensors[1] = ("dense1.bias", "I32", [2], new byte[8]);
        tensors[2] = ("other", "F32", [2], new byte[8]);
        TinyNetwork<float> network = TinyNetwork<float>.Create(9);
        float[] before = network.Parameters.Trained.Span.ToArray();
        string path = Write(tensors);

        string message = Assert.Throws<InvalidDataException>(() => network.LoadWeights(path)).Message;

        Assert.Equal(
            $"""
            '{path}', saved by another program, does not fit Tiny; nothing was loaded.
              shape of dense1.weight: expected [2, 3], found [3, 2]
              type of dense1.bias: expected F32, F64, F16 or BF16, found I32
              missing: batchnorm1.weight [2]
              unexpected: other [2]
            """,
            message);
        Assert.Equal(before, network.Parameters.Trained.Span);
    }

    [Fact]
    public void A_tensor_may_be_given_only_once()
    {
        var tensors = Valid();
        tensors.Add(("alias", "F32", [2], new byte[8]));

        Assert.Contains(
            "given twice: dense1.bias, as dense1.bias and as alias",
            Assert.Throws<InvalidDataException>(() => TinyNetwork<float>.Create(1).LoadWeights(Write(tensors), new Dictionary<string, string> { ["alias"] = "dense1.bias" })).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Load_wants_the_same_architecture_but_LoadWeights_only_the_same_tensors()
    {
        string path = Write(Valid(), new() { ["network"] = "Old", ["architecture"] = "bb67ae85" });

        Assert.Contains("the network Old", Assert.Throws<InvalidDataException>(() => NetworkFiles.Load<TinyNetwork<float>, float>(path)).Message, StringComparison.Ordinal);
        TinyNetwork<float>.Create(1).LoadWeights(path);
        NetworkFiles.Load<TinyNetwork<float>, float>(Write(Valid()));
    }

    [Theory]
    [InlineData("[1]")]
    [InlineData("{}")]
    [InlineData("[\"a\", null]")]
    [InlineData("[")]
    public void Class_names_that_are_no_texts_are_refused(string classes) =>
        Assert.Throws<InvalidDataException>(() => NetworkFiles.ReadClassNames(Write([], new() { ["classes"] = classes })));

    [Fact]
    public void A_file_without_class_names_has_none() => Assert.Empty(NetworkFiles.ReadClassNames(Write(Valid())));

    [Fact]
    public void Damaged_files_fill_nothing()
    {
        string path = _folder.File("tiny.safetensors");
        TinyNetwork<float>.Create(1).Save(path, ["a", "b"]);
        byte[] valid = File.ReadAllBytes(path);
        TinyNetwork<float> network = TinyNetwork<float>.Create(2);
        float[] before = network.Parameters.Trained.Span.ToArray();

        int refused = Corruption.CountRefused(Corruption.Truncations(valid), path, path => network.LoadWeights(path));

        Assert.Equal(Math.Min(valid.Length, 300), refused);
        Assert.Equal(before, network.Parameters.Trained.Span);
        Assert.InRange(Corruption.CountRefused(Corruption.FlippedBytes(valid), path, path => NetworkFiles.Load<TinyNetwork<float>, float>(path)), 150, 500);
    }

    private static List<(string Name, string DType, long[] Shape, ReadOnlyMemory<byte> Bytes)> Valid() =>
        [.. TinyNetwork<float>.Description.Tensors.Select(tensor =>
            (tensor.Name, "F32", tensor.Shape.Select(dimension => (long)dimension).ToArray(), new ReadOnlyMemory<byte>(new byte[4 * tensor.Length])))];

    private static byte[] Floats(params float[] values) => [.. values.SelectMany(BitConverter.GetBytes)];

    private string Write(List<(string Name, string DType, long[] Shape, ReadOnlyMemory<byte> Bytes)> tensors, Dictionary<string, string>? metadata = null)
    {
        string path = _folder.File("written.safetensors");
        SafetensorsFile.Write(path, metadata ?? [], tensors);
        return path;
    }
}
