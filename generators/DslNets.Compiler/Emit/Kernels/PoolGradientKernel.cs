using System;
using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Memory;
using DslNets.Compiler.Scheduling;
using DslNets.Compiler.Shapes;

namespace DslNets.Compiler.Emit.Kernels;

/// <summary>
/// The gradient of pools. Where every position belongs to exactly one window, each is written once, with the formula fused to it. Otherwise the gradient is cleared first, and each window
/// adds to it: channel by channel, so that no two workers add to the same number.
/// </summary>
public static class PoolGradientKernel
{
    public static string Emit(KernelMethods methods, MemoryPlan memory, Kernel.Product kernel)
    {
        (Window window, Operation.MaxPoolGradient? max, bool countPadding) = kernel.Source.Definition switch
        {
            Operation.MaxPoolGradient pool => (pool.Window, pool, false),
            Operation.AveragePoolGradient pool => (pool.Window, null, pool.CountPadding),
            _ => throw new InvalidOperationException(kernel.Source.Name),
        };
        Target target = methods.Target;
        var vector = new VectorType(target.Bits, target.Precision);
        int length = target.BlockLength;
        var call = new KernelCall(memory, target.Element);
        Location dyAt = call.Reference("dy", kernel.Source.Operands[0]);
        Location? xAt = max is null ? null : call.Reference("x", max.X);
        Location? yAt = max is null ? null : call.Reference("y", max.Y);
        Location dxAt = call.Reference("dx", kernel.Result);
        var epilogue = new PoolEpilogue(call, target, kernel);
        if (window.IsTiling)
        {
            call.Units(window.Rows.Output, "blocks");
        }
        else
        {
            call.Units(window.InputChannels, "blocks");
        }

        string name = CSharp.MemberName(kernel.Result.Name) + (max is null ? "AveragePoolGradient" : "MaxPoolGradient");
        return methods.Add(name, KernelPrinter.Print(kernel), call.Parameters, body =>
        {
            body.Open("for (int unit = first; unit < end; unit++)");
            if (window.IsTiling)
            {
                WriteOnce(body);
            }
            else
            {
                WriteSums(body);
            }

            body.Close();
        }) + "(" + call.Arguments + ");";

        void WriteOnce(SourceWriter body)
        {
            WindowLoops.Units(body, window.Rows.Output);
            body.Open($"for (int column = 0; column < {CSharp.Literal(window.Columns.Output)}; column++)");
            body.Line($"int pixel = ((row * {CSharp.Literal(window.Rows.Stride * window.Columns.Input)}) + (column * {CSharp.Literal(window.Columns.Stride)})) * {CSharp.Literal(window.InputChannels)};");
            body.Line($"int windowPixel = ((row * {CSharp.Literal(window.Columns.Output)}) + column) * {CSharp.Literal(window.OutputChannels)};");
            Declare("windowDY", "dy", dyAt, "windowPixel");
            Declare("windowDX", "dx", dxAt, "pixel");
            if (max is not null)
            {
                Declare("windowX", "x", xAt!, "pixel");
                Declare("windowY", "y", yAt!, "windowPixel");
            }

            epilogue.Declare(body, "pixel");
            body.Open($"for (int element = 0; element < {CSharp.Literal(window.InputChannels * length)}; element += {CSharp.Literal(vector.Lanes)})");
            string dy = vector.Load("Unsafe.Add(ref windowDY, element)");
            if (max is null)
            {
                body.Line($"var share = {dy} * {vector.Constant(1.0 / (window.Rows.Kernel * window.Columns.Kernel))};");
            }
            else
            {
                // The gradient goes to the first of equal values, as in PyTorch: who gets it takes it away from the rest.
                body.Line($"var rest = {dy};");
                body.Line($"var largest = {vector.Load("Unsafe.Add(ref windowY, element)")};");
            }

            bool isStraight = window.Rows.Kernel * window.Columns.Kernel <= 9;
            if (!isStraight)
            {
                body.Open($"for (int tapRow = 0; tapRow < {CSharp.Literal(window.Rows.Kernel)}; tapRow++)");
                body.Open($"for (int tapColumn = 0; tapColumn < {CSharp.Literal(window.Columns.Kernel)}; tapColumn++)");
                Tap(body, $"(((tapRow * {CSharp.Literal(window.Columns.Input)}) + tapColumn) * {CSharp.Literal(window.InputChannels * length)})", "");
                body.Close().Close();
            }
            else
            {
                for (int tap = 0; tap < window.Rows.Kernel * window.Columns.Kernel; tap++)
                {
                    int position = (tap / window.Columns.Kernel * window.Columns.Input) + (tap % window.Columns.Kernel);
                    Tap(body, CSharp.Literal(position * window.InputChannels * length), CSharp.Literal(tap));
                }
            }

            body.Close().Close();

            void Declare(string local, string from, Location location, string pixel) => body.Line(
                $"ref {target.Element} {local} = ref Unsafe.Add(ref {from}, {ProductKernel.BlockOffset(location, length)} + ({pixel} * {CSharp.Literal(length)}));");
        }

        void Tap(SourceWriter body, string offset, string suffix)
        {
            if (max is not null)
            {
                body.Line($"var hit{suffix} = {vector.Class}.Equals({vector.Load($"Unsafe.Add(ref windowX, element + {offset})")}, largest);");
                body.Line($"var share{suffix} = {vector.Class}.ConditionalSelect(hit{suffix}, rest, {vector.Zero});");
                body.Line($"rest = {vector.Class}.ConditionalSelect(hit{suffix}, {vector.Zero}, rest);");
            }

            body.Line(vector.Store(epilogue.Result(body, max is null ? "share" : "share" + suffix, offset, max is null ? suffix : ""), $"Unsafe.Add(ref windowDX, element + {offset})"));
        }

        void WriteSums(SourceWriter body)
        {
            body.Line($"int block = unit / {CSharp.Literal(window.InputChannels)};");
            body.Line($"int channel = unit - (block * {CSharp.Literal(window.InputChannels)});");
            Declare("channelDX", "dx", dxAt);
            body.Open($"for (int position = 0; position < {CSharp.Literal(window.InputPositions)}; position++)");
            body.Line(vector.Store(vector.Zero, $"Unsafe.Add(ref channelDX, position * {CSharp.Literal(window.InputChannels * length)})"));
            body.Line(vector.Store(vector.Zero, $"Unsafe.Add(ref channelDX, position * {CSharp.Literal(window.InputChannels * length)})", vector.Lanes));
            body.Close().Line();
            Declare("channelDY", "dy", dyAt);
            if (max is not null)
            {
                Declare("channelX", "x", xAt!);
                Declare("channelY", "y", yAt!);
            }

            body.Open($"for (int row = 0; row < {CSharp.Literal(window.Rows.Output)}; row++)");
            WindowLoops.Taps(body, window.Rows, "row", "Row");
            body.Open($"for (int column = 0; column < {CSharp.Literal(window.Columns.Output)}; column++)");
            WindowLoops.Taps(body, window.Columns, "column", "Column");
            string rows = window.Rows.IsPadded ? "rows" : CSharp.Literal(window.Rows.Kernel);
            string columns = window.Columns.IsPadded ? "columns" : CSharp.Literal(window.Columns.Kernel);
            body.Line($"int pixel = ((tapRow * {CSharp.Literal(window.Columns.Input)}) + tapColumn) * {CSharp.Literal(window.InputChannels * length)};");
            body.Line($"int windowPixel = ((row * {CSharp.Literal(window.Columns.Output)}) + column) * {CSharp.Literal(window.OutputChannels * length)};");
            foreach (string half in VectorType.Halves)
            {
                int lane = half == VectorType.Halves[0] ? 0 : vector.Lanes;
                string dy = vector.Load("Unsafe.Add(ref channelDY, windowPixel)", lane);
                if (max is null)
                {
                    string scale = window.IsPadded && !countPadding
                        ? vector.Broadcast($"1 / ({target.Element})Math.Max(1, {rows} * {columns})")
                        : vector.Constant(1.0 / (window.Rows.Kernel * window.Columns.Kernel));
                    body.Line($"var share{half} = {dy} * {scale};");
                }
                else
                {
                    body.Line($"var rest{half} = {dy};");
                    body.Line($"var largest{half} = {vector.Load("Unsafe.Add(ref channelY, windowPixel)", lane)};");
                }
            }

            body.Open($"for (int kernelRow = 0; kernelRow < {rows}; kernelRow++)");
            body.Open($"for (int kernelColumn = 0; kernelColumn < {columns}; kernelColumn++)");
            body.Line($"int tap = pixel + (((kernelRow * {CSharp.Literal(window.Rows.Dilation * window.Columns.Input)}) + (kernelColumn * {CSharp.Literal(window.Columns.Dilation)})) * {CSharp.Literal(window.InputChannels * length)});");
            body.Line($"ref {target.Element} tapDX = ref Unsafe.Add(ref channelDX, tap);");
            foreach (string half in VectorType.Halves)
            {
                int lane = half == VectorType.Halves[0] ? 0 : vector.Lanes;
                if (max is not null)
                {
                    body.Line($"var hit{half} = {vector.Class}.Equals({vector.Load("Unsafe.Add(ref channelX, tap)", lane)}, largest{half});");
                    body.Line($"var share{half} = {vector.Class}.ConditionalSelect(hit{half}, rest{half}, {vector.Zero});");
                    body.Line($"rest{half} = {vector.Class}.ConditionalSelect(hit{half}, {vector.Zero}, rest{half});");
                }

                body.Line(vector.Store($"({vector.Load("tapDX", lane)} + share{half})", "tapDX", lane));
            }

            body.Close().Close().Close().Close();

            void Declare(string local, string from, Location location) => body.Line(
                $"ref {target.Element} {local} = ref Unsafe.Add(ref {from}, {ProductKernel.BlockOffset(location, length)} + (channel * {CSharp.Literal(length)}));");
        }
    }
}
