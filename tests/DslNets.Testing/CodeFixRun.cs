using DslNets.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DslNets.Testing;

/// <summary>Applies code fixes to users' sources.</summary>
public static class CodeFixRun
{
    /// <summary>Asserts that the fix turns the source into the expected one, which compiles and has the diagnostic no more.</summary>
    public static async Task VerifyAsync<TFix>(string id, string source, string expected)
        where TFix : NetworkFix, new()
    {
        source = source.ReplaceLineEndings("\n");
        expected = expected.ReplaceLineEndings("\n");
        (string Title, string Text)? applied = await ApplyAsync<TFix>(id, source);
        Assert.True(applied is not null, $"{typeof(TFix).Name} offers nothing for {id}.");
        Assert.Equal(expected, applied.Value.Text);

        Compilation compilation = NetworkCompilation.Create(expected);
        Assert.DoesNotContain(compilation.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.DoesNotContain(await AnalyzerRun.DiagnosticsAsync(compilation), diagnostic => diagnostic.Id == id);
    }

    /// <summary>The fixed source for the first diagnostic with an id; null when the fix offers nothing.</summary>
    public static async Task<(string Title, string Text)?> ApplyAsync<TFix>(string id, string source)
        where TFix : NetworkFix, new()
    {
        Diagnostic diagnostic = (await AnalyzerRun.DiagnosticsAsync(NetworkCompilation.Create(source))).First(diagnostic => diagnostic.Id == id);
        using var workspace = new AdhocWorkspace();
        Document document = workspace
            .AddProject("Networks", LanguageNames.CSharp)
            .WithParseOptions(NetworkCompilation.ParseOptions)
            .AddDocument("Source0.cs", source);

        // The same text gives the same spans, so the diagnostic is moved to the document's tree.
        SyntaxTree tree = (await document.GetSyntaxTreeAsync())!;
        Diagnostic moved = Diagnostic.Create(
            diagnostic.Descriptor,
            Location.Create(tree, diagnostic.Location.SourceSpan),
            diagnostic.AdditionalLocations.Select(location => Location.Create(tree, location.SourceSpan)),
            diagnostic.Properties);

        CodeAction? action = null;
        var fix = new TFix();
        Assert.Contains(id, fix.FixableDiagnosticIds);
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, moved, (offered, _) => action ??= offered, CancellationToken.None));
        if (action is null)
        {
            return null;
        }

        Solution changed = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
        return (action.Title, (await changed.GetDocument(document.Id)!.GetTextAsync()).ToString());
    }
}
