using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DslNets.Generators.Benchmarks;

/// <summary>The generator's first run in a process, its own compilation by the JIT included: what the first build of a day pays.</summary>
[SimpleJob(RunStrategy.ColdStart, launchCount: 7, warmupCount: 0, iterationCount: 1, invocationCount: 1)]
public class ColdGeneratorBenchmarks
{
    private CSharpCompilation _program = null!;

    /// <summary>The network.</summary>
    [ParamsAllValues]
    public NetworkSize Size { get; set; }

    /// <summary>Parses and binds the program: the C# compiler does that anyway.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _program = GeneratorRun.Compile(Size);
        _program.GetDiagnostics();
    }

    /// <summary>The first build of a process.</summary>
    [Benchmark]
    public GeneratorDriver FirstBuild() => GeneratorRun.CreateDriver().RunGenerators(_program);
}
