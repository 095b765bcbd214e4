using System;
using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Memory;
using DslNets.Compiler.Scheduling;
using DslNets.Compiler.Shapes;

namespace DslNets.Compiler.Emit.Kernels;

/// <summary>The largest value or the mean of each window, channel by channel. Taps in the padding are not visited.</summary>
public static class PoolKernel
{
    /// <summary>Windows of up to this many taps are written out without loops.</summary>
    private const int LargestStraight = 9;

    /// <summary>What a pool leaves of the values of a window.</summary>
    public static string Join(VectorType vector, Operation pool, IReadOnlyList<string> values) => pool is Operation.MaxPool
        ? values.Aggregate(vector.Maximum)
        : $"(({string.Join(" + ", values)}) * {vector.Constant(1.0 / values.Count)})";

    public static string Emit(KernelMethods methods, MemoryPlan memory, Kernel.Product kernel)
    {
        (Window window, bool isMax, bool countPadding) = kernel.Source.Definition switch
        {
            Operation.MaxPool pool => (pool.Window, true, false),
            Operation.AveragePool pool => (pool.Window, false, pool.CountPadding),
            _ => throw new InvalidOperationException(kernel.Source.Name),
        };
        Target target = methods.Target;
        var vector = new VectorType(target.Bits, target.Precision);
        int length = target.BlockLength;
        var call = new KernelCall(memory, target.Element);
        Location xAt = call.Reference("x", kernel.Source.Operands[0]);
        Location yAt = call.Reference("y", kernel.Result);
        var epilogue = new PoolEpilogue(call, target, kernel);
        call.Units(window.Rows.Output, "blocks");
        int tapsInWindow = window.Rows.Kernel * window.Columns.Kernel;

        return methods.Add(CSharp.MemberName(kernel.Result.Name) + (isMax ? "MaxPool" : "AveragePool"), KernelPrinter.Print(kernel), call.Parameters, body =>
        {
            body.Open("for (int unit = first; unit < end; unit++)");
            WindowLoops.Units(body, window.Rows.Output);
            WindowLoops.Taps(body, window.Rows, "row", "Row");
            body.Open($"for (int column = 0; column < {CSharp.Literal(window.Columns.Output)}; column++)");
            WindowLoops.Taps(body, window.Columns, "column", "Column");
            body.Line($"ref {target.Element} windowX = ref Unsafe.Add(ref x, {ProductKernel.BlockOffset(xAt, length)} + (((tapRow * {CSharp.Literal(window.Columns.Input)}) + tapColumn) * {CSharp.Literal(window.InputChannels * length)}));");
            body.Line($"int pixel = ((row * {CSharp.Literal(window.Columns.Output)}) + column) * {CSharp.Literal(window.OutputChannels)};");
            body.Line($"ref {target.Element} windowY = ref Unsafe.Add(ref y, {ProductKernel.BlockOffset(yAt, length)} + (pixel * {CSharp.Literal(length)}));");
            string? scale = null;
            if (!isMax)
            {
                bool counts = window.IsPadded && !countPadding;
                string rows = window.Rows.IsPadded ? "rows" : CSharp.Literal(window.Rows.Kernel);
                string columns = window.Columns.IsPadded ? "columns" : CSharp.Literal(window.Columns.Kernel);
                scale = counts ? vector.Broadcast($"1 / ({target.Element})Math.Max(1, {rows} * {columns})") : vector.Constant(1.0 / tapsInWindow);
                body.Line($"var scale = {scale};");
            }

            epilogue.Declare(body, "pixel");

            // Channels and samples lie one after the other, so one loop runs over the vectors of both.
            string end = CSharp.Literal(window.OutputChannels * length);
            body.Open($"for (int element = 0; element < {end}; element += {CSharp.Literal(vector.Lanes)})");
            body.Line($"ref {target.Element} tap = ref Unsafe.Add(ref windowX, element);");
            if (!window.IsPadded && tapsInWindow <= LargestStraight)
            {
                for (int tap = 0; tap < tapsInWindow; tap++)
                {
                    int row = tap / window.Columns.Kernel * window.Rows.Dilation;
                    int column = tap % window.Columns.Kernel * window.Columns.Dilation;
                    string value = vector.Load("tap", ((row * window.Columns.Input) + column) * window.InputChannels * length);
                    body.Line(tap == 0 ? $"var sum = {value};" : $"sum = {Added(value)};");
                }
            }
            else
            {
                body.Line($"var sum = {(isMax ? vector.Constant(double.NegativeInfinity) : vector.Zero)};");
                body.Open($"for (int kernelRow = 0; kernelRow < {(window.Rows.IsPadded ? "rows" : CSharp.Literal(window.Rows.Kernel))}; kernelRow++)");
                body.Open($"for (int kernelColumn = 0; kernelColumn < {(window.Columns.IsPadded ? "columns" : CSharp.Literal(window.Columns.Kernel))}; kernelColumn++)");
                string at = $"((kernelRow * {CSharp.Literal(window.Rows.Dilation * window.Columns.Input)}) + (kernelColumn * {CSharp.Literal(window.Columns.Dilation)})) * {CSharp.Literal(window.InputChannels * length)}";
                body.Line($"sum = {Added(vector.Load($"Unsafe.Add(ref tap, {at})"))};");
                body.Close().Close();
            }

            if (!isMax)
            {
                body.Line("sum *= scale;");
            }

            body.Line(vector.Store(epilogue.Result(body, "sum"), "Unsafe.Add(ref windowY, element)"));
            body.Close().Close().Close();
        }) + "(" + call.Arguments + ");";

        string Added(string value) => isMax ? vector.Maximum("sum", value) : "sum + " + value;
    }
}
