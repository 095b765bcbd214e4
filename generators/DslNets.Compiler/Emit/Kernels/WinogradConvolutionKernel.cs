using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Memory;
using DslNets.Compiler.Scheduling;

namespace DslNets.Compiler.Emit.Kernels;

/// <summary>
/// A 3x3 convolution, or its transpose, with fewer products (see <see cref="WinogradWindow"/>). Some tiles at a time are transformed, multiplied and transformed back, so that what lies between stays in the second-level
/// cache: per tile and channel 16 vectors, in which the samples lie in the lanes as everywhere.
/// </summary>
public static class WinogradConvolutionKernel
{
    public static string Emit(KernelMethods methods, MemoryPlan memory, Kernel.Product kernel, WinogradWindow window)
    {
        Target target = methods.Target;
        int length = target.BlockLength;
        string element = target.Element;
        if (kernel.Pooled is not null)
        {
            // What the pool drops is not computed.
            window = window with { OutputRows = window.OutputRows / 2 * 2, OutputColumns = window.OutputColumns / 2 * 2 };
        }

        (Value xValue, Value w) = (kernel.Source.Operands[0], kernel.Source.Operands[1]);

        var call = new KernelCall(memory, element);
        Location xAt = call.Reference("x", xValue);
        call.Reference("weights", w);
        Location yAt = call.Reference("y", kernel.Result);
        var epilogue = new TileEpilogue(call, target, kernel);

        IReadOnlyList<(int Tiles, int Count)> groups = Tiling.Split(window.Tiles, target.Registers == 32 ? 2 : 1);
        int largest = groups.Max(group => group.Tiles);
        int steps = groups.Sum(group => group.Count);
        call.Units(steps, "blocks");

        // In the worker's scratch memory: transformed weights, transformed tiles, their products, and a tile that reaches over the edge.
        string name = CSharp.MemberName(kernel.Result.Name) + "Winograd";
        string comment = KernelPrinter.Print(kernel);
        var writer = new WinogradWriter(methods, window, epilogue, kernel.Pooled is null ? null : kernel.Result.Definition, name, comment);
        int weightsLength = writer.WeightsLength;
        int inputLength = WinogradWindow.Frequencies * ((window.InputChannels * largest * length) + WinogradWriter.Gap);
        int productLength = WinogradWindow.Frequencies * ((writer.Channels(1) * length) + WinogradWriter.Gap);
        int patchLength = 16 * window.InputChannels * length;
        return methods.Add(name, comment, call.Parameters, body =>
        {
            body.Open("if (first >= end)").Line("return;").Close().Line();
            body.Line($"ref {element} u = ref WorkerScratch<{element}>.Reference({CSharp.Literal(checked(weightsLength + inputLength + productLength + patchLength))});");
            body.Line($"ref {element} v = ref Unsafe.Add(ref u, {CSharp.Literal(weightsLength)});");
            body.Line($"ref {element} m = ref Unsafe.Add(ref v, {CSharp.Literal(inputLength)});");
            body.Line($"ref {element} patch = ref Unsafe.Add(ref m, {CSharp.Literal(productLength)});");
            writer.Weights(body);
            body.Open("for (int unit = first; unit < end; unit++)");
            body.Line($"int block = unit / {CSharp.Literal(steps)};");
            body.Line($"int step = unit - (block * {CSharp.Literal(steps)});");
            body.Line($"ref {element} blockX = ref Unsafe.Add(ref x, {ProductKernel.BlockOffset(xAt, length)});");
            body.Line($"ref {element} blockY = ref Unsafe.Add(ref y, {ProductKernel.BlockOffset(yAt, length)});");
            TileSelection.Write(body, groups, "step", Group);

            body.Close();

            void Group(string firstTile, int tiles)
            {
                int inputStep = (window.InputChannels * tiles * length) + WinogradWriter.Gap;
                body.Line($"int tile = {firstTile};");
                writer.Inputs(body, tiles, inputStep);
                writer.Outputs(body, tiles, inputStep);
            }
        }) + "(" + call.Arguments + ");";
    }
}
