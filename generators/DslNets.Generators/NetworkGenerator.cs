using DslNets.Compiler;
using DslNets.Generators.Frontend;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DslNets.Generators;

/// <summary>Writes the code of every class with [Network]: the members users see, and the kernels behind them.</summary>
/// <remarks>What is wrong with a network is reported by NetworkAnalyzer; the generator then writes members that throw.</remarks>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var models = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                LanguageSymbols.NetworkAttribute,
                static (node, _) => node is TypeDeclarationSyntax,
                static (target, cancellation) => NetworkParser.Parse(target, cancellation))
            .WithTrackingName(Stages.Parse)
            .Where(static model => model is not null)
            .Select(static (model, _) => model!);

        var names = models.Select(static (model, _) => model.Type.FullName).Collect();

        var networks = models
            .Combine(names)
            .Select(static (pair, _) => FileNames.Name(pair.Left, pair.Right))
            .WithTrackingName(Stages.Name);

        context.RegisterSourceOutput(networks, static (output, network) =>
        {
            if (NetworkCompiler.EmitSurface(network.Model, output.CancellationToken) is { Length: > 0 } source)
            {
                output.AddSource(network.FileName + ".g.cs", source);
            }
        });

        context.RegisterImplementationSourceOutput(networks, static (output, network) =>
        {
            if (NetworkCompiler.EmitKernels(network.Model, output.CancellationToken) is { Length: > 0 } source)
            {
                output.AddSource(network.FileName + ".Kernels.g.cs", source);
            }
        });
    }
}
