using System.Text.RegularExpressions;
using DslNets.Compiler.Model;
using DslNets.Compiler.Shapes;
using DslNets.Generators.Analysis;
using DslNets.Testing;
using Microsoft.CodeAnalysis;

namespace DslNets.Generators.Tests;

/// <summary>What has to agree between files that cannot refer to each other.</summary>
public partial class ContractTests
{
    private static readonly string Root = FindRoot();

    public static TheoryData<string> Attributes { get; } =
        [.. typeof(LayerAttribute).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(LayerAttribute)) && !type.IsAbstract).Select(type => type.Name)];

    public static TheoryData<string> Ids { get; } = [.. Descriptors.All.Select(descriptor => descriptor.Id)];

    [Fact]
    public void Activations_of_language_and_compiler_are_the_same() =>
        Assert.Equal(ValuesOf<ActivationKind>().SkipLast(1), ValuesOf<Activation>());

    [Fact]
    public void Losses_of_language_and_compiler_are_the_same() => Assert.Equal(ValuesOf<LossKind>(), ValuesOf<Loss>());

    [Fact]
    public void Initializers_of_language_and_compiler_are_the_same() => Assert.Equal(ValuesOf<InitializerKind>(), ValuesOf<Initializer>());

    [Fact]
    public void Precisions_of_language_and_compiler_are_the_same() => Assert.Equal(ValuesOf<Compiler.Model.Precision>(), ValuesOf<Precision>());

    [Fact]
    public void Paddings_of_language_and_compiler_are_the_same() => Assert.Equal(ValuesOf<PaddingKind>().SkipLast(1), ValuesOf<Padding>());

    [Fact]
    public void Interpolations_of_language_and_compiler_are_the_same() => Assert.Equal(ValuesOf<UpSampling>(), ValuesOf<Interpolation>());

    [Theory]
    [MemberData(nameof(Attributes))]
    public void Every_attribute_is_read_as_the_layer_of_its_name(string attribute) =>
        Assert.Equal(attribute, LayerText.KindOf(LayerOf(attribute)) + "Attribute");

    [Fact]
    public void Every_layer_of_the_model_has_an_attribute() => Assert.Equal(
        typeof(LayerModel).GetNestedTypes().ToHashSet(), ((IEnumerable<object[]>)Attributes).Select(row => LayerOf((string)row[0]).GetType()).ToHashSet());

    [Fact]
    public void Ids_are_called_as_the_rules() => Assert.Equal(
        Rules.All.Skip(1).Select(rule => (rule.Code.ToString(), rule.Id)),
        typeof(DiagnosticIds).GetFields().Select(field => (field.Name, (string)field.GetRawConstantValue()!)));

    [Fact]
    public void Rules_stand_in_the_order_of_their_numbers() => Assert.Equal(Enum.GetValues<ProblemCode>(), Rules.All.Select(rule => rule.Code));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_id_has_a_marked_case(string id) => Assert.Contains(
        ((IEnumerable<object[]>)DiagnosticCases.All).Select(row => (string)row[0]), markup => MarkupSource.Parse(DiagnosticCases.SourceOf(markup)).Expected.Any(expected => expected.Id == id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_id_is_in_a_release(string id)
    {
        DiagnosticDescriptor descriptor = Descriptors.All.Single(descriptor => descriptor.Id == id);
        string row = $"{id} | {descriptor.Category} | {descriptor.DefaultSeverity} | {descriptor.Title}, [page](../../docs/diagnostics/{id}.md)";
        string folder = Path.Combine(Root, "generators", "DslNets.Generators");
        Assert.Contains(row, File.ReadLines(Path.Combine(folder, "AnalyzerReleases.Unshipped.md")).Concat(File.ReadLines(Path.Combine(folder, "AnalyzerReleases.Shipped.md"))));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Example_of_the_page_has_the_diagnostic_and_its_remedy_has_not(string id)
    {
        DiagnosticDescriptor descriptor = Descriptors.All.Single(descriptor => descriptor.Id == id);
        Assert.EndsWith($"/docs/diagnostics/{id}.md", descriptor.HelpLinkUri, StringComparison.Ordinal);

        string page = File.ReadAllText(Path.Combine(Root, "docs", "diagnostics", id + ".md")).ReplaceLineEndings("\n");
        Assert.StartsWith($"# {id}: {descriptor.Title}\n\n{descriptor.DefaultSeverity}.", page, StringComparison.Ordinal);
        string[] code = [.. CodeBlock().Matches(page).Select(match => match.Groups[1].Value)];
        Assert.Equal(2, code.Length);
        Assert.Contains(await AnalyzerRun.DiagnosticsAsync(NetworkCompilation.Create(code[0])), diagnostic => diagnostic.Id == id);
        Compilation remedy = NetworkCompilation.Create(code[1]);
        Assert.DoesNotContain(await AnalyzerRun.DiagnosticsAsync(remedy), diagnostic => diagnostic.Severity != DiagnosticSeverity.Info || diagnostic.Id == id);
        Assert.DoesNotContain(remedy.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    [Fact]
    public void There_are_no_pages_of_other_ids() => Assert.Equal(
        Descriptors.All.Select(descriptor => descriptor.Id),
        Directory.EnumerateFiles(Path.Combine(Root, "docs", "diagnostics"), "DSN*.md").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal));

    [Fact]
    public void Messages_are_one_line_without_a_full_stop() => Assert.All(Rules.All, rule =>
    {
        Assert.DoesNotContain('\n', rule.Message);
        Assert.False(rule.Message.EndsWith('.'), rule.Message);
    });

    [Fact]
    public void Errors_cannot_be_made_warnings() => Assert.All(
        Descriptors.All,
        descriptor => Assert.Equal(descriptor.DefaultSeverity == DiagnosticSeverity.Error, descriptor.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable)));

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    /// <summary>What the parser makes of an attribute with the arguments of its shortest constructor.</summary>
    private static LayerModel LayerOf(string attribute)
    {
        IEnumerable<string> arguments = typeof(LayerAttribute).Assembly.GetType("DslNets." + attribute)!
            .GetConstructors()
            .OrderBy(constructor => constructor.GetParameters().Length)
            .First()
            .GetParameters()
            .Select(parameter => parameter.ParameterType == typeof(string) || parameter.ParameterType == typeof(string[]) ? "\"text\"" : "1");
        return Assert.Single(IncrementalRun.Of($"[Network] [{attribute}({string.Join(", ", arguments)})] partial class Net;").Values(Stages.Parse).OfType<NetworkModel>()).Layers[0];
    }

    private static IEnumerable<(string Name, int Value)> ValuesOf<TEnum>()
        where TEnum : struct, Enum => Enum.GetValues<TEnum>().Select(value => (value.ToString(), Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture)));

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "DslNets.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
