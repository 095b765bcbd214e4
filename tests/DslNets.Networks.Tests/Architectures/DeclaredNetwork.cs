using DslNets.Compiler.Model;
using DslNets.Compiler.Shapes;
using DslNets.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DslNets.Networks.Tests.Architectures;

/// <summary>Reads the model of a network from its declaration, the way the generator does.</summary>
internal static class DeclaredNetwork
{
    private static readonly MetadataReference[] _references =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>The model of the one network that a C# text declares.</summary>
    public static NetworkModel Parse(string declaration)
    {
        SyntaxTree[] trees = [CSharpSyntaxTree.ParseText("global using DslNets; global using static DslNets.Activation;"), CSharpSyntaxTree.ParseText(declaration)];
        CSharpCompilation compilation = CSharpCompilation.Create("Declared", trees, _references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new NetworkGenerator().AsSourceGenerator()],
            driverOptions: new GeneratorDriverOptions(disabledOutputs: IncrementalGeneratorOutputKind.Implementation, trackIncrementalGeneratorSteps: true));
        GeneratorRunResult run = driver.RunGenerators(compilation).GetRunResult().Results[0];
        return Assert.IsType<NamedNetwork>(Assert.Single(Assert.Single(run.TrackedSteps[Stages.Name]).Outputs).Value).Model;
    }

    /// <summary>The network that a golden's attributes declare.</summary>
    public static ResolvedNetwork Resolve(string attributes) => Resolve(Parse(attributes + " partial class Declared;"));

    /// <summary>A network that must be right.</summary>
    public static ResolvedNetwork Resolve(NetworkModel model)
    {
        Resolution resolution = NetworkResolver.Resolve(model);
        Assert.DoesNotContain(resolution.Problems, problem => Rules.Of(problem.Code).Severity != Severity.Information);
        return resolution.Network!;
    }
}
