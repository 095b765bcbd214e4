using DslNets.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DslNets.Documentation.Tests;

/// <summary>The C# examples of a guide are one program: statements go on from example to example, and all types are known everywhere.</summary>
public class ExampleTests
{
    /// <summary>What ImplicitUsings gives a console project besides <c>System</c>.</summary>
    private const string ImplicitUsings = """
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    public static TheoryData<string> GuidesWithExamples => [.. Repository.Guides.Where(path => Page.Read(path).Examples.Any())];

    [Theory]
    [MemberData(nameof(GuidesWithExamples))]
    public void Examples_compile(string path)
    {
        CSharpCompilation program = NetworkCompilation.Create(ProgramOf(Page.Read(path)), ImplicitUsings).AddReferences(MetadataReference.CreateFromFile(typeof(TrainingReport).Assembly.Location));
        var run = IncrementalRun.Of();
        run.Run(program.WithOptions(program.Options.WithOutputKind(OutputKind.ConsoleApplication)));
        Assert.Empty(run.Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
    }

    [Fact]
    public void A_wrong_example_does_not_compile()
    {
        CSharpCompilation program = NetworkCompilation.Create("""[Network] [Input(2)] [Dense(1)] partial class Line; static class Use { public static void It() => new Line().Fit(); }""");
        var run = IncrementalRun.Of();
        run.Run(program);
        Assert.Contains(run.Output.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    private static string ProgramOf(Page page)
    {
        List<CompilationUnitSyntax> units = [.. page.Examples.Select(example => NetworkCompilation.Parse(example).GetCompilationUnitRoot())];
        IEnumerable<SyntaxNode> usings = units.SelectMany(unit => unit.Usings).DistinctBy(line => line.ToString());
        IEnumerable<SyntaxNode> statements = units.SelectMany(unit => unit.Members).OfType<GlobalStatementSyntax>();
        IEnumerable<SyntaxNode> types = units.SelectMany(unit => unit.Members).Where(member => member is not GlobalStatementSyntax);

        // A program needs a statement to begin with.
        return string.Join('\n', [.. usings.Select(node => node.ToFullString()), "System.Console.WriteLine();", .. statements.Concat(types).Select(node => node.ToFullString())]);
    }
}
