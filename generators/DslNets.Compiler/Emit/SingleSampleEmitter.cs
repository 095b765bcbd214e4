using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Ir;

namespace DslNets.Compiler.Emit;

/// <summary>Writes the prediction of one sample, or the computation of one in a section: the kernels of the inference program with the features in the lanes instead of the samples.</summary>
public static class SingleSampleEmitter
{
    /// <param name="name">The name of the method.</param>
    public static void Emit(SourceWriter writer, KernelMethods methods, string name, CompiledProgram single)
    {
        writer.Line();
        // Not inlined: as a part of its callers it would use up the JIT's budget for inlining, and its last kernels would become calls.
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]");
        writer.Open($"internal static void {name}({Parameters(single, methods.Target.Element)})");
        writer.Lines(SingleSampleBody.Of(methods, single).Step);
        writer.Close();
    }

    /// <summary>"ref float input0, ref float output0, ref float parameters, ...".</summary>
    public static string Parameters(CompiledProgram single, string element) => string.Join(", ", Names(single.Program).Select(name => "ref " + element + " " + name));

    /// <summary>"ref input0, ref output0, ...".</summary>
    public static string Arguments(CompiledProgram single) => string.Join(", ", Names(single.Program).Select(name => "ref " + name));

    private static IEnumerable<string> Names(IrProgram program) => SingleSampleBody.InputsOf(program).Select(SingleSampleBody.InputName)
        .Concat(Enumerable.Range(0, program.Outputs.Count).Select(index => "output" + CSharp.Literal(index)))
        .Concat(["parameters", "state", "scratch"]);
}
