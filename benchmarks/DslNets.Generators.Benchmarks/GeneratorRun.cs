using System.Text;
using DslNets.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DslNets.Generators.Benchmarks;

/// <summary>A driver as the C# compiler and editors use it, and what it is given.</summary>
internal static class GeneratorRun
{
    private const string ResidualBlocks = """
        [Block] [Conv2D(Size.Argument, 3, Padding = Padding.Same)] [BatchNorm] [Activate(Relu)] [Conv2D(Size.Argument, 3, Padding = Padding.Same)] [BatchNorm]
        sealed class Convolutions;
        [Block] [Residual<Convolutions>(Size.Argument)] [Activate(Relu)]
        sealed class ResidualBlock;
        [Block] [Conv2D(Size.Argument, 3, Stride = 2, Pad = 1)] [BatchNorm] [Activate(Relu)] [Conv2D(Size.Argument, 3, Pad = 1)] [BatchNorm]
        sealed class HalvingConvolutions;
        [Block] [Residual<HalvingConvolutions>(Size.Argument, Projection = true)] [Activate(Relu)]
        sealed class HalvingBlock;

        """;

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
        var source = new StringBuilder(size == NetworkSize.ResNet50Layers ? ResidualBlocks : "").Append("[Network(Loss.CrossEntropy)]\n");
        switch (size)
        {
            case NetworkSize.Tiny:
                source.Append($"[Input(4)]\n[Dense({8 + extraUnits}, Tanh)]\n[Dense(3, Softmax)]\n");
                break;
            case NetworkSize.MnistMlp:
                source.Append($"[Input(784)]\n[Dense({512 + extraUnits}, Relu)]\n[Dropout(0.2)]\n[Dense(512, Relu)]\n[Dropout(0.2)]\n[Dense(10, Softmax)]\n");
                break;
            case NetworkSize.KerasCnn:
                source.Append($"[Input(28, 28, 1)]\n[Conv2D({32 + extraUnits}, 3, Relu)]\n[Conv2D(64, 3, Relu)]\n[MaxPool2D(2)]\n[Dropout(0.25)]\n[Flatten]\n[Dense(128, Relu)]\n[Dropout(0.5)]\n[Dense(10, Softmax)]\n");
                break;
            case NetworkSize.ResNet50Layers:
                // 1 + 2 x 8 + (2 x 8 + 1) x 2 = 51, with the two projections.
                source.Append($"[Input(32, 32, 3)]\n[Conv2D(16, 3, Padding = Padding.Same)]\n[BatchNorm]\n[Activate(Relu)]\n[Repeat<ResidualBlock>(8, 16)]\n")
                    .Append($"[Use<HalvingBlock>({32 + extraUnits})]\n[Repeat<ResidualBlock>(7, {32 + extraUnits})]\n[Use<HalvingBlock>(64)]\n[Repeat<ResidualBlock>(7, 64)]\n")
                    .Append("[GlobalAveragePool]\n[Dense(10, Softmax)]\n");
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
