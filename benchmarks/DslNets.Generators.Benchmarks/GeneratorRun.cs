using System.Text;
using DslNets.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DslNets.Generators.Benchmarks;

/// <summary>A driver as the C# compiler and editors use it, and what it is given.</summary>
internal static class GeneratorRun
{
    /// <summary>A driver that has run nothing yet.</summary>
    public static GeneratorDriver CreateDriver() => CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: NetworkCompilation.ParseOptions);

    /// <summary>A program with one network and one other file.</summary>
    public static CSharpCompilation Compile(NetworkSize size, string otherFile = "class Other;") => NetworkCompilation.Create(Source(size), otherFile);

    /// <summary>The same program after the units of the network's first layer have changed.</summary>
    public static CSharpCompilation CompileEdited(NetworkSize size) => NetworkCompilation.Create(Source(size, extraUnits: 16), "class Other;");

    /// <summary>Fails when a run made no code: then its time means nothing.</summary>
    public static GeneratorDriver RequireCode(GeneratorDriver driver)
    {
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        return result.Exception is null && result.GeneratedSources.Length == 2
            ? driver
            : throw new InvalidOperationException($"The generator made {result.GeneratedSources.Length} files.", result.Exception);
    }

    private static string Source(NetworkSize size, int extraUnits = 0)
    {
        var source = new StringBuilder("[Network(Loss.CrossEntropy)]\n");
        switch (size)
        {
            case NetworkSize.Tiny:
                source.Append($"[Input(4)]\n[Dense({8 + extraUnits}, Tanh)]\n[Dense(3, Softmax)]\n");
                break;
            case NetworkSize.MnistMlp:
                source.Append($"[Input(784)]\n[Dense({512 + extraUnits}, Relu)]\n[Dropout(0.2)]\n[Dense(512, Relu)]\n[Dropout(0.2)]\n[Dense(10, Softmax)]\n");
                break;
            default:
                source.Append("[Input(64)]\n");
                for (int layer = 0; layer < 39; layer++)
                {
                    source.Append($"[Dense({32 + layer + (layer == 0 ? extraUnits : 0)}, Relu)]\n");
                }

                source.Append("[Dense(10, Softmax)]\n");
                break;
        }

        return source.Append("public sealed partial class Measured;\n").ToString();
    }
}
