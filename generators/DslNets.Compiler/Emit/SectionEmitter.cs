using System;
using System.Collections.Generic;
using DslNets.Compiler.Emit.Kernels;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Memory;
using DslNets.Compiler.Scheduling;

namespace DslNets.Compiler.Emit;

/// <summary>Writes the method of a section: its kernels in order, each followed by a barrier.</summary>
public static class SectionEmitter
{
    public static void Emit(SourceWriter writer, KernelMethods methods, string name, IrProgram program, MemoryPlan memory, ScheduledSection section)
    {
        string element = methods.Target.Element;
        var body = new SourceWriter();
        foreach (int index in section.Cleared)
        {
            TensorModel tensor = program.Tensors[index];
            int length = Panels.LengthOf(tensor);
            body.Line($"// Nothing of this pass reaches {tensor.Name}: its gradient is zero.");
            body.Open("if (!pass.AddsToGradients && worker.Index == 0)");
            body.Line($"pass.Gradients.Span.Slice({CSharp.Literal(memory.Tensors[index])}, {CSharp.Literal(length)}).Clear();");
            body.Close().Line();
        }

        bool isOptional = false;
        foreach (Kernel kernel in section.Kernels)
        {
            if (kernel.IsOptional != isOptional)
            {
                if (isOptional)
                {
                    body.Close();
                }
                else
                {
                    body.Open("if (pass.ComputesInputGradients)");
                }

                isOptional = kernel.IsOptional;
            }

            body.Line().Lines("// " + KernelPrinter.Print(kernel).Replace("\n", "\n// "));
            body.Line(Emit(methods, program, memory, section.Kind, kernel));
            body.Line("worker.Barrier();");
        }

        if (isOptional)
        {
            body.Close();
        }

        string text = body.ToString();
        writer.Line();
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        writer.Open($"internal static void {name}(Pass<{element}> pass, in Worker worker)");
        Declare("samples", "int samples = pass.Samples;");
        Declare("blocks", "int blocks = pass.Blocks;");
        Declare("padded", "int padded = pass.PaddedSamples;", also: "fixedArena");
        Declare("ref arena", $"ref {element} arena = ref pass.Arena.Reference;", also: "fixedArena");
        Declare("fixedArena", $"ref {element} fixedArena = ref Unsafe.Add(ref arena, {CSharp.Literal(memory.LengthPerSample)} * padded);");
        Declare("ref parameters", $"ref {element} parameters = ref pass.Parameters.Reference;");
        Declare("ref state", $"ref {element} state = ref pass.State.Reference;");
        Declare("ref gradients", $"ref {element} gradients = ref pass.Gradients.Reference;");
        if (text.Length > 0)
        {
            writer.Lines(text);
        }

        writer.Close();

        // Only what the kernels use.
        void Declare(string use, string declaration, string? also = null)
        {
            if (text.IndexOf(use, StringComparison.Ordinal) >= 0 || (also is not null && text.IndexOf(also, StringComparison.Ordinal) >= 0))
            {
                writer.Line(declaration);
            }
        }
    }

    private static string Emit(KernelMethods methods, IrProgram program, MemoryPlan memory, SectionKind section, Kernel kernel) => kernel switch
    {
        Kernel.Product product => product.Source.Definition switch
        {
            Operation.Convolution convolution when WinogradWindow.Of(convolution.Window, isTransposed: false) is { } window => WinogradConvolutionKernel.Emit(methods, memory, product, window),
            Operation.TransposedConvolution convolution when WinogradWindow.Of(convolution.Window, isTransposed: true) is { } window => WinogradConvolutionKernel.Emit(methods, memory, product, window),
            Operation.Convolution => ConvolutionKernel.Emit(methods, memory, product),
            Operation.TransposedConvolution => TransposedConvolutionKernel.Emit(methods, memory, product),
            Operation.MaxPool or Operation.AveragePool => PoolKernel.Emit(methods, memory, product),
            Operation.MaxPoolGradient or Operation.AveragePoolGradient => PoolGradientKernel.Emit(methods, memory, product),
            _ => ProductKernel.Emit(methods, memory, product),
        },
        Kernel.ConvolutionOuterProduct { Source.Definition: Operation.ConvolutionOuterProduct { Window: var window } } outer when PanelConvolutionOuterProductKernel.IsFor(window) =>
            PanelConvolutionOuterProductKernel.Emit(methods, memory, outer),
        Kernel.ConvolutionOuterProduct outer => ConvolutionOuterProductKernel.Emit(methods, memory, outer),
        Kernel.OuterProduct outer => OuterProductKernel.Emit(methods, memory, outer, mayUpdate: section == SectionKind.Backward && program.Tensors[outer.Sink.Tensor].UpdatesInBackward),
        Kernel.PerSample perSample when PerElementKernel.IsFor(perSample) => PerElementKernel.Emit(methods, memory, perSample),
        Kernel.PerSample perSample => PerSampleKernel.Emit(methods, memory, perSample),
        Kernel.BatchSum sum => BatchSumKernel.Emit(methods, memory, sum),
        Kernel.PerFeature perFeature => PerFeatureKernel.Emit(methods, memory, program.Tensors, perFeature),
        Kernel.PerWeight perWeight => PerWeightKernel.Emit(methods, memory, perWeight),
        Kernel.LookupGradient lookup => LookupGradientKernel.Emit(methods, memory, lookup),
        Kernel.Dedicated dedicated => dedicated.Result.Definition switch
        {
            Operation.Recurrence => RecurrenceKernel.Emit(methods, memory, dedicated),
            Operation.RecurrenceGradient => RecurrenceGradientKernel.Emit(methods, memory, dedicated),
            Operation.Attention => AttentionKernel.Emit(methods, memory, dedicated),
            Operation.AttentionGradient => AttentionGradientKernel.Emit(methods, memory, dedicated),
            Operation.Lookup => LookupKernel.Emit(methods, memory, dedicated),
            Operation.ReverseSteps or Operation.LastStep or Operation.LastStepGradient => StepOrderKernel.Emit(memory, methods.Target, dedicated),
            _ => RearrangeKernel.Emit(methods, memory, dedicated),
        },
        Kernel.Concat concat => ConcatKernel.Emit(methods, memory, concat),
        Kernel.ToPanels panels => ToPanels(memory, methods.Target, panels),
        _ => throw new InvalidOperationException(kernel.GetType().Name),
    };

    private static string ToPanels(MemoryPlan memory, Target target, Kernel.ToPanels kernel)
    {
        var call = new KernelCall(memory, target.Element);
        call.Reference("blocks", kernel.Input);
        call.Number("int", "features", CSharp.Literal(kernel.Input.Features));
        call.Reference("panels", kernel.Result);
        call.Number("int", "paddedSamples", "padded");
        call.Units("blocks");
        return "BatchLayout.ToPanels(" + call.Arguments + ");";
    }
}
