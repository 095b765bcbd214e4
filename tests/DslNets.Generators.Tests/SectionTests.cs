using System.Reflection;
using DslNets.Testing;
using Microsoft.CodeAnalysis;

namespace DslNets.Generators.Tests;

/// <summary>The methods that sections give a network.</summary>
public class SectionTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private const string Autoencoder = """
        [Network(Loss.MeanSquaredError)]
        [Input(3, Name = "pixels")]
        [Section("Encode")]
        [Dense(2, Tanh)]
        [Section("decode", Frozen = true)]
        [Dense(3)]
        public sealed partial class Net;
        """;

    [Fact]
    public void Surface() => Snapshot.Verify(IncrementalRun.Of(Autoencoder).Sources.Where(source => !source.HintName.Contains("Kernels", StringComparison.Ordinal)));

    /// <summary>What stands in the network's own part of the kernels file; the kernels are tested by what they compute.</summary>
    [Fact]
    public void Choice_of_kernels()
    {
        string text = IncrementalRun.Of(Autoencoder).Sources.Single(source => source.HintName.Contains("Kernels", StringComparison.Ordinal)).SourceText.ToString();
        Snapshot.Verify(text[..text.IndexOf("namespace DslNets.Generated", StringComparison.Ordinal)]);
    }

    [Fact]
    public void Nothing_else_changes()
    {
        string plain = Autoencoder.Replace("[Section(\"Encode\")]", "", StringComparison.Ordinal).Replace("[Section(\"decode\", Frozen = true)]", "", StringComparison.Ordinal);
        using var with = InMemoryNetwork.Compile(Autoencoder);
        using var without = InMemoryNetwork.Compile(plain);
        Assert.Equal(Hash(without), Hash(with));
        Assert.Equal(
            ["Void Decode", "Void DecodeBatch", "Void Encode", "Void EncodeBatch"],
            PublicMembers(with).Except(PublicMembers(without)).Select(member => member[(member.IndexOf(' ', StringComparison.Ordinal) + 1)..member.IndexOf('(', StringComparison.Ordinal)]).Order(StringComparer.Ordinal));
        Assert.Empty(PublicMembers(without).Except(PublicMembers(with)));
    }

    /// <summary>Whatever the generator calls after a section is taken, so that a layer of that name is told so and does not break generated code.</summary>
    [Fact]
    public async Task No_layer_can_be_called_like_a_member_of_a_section()
    {
        using var with = InMemoryNetwork.Compile(Autoencoder);
        IEnumerable<string> members = with.Type.GetMembers(Declared).Select(member => member.Name).Where(name => name.Contains("ncode", StringComparison.Ordinal)).Distinct();
        Assert.Equal(9, members.Count());
        foreach (string member in members)
        {
            await AnalyzerRun.VerifyAsync($"[Network] [Input(4)] [Section(\"Encode\")] [Dense(4, Relu)] [Dense(4, Name = {{|DSN1103:\"{member}\"|}})] partial class Net;");
        }
    }

    [Theory]
    [InlineData("[Input(4)] [Section(\"Dense1\")] [Dense(3)]", "Dense2")]
    [InlineData("[Input(4)] [Section(\"Encode\")] [Dense(3, Name = \"x\")] [Section(\"Decode\")] [Dense(3, Name = \"z\")] [Output(\"scratch\")]", "Z")]
    [InlineData("[Input(4, Name = \"x\")] [Section(\"Run\")] [Dense(3, Relu)] [Section(\"RunSamples_\")] [Dense(3)] [Output(\"z\")]", "Dense1")]
    public void Names_of_sections_and_layers_get_along(string layers, string view)
    {
        using var network = InMemoryNetwork.Compile($"[Network] {layers} public sealed partial class Net;");
        Assert.NotNull(network.Type.GetProperty(view)!.GetValue(network.Create(seed: 1)));
    }

    [Fact]
    public void Invalid_network_has_its_sections()
    {
        using var valid = InMemoryNetwork.Compile(Autoencoder);
        using var invalid = InMemoryNetwork.Compile(Autoencoder.Replace("Dense(2, ", "Dense(0, ", StringComparison.Ordinal));
        Assert.Equal(PublicMembers(valid), PublicMembers(invalid));
    }

    [Theory]
    [InlineData("[Section(\"\")]")]
    [InlineData("[Section(\"3D\")]")]
    [InlineData("[Section(\"Predict\")]")]
    [InlineData("[Section(\"Encode\")] [Section(\"encode\")]")]
    [InlineData("[Section(\"Encode\")] [Dense(2, Name = \"encodeBatch\")]")]
    [InlineData("[Section(\"Encode\")] [Add(\"pixels\")]")]
    public void What_is_emitted_for_wrong_sections_compiles(string layers)
    {
        var run = IncrementalRun.Of($"[Network] [Input(3, Name = \"pixels\")] [Dense(3, Relu)] {layers} [Dense(3)] partial class Net;");
        Assert.DoesNotContain(run.Output.GetDiagnostics(), diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
    }

    private static string Hash(InMemoryNetwork network) => ((NetworkDescription)network.Type.GetProperty("Description")!.GetValue(null)!).ArchitectureHash;

    private static IEnumerable<string> PublicMembers(InMemoryNetwork network) => network.Type
        .GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Select(member => $"{member.MemberType} {member}")
        .Order(StringComparer.Ordinal);
}
