using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DslNets.Compiler.Autodiff;
using DslNets.Compiler.Emit;
using DslNets.Compiler.Fusion;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Lowering;
using DslNets.Compiler.Memory;
using DslNets.Compiler.Model;
using DslNets.Compiler.Scheduling;
using DslNets.Compiler.Shapes;

namespace DslNets.Compiler;

/// <summary>All passes in order: resolve, lower, differentiate, fuse, schedule, plan memory, emit.</summary>
public static class NetworkCompiler
{
    /// <summary>The members users see; for a network with errors, members that throw.</summary>
    public static string EmitSurface(NetworkModel model, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Resolution resolution = NetworkResolver.Resolve(model);
        return resolution.Network is { } network ? SurfaceEmitter.Emit(network) : InvalidSurface.Emit(model, resolution.Problems);
    }

    /// <summary>The kernels behind them; "" for a network with errors.</summary>
    public static string EmitKernels(NetworkModel model, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return NetworkResolver.Resolve(model).Network is { } network ? KernelsEmitter.Emit(Compile(network, cancellation)) : "";
    }

    public static CompiledNetwork Compile(ResolvedNetwork network, CancellationToken cancellation)
    {
        CompiledProgram training = Compile(Lower(network, isTraining: true), cancellation);
        CompiledProgram inference = Compile(Lower(network, isTraining: false), cancellation);
        return new CompiledNetwork(network, training, inference, network.HasSingleSampleKernels ? CompileSingle(inference.Program) : null)
        {
            Step = network.IsStream ? CompileSingle(Inference(NetworkLowering.LowerStep(network))) : null,
            Sections = network.Sections.Select(section => Compile(network, section, cancellation)).ToList(),
        };
    }

    private static CompiledSection Compile(ResolvedNetwork network, NetworkSection section, CancellationToken cancellation)
    {
        CompiledProgram inference = Compile(Inference(NetworkLowering.Lower(network, section)), cancellation);
        return new CompiledSection(section, inference, network.HasSingleSampleKernelsIn(section) ? CompileSingle(inference.Program) : null);
    }

    private static CompiledProgram CompileSingle(IrProgram program)
    {
        ScheduledSection[] sections = [Schedule.ChooseSingle(program)];
        return new CompiledProgram(program, sections, ArenaPlanner.PlanSingle(program, sections));
    }

    private static CompiledProgram Compile(IrProgram program, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        IReadOnlyList<ScheduledSection> sections = Schedule.Choose(program);
        MemoryPlan memory = ArenaPlanner.Plan(program, sections);
        cancellation.ThrowIfCancellationRequested();
        return new CompiledProgram(program, sections, memory);
    }

    /// <summary>The optimised program of a network: what <see cref="IrPrinter"/> shows. Every pass is verified.</summary>
    public static IrProgram Lower(ResolvedNetwork network, bool isTraining)
    {
        IrProgram lowered = NetworkLowering.Lower(network, isTraining);
        if (!isTraining)
        {
            return Inference(lowered);
        }

        (IrProgram forward, IrBuilder builder) = MapFusion.Fuse(IrVerifier.Verified(lowered), intoReductions: false);
        IrVerifier.Verified(forward);
        IrProgram differentiated = IrVerifier.Verified(Backward.Differentiate(forward, builder));

        // Twice: what a sum no longer reads may then be written into its other reader.
        IrProgram fused = MapFusion.Fuse(differentiated, intoReductions: true).Program;
        return ValueNames.Assign(IrVerifier.Verified(MapFusion.Fuse(fused, intoReductions: true).Program));
    }

    private static IrProgram Inference(IrProgram lowered) =>
        ValueNames.Assign(IrVerifier.Verified(MapFusion.Fuse(IrVerifier.Verified(lowered), intoReductions: true).Program));
}
