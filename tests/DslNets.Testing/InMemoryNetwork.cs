using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;

namespace DslNets.Testing;

/// <summary>A network compiled and loaded from source, as a user's build would; unloaded when disposed.</summary>
public sealed class InMemoryNetwork : IDisposable
{
    private readonly AssemblyLoadContext _context;

    private InMemoryNetwork(AssemblyLoadContext context, Assembly assembly, IReadOnlyList<string> generatedSources)
    {
        _context = context;
        Assembly = assembly;
        GeneratedSources = generatedSources;
    }

    public Assembly Assembly { get; }

    /// <summary>The text of every generated file.</summary>
    public IReadOnlyList<string> GeneratedSources { get; }

    /// <summary>The one network of the source.</summary>
    public Type Type => Assembly.GetTypes().Single(type => type.GetCustomAttribute<NetworkAttribute>() is not null);

    /// <summary>Compiles sources with the generator; fails on any error or warning, in generated code too.</summary>
    public static InMemoryNetwork Compile(params string[] sources)
    {
        IncrementalRun run = IncrementalRun.Of(sources);
        Assert.DoesNotContain(run.Output.GetDiagnostics(), diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);

        using var image = new MemoryStream();
        EmitResult result = run.Output.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        image.Position = 0;
        var context = new AssemblyLoadContext("Networks", isCollectible: true);
        return new InMemoryNetwork(context, context.LoadFromStream(image), [.. run.Sources.Select(source => source.SourceText.ToString())]);
    }

    /// <summary>Makes the network with freshly initialised parameters.</summary>
    public object Create(ulong seed) => Type.GetMethod("Create", [typeof(ulong)])!.Invoke(null, [seed])!;

    public void Dispose() => _context.Unload();
}
