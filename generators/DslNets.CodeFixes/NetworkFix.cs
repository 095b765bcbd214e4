using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DslNets.CodeFixes;

/// <summary>A fix that changes one file. It is offered only where it has an answer.</summary>
public abstract class NetworkFix : CodeFixProvider
{
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (root is not null && Fix(root, diagnostic) is (string title, SyntaxNode changed))
            {
                Task<Document> Apply(CancellationToken cancellation) => Task.FromResult(context.Document.WithSyntaxRoot(changed));
                context.RegisterCodeFix(CodeAction.Create(title, Apply, equivalenceKey: GetType().Name), diagnostic);
            }
        }
    }

    /// <summary>What the fix is called and the changed file; null where it has no answer.</summary>
    protected abstract (string Title, SyntaxNode Changed)? Fix(SyntaxNode root, Diagnostic diagnostic);
}
