using System;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Memory;
using DslNets.Compiler.Scheduling;
using DslNets.Compiler.Shapes;

namespace DslNets.Compiler.Emit.Kernels;

/// <summary>A pool of one sample: channels in the lanes. What is stored beyond the last channel is the beginning of the next pixel, which is computed later.</summary>
public static class SinglePoolKernel
{
    public static string Emit(KernelMethods methods, MemoryPlan memory, Kernel.Product kernel, Func<Value, string?> given)
    {
        (Window window, bool isMax, bool countPadding) = kernel.Source.Definition switch
        {
            Operation.MaxPool pool => (pool.Window, true, false),
            Operation.AveragePool pool => (pool.Window, false, pool.CountPadding),
            _ => throw new InvalidOperationException(kernel.Source.Name),
        };
        Target target = methods.Target;
        var call = new KernelCall(memory, target.Element, isSingle: true);
        call.Reference("x", kernel.Source.Operands[0], given);
        call.Reference("y", kernel.Result);
        var operands = new SingleWindowOperands(call, kernel, given);
        var vector = new VectorType(Math.Min(target.Bits, Panels.PaddedOutputs(window.OutputChannels) * target.ElementBytes * 8), target.Precision);
        return methods.Add(CSharp.MemberName(kernel.Result.Name) + "SinglePool", KernelPrinter.Print(kernel), call.Parameters, body =>
        {
            body.Open($"for (int row = 0; row < {CSharp.Literal(window.Rows.Output)}; row++)");
            WindowLoops.Taps(body, window.Rows, "row", "Row");
            body.Open($"for (int column = 0; column < {CSharp.Literal(window.Columns.Output)}; column++)");
            WindowLoops.Taps(body, window.Columns, "column", "Column");
            body.Line($"ref {target.Element} windowX = ref Unsafe.Add(ref x, ((tapRow * {CSharp.Literal(window.Columns.Input)}) + tapColumn) * {CSharp.Literal(window.InputChannels)});");
            body.Line($"int pixel = ((row * {CSharp.Literal(window.Columns.Output)}) + column) * {CSharp.Literal(window.OutputChannels)};");
            string rows = window.Rows.IsPadded ? "rows" : CSharp.Literal(window.Rows.Kernel);
            string columns = window.Columns.IsPadded ? "columns" : CSharp.Literal(window.Columns.Kernel);
            if (!isMax)
            {
                body.Line($"var scale = {(window.IsPadded && !countPadding ? vector.Broadcast($"1 / ({target.Element})Math.Max(1, {rows} * {columns})") : vector.Constant(1.0 / (window.Rows.Kernel * window.Columns.Kernel)))};");
            }

            body.Open($"for (int channel = 0; channel < {CSharp.Literal(window.OutputChannels)}; channel += {CSharp.Literal(vector.Lanes)})");
            body.Line($"ref {target.Element} channelX = ref Unsafe.Add(ref windowX, channel);");
            if (!window.IsPadded && window.Rows.Kernel * window.Columns.Kernel <= 9)
            {
                for (int tap = 0; tap < window.Rows.Kernel * window.Columns.Kernel; tap++)
                {
                    int position = (tap / window.Columns.Kernel * window.Rows.Dilation * window.Columns.Input) + (tap % window.Columns.Kernel * window.Columns.Dilation);
                    string value = vector.Load("channelX", position * window.InputChannels);
                    body.Line(tap == 0 ? $"var sum = {value};" : $"sum = {Join(value)};");
                }
            }
            else
            {
                body.Line($"var sum = {(isMax ? vector.Constant(double.NegativeInfinity) : vector.Zero)};");
                body.Open($"for (int kernelRow = 0; kernelRow < {rows}; kernelRow++)");
                body.Open($"for (int kernelColumn = 0; kernelColumn < {columns}; kernelColumn++)");
                string at = $"((kernelRow * {CSharp.Literal(window.Rows.Dilation * window.Columns.Input)}) + (kernelColumn * {CSharp.Literal(window.Columns.Dilation)})) * {CSharp.Literal(window.InputChannels)}";
                body.Line($"sum = {Join(vector.Load($"Unsafe.Add(ref channelX, {at})"))};");
                body.Close().Close();
            }

            if (!isMax)
            {
                body.Line("sum *= scale;");
            }

            body.Line(vector.Store(operands.Result(body, vector, "sum", 0, 0, "channel", "pixel + channel"), "Unsafe.Add(ref y, pixel + channel)"));
            body.Close().Close().Close();
        }) + "(" + call.Arguments + ");";

        string Join(string value) => isMax ? vector.Maximum("sum", value) : "sum + " + value;
    }
}
