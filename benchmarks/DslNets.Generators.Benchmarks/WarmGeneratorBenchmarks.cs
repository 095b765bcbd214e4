using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DslNets.Generators.Benchmarks;

/// <summary>The generator in a process that has run it before, as a build server or an editor: each time on a program of which nothing is bound yet.</summary>
[MemoryDiagnoser]
public class WarmGeneratorBenchmarks
{
    private GeneratorDriver _fresh = null!;
    private GeneratorDriver _used = null!;
    private CSharpCompilation _program = null!;
    private CSharpCompilation _unrelatedEdit = null!;
    private CSharpCompilation _networkEdit = null!;

    /// <summary>The network.</summary>
    [ParamsAllValues]
    public NetworkSize Size { get; set; }

    /// <summary>Makes the programs, and a driver that knows the first.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _program = GeneratorRun.Compile(Size);
        _unrelatedEdit = GeneratorRun.Compile(Size, "class Other { void Method() { } }");
        _networkEdit = GeneratorRun.CompileEdited(Size);
        _fresh = GeneratorRun.CreateDriver();
        _used = GeneratorRun.RequireCode(_fresh.RunGenerators(_program));
    }

    /// <summary>A build: everything is made.</summary>
    [Benchmark(Baseline = true)]
    public GeneratorDriver Build() => _fresh.RunGenerators(_program.Clone());

    /// <summary>Another file of the program has changed.</summary>
    [Benchmark]
    public GeneratorDriver AfterUnrelatedEdit() => _used.RunGenerators(_unrelatedEdit.Clone());

    /// <summary>The network has changed.</summary>
    [Benchmark]
    public GeneratorDriver AfterNetworkEdit() => _used.RunGenerators(_networkEdit.Clone());
}
