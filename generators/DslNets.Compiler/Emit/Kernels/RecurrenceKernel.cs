using System;
using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Memory;
using DslNets.Compiler.Scalars;
using DslNets.Compiler.Scheduling;

namespace DslNets.Compiler.Emit.Kernels;

/// <summary>The steps of a recurrent layer: in each the product with the outputs of the step before, then the formulas of the cell, unit by unit. Blocks of samples are independent of each other.</summary>
public static class RecurrenceKernel
{
    public static string Emit(KernelMethods methods, MemoryPlan memory, Kernel.Dedicated kernel)
    {
        var recurrence = (Operation.Recurrence)kernel.Result.Definition;
        RecurrentCell cell = recurrence.Cell;
        Target target = methods.Target;
        string element = target.Element;
        int length = target.BlockLength;
        int units = recurrence.W.Inputs;
        int gates = recurrence.W.Features;
        int steps = kernel.Result.Positions;
        var call = new KernelCall(memory, element);
        Location zxAt = call.Reference("zx", recurrence.ZX);
        call.Reference("weights", recurrence.W);
        Location? startAt = recurrence.Before is { } start ? call.Reference("start", start) : null;
        Location yAt = call.Reference("y", kernel.Result);
        var epilogue = new TileEpilogue(call, target, recurrence.Bias is null
            ? new Kernel.Product(kernel.Result, kernel.Result, Formula.X, [kernel.Result])
            : new Kernel.Product(kernel.Result, kernel.Result, Formula.X + Formula.Operand(1), [kernel.Result, recurrence.Bias]));
        call.Units("blocks");

        string name = CSharp.MemberName(kernel.Result.Name) + "Recurrence";
        string comment = KernelPrinter.Print(kernel);
        var tiles = new TileWriter(methods, name, comment, recurrence.W, epilogue);
        int stepLength = cell.Values * units * length;
        return methods.Add(name, comment, call.Parameters, body =>
        {
            // The step before the first is all zeros, unless it is given.
            body.Line($"ref {element} zeros = ref WorkerScratch<{element}>.Reference({CSharp.Literal(stepLength + (gates * length))});");
            body.Line($"ref {element} zh = ref Unsafe.Add(ref zeros, {CSharp.Literal(stepLength)});");
            body.Line($"MemoryMarshal.CreateSpan(ref zeros, {CSharp.Literal(stepLength)}).Clear();");
            body.Open("for (int block = first; block < end; block++)");
            body.Line($"ref {element} blockZX = ref Unsafe.Add(ref zx, {ProductKernel.BlockOffset(zxAt, length)});");
            body.Line($"ref {element} blockY = ref Unsafe.Add(ref y, {ProductKernel.BlockOffset(yAt, length)});");
            if (startAt is not null)
            {
                body.Line($"ref {element} blockStart = ref Unsafe.Add(ref start, {ProductKernel.BlockOffset(startAt, length)});");
            }

            body.Open(recurrence.IsReversed ? $"for (int step = {CSharp.Literal(steps - 1)}; step >= 0; step--)" : $"for (int step = 0; step < {CSharp.Literal(steps)}; step++)");
            (int firstStep, string earlier) = recurrence.IsReversed ? (steps - 1, "step + 1") : (0, "step - 1");
            body.Line($"ref {element} before = ref (step == {CSharp.Literal(firstStep)} ? ref {(startAt is null ? "zeros" : "blockStart")} : ref Unsafe.Add(ref blockY, ({earlier}) * {CSharp.Literal(stepLength)}));");
            body.Line($"ref {element} output = ref Unsafe.Add(ref before, {CSharp.Literal(cell.Output * units * length)});");
            ChannelTiles.Of(gates, 1, target.TileRows(2)).Write(body, (rows, channel, _, weights, width) => body.Line(
                $"{tiles.Forward(rows, width)}(ref output, ref Unsafe.Add(ref weights, {weights}), ref Unsafe.Add(ref zh, {channel} * {CSharp.Literal(length)}){epilogue.Arguments(channel, channel)});"), units);
            body.Line($"ref {element} stepY = ref Unsafe.Add(ref blockY, step * {CSharp.Literal(stepLength)});");
            body.Line($"{Cell(methods, name, comment, cell, units)}(ref Unsafe.Add(ref blockZX, step * {CSharp.Literal(gates * length)}), ref zh, ref before, ref stepY);");
            body.Close().Close();
        }) + "(" + call.Arguments + ");";
    }

    /// <summary>The formulas of one step.</summary>
    private static string Cell(KernelMethods methods, string name, string comment, RecurrentCell cell, int units)
    {
        Target target = methods.Target;
        var vector = new VectorType(target.Bits, target.Precision);
        string element = target.Element;
        int row = units * target.BlockLength;
        return methods.Add(name + "Cell", comment, $"ref {element} zx, ref {element} zh, ref {element} before, ref {element} y", body =>
        {
            body.Open($"for (int element = 0; element < {CSharp.Literal(row)}; element += {CSharp.Literal(vector.Lanes)})");
            for (int value = 0; value < cell.Values; value++)
            {
                Scalar formula = cell.Formulas[value];
                string local = "y" + CSharp.Literal(value);
                foreach (int input in formula.InputsUsed().Where(input => input < (2 * cell.Gates) + cell.Values))
                {
                    (string from, int place) = input < cell.Gates ? ("zx", input) : input < 2 * cell.Gates ? ("zh", input - cell.Gates) : ("before", input - (2 * cell.Gates));
                    body.Line($"var {local}_{from}{CSharp.Literal(place)} = {vector.Load($"Unsafe.Add(ref {from}, element + {CSharp.Literal(place * row)})")};");
                }

                var emitter = new FormulaEmitter(vector, body, Operand, Positions.None);
                body.Line($"var {local} = {emitter.Emit(formula, local + "_")};");
                body.Line(vector.Store(local, $"Unsafe.Add(ref y, element + {CSharp.Literal(value * row)})"));

                string Operand(int input) => input < cell.Gates ? $"{local}_zx{CSharp.Literal(input)}"
                    : input < 2 * cell.Gates ? $"{local}_zh{CSharp.Literal(input - cell.Gates)}"
                    : input < (2 * cell.Gates) + cell.Values ? $"{local}_before{CSharp.Literal(input - (2 * cell.Gates))}"
                    : "y" + CSharp.Literal(input - (2 * cell.Gates) - cell.Values);
            }

            body.Close();
        });
    }
}
