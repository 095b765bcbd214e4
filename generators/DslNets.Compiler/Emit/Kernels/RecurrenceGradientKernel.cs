using System;
using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Memory;
using DslNets.Compiler.Scalars;
using DslNets.Compiler.Scheduling;

namespace DslNets.Compiler.Emit.Kernels;

/// <summary>
/// Backpropagation through time: from the last step to the first, the gradients of the cell's values, derived from its formulas, then the product of those of the gates with the transposed weights, which the step
/// before adds to the gradient of its outputs.
/// </summary>
public static class RecurrenceGradientKernel
{
    public static string Emit(KernelMethods methods, MemoryPlan memory, Kernel.Dedicated kernel)
    {
        var gradient = (Operation.RecurrenceGradient)kernel.Result.Definition;
        RecurrentCell cell = gradient.Cell;
        Target target = methods.Target;
        string element = target.Element;
        int length = target.BlockLength;
        int units = gradient.W.Inputs;
        int gates = gradient.W.Features;
        int steps = kernel.Result.Positions;
        var call = new KernelCall(memory, element);
        Location dyAt = call.Reference("dy", gradient.DY);
        Location yAt = call.Reference("y", gradient.Steps);
        call.Reference("weights", gradient.W);
        Location? startAt = gradient.Before is { } start ? call.Reference("start", start) : null;
        Location dzAt = call.Reference("dz", kernel.Result);
        var epilogue = new TileEpilogue(call, target, new Kernel.Product(kernel.Result, kernel.Result, Formula.X, [kernel.Result]));
        call.Units("blocks");

        string name = CSharp.MemberName(kernel.Result.Name) + "RecurrenceGradient";
        string comment = KernelPrinter.Print(kernel);
        var tiles = new TileWriter(methods, name, comment, gradient.W, epilogue);
        int row = units * length;
        int stepLength = cell.Values * row;
        int carriedLength = cell.Carried.Count * row;
        return methods.Add(name, comment, call.Parameters, body =>
        {
            // The step before the first is all zeros, unless it is given; the gradients carried to the last step are too.
            int scratch = stepLength + carriedLength + row;
            body.Line($"ref {element} zeros = ref WorkerScratch<{element}>.Reference({CSharp.Literal(scratch)});");
            body.Line($"MemoryMarshal.CreateSpan(ref zeros, {CSharp.Literal(stepLength)}).Clear();");
            body.Line($"ref {element} carried = ref Unsafe.Add(ref zeros, {CSharp.Literal(stepLength)});");
            body.Line($"ref {element} product = ref Unsafe.Add(ref carried, {CSharp.Literal(carriedLength)});");
            body.Open("for (int block = first; block < end; block++)");
            body.Line($"MemoryMarshal.CreateSpan(ref carried, {CSharp.Literal(carriedLength + row)}).Clear();");
            body.Line($"ref {element} blockDY = ref Unsafe.Add(ref dy, {ProductKernel.BlockOffset(dyAt, length)});");
            body.Line($"ref {element} blockY = ref Unsafe.Add(ref y, {ProductKernel.BlockOffset(yAt, length)});");
            body.Line($"ref {element} blockDZ = ref Unsafe.Add(ref dz, {ProductKernel.BlockOffset(dzAt, length)});");
            if (startAt is not null)
            {
                body.Line($"ref {element} blockStart = ref Unsafe.Add(ref start, {ProductKernel.BlockOffset(startAt, length)});");
            }

            (string loop, int first, string before) = gradient.IsReversed
                ? ($"for (int step = 0; step < {CSharp.Literal(steps)}; step++)", steps - 1, "step + 1")
                : ($"for (int step = {CSharp.Literal(steps - 1)}; step >= 0; step--)", 0, "step - 1");
            body.Open(loop);
            body.Line($"ref {element} stepDZ = ref Unsafe.Add(ref blockDZ, step * {CSharp.Literal(kernel.Result.Channels * length)});");
            body.Line($"ref {element} stepBefore = ref (step == {CSharp.Literal(first)} ? ref {(startAt is null ? "zeros" : "blockStart")} : ref Unsafe.Add(ref blockY, ({before}) * {CSharp.Literal(stepLength)}));");
            body.Line($"{Cell(methods, name, comment, cell, units)}(ref Unsafe.Add(ref blockDY, step * {CSharp.Literal(row)}), ref Unsafe.Add(ref blockY, step * {CSharp.Literal(stepLength)}), ref stepBefore, ref carried, ref product, ref stepDZ);");
            if (!cell.SumsGates)
            {
                body.Line($"stepDZ = ref Unsafe.Add(ref stepDZ, {CSharp.Literal(gates * length)});");
            }

            int start = 0;
            foreach ((int rows, int count) in Tiling.Split(units, target.TileRows(2)))
            {
                string tile = tiles.Transposed(rows);
                body.Open($"for (int row = {CSharp.Literal(start)}; row < {CSharp.Literal(start + (rows * count))}; row += {CSharp.Literal(rows)})");
                int whole = Panels.Whole(gates);
                int rest = Panels.Rest(gates);
                string weights = (whole > 0 ? $", ref Unsafe.Add(ref weights, row * {CSharp.Literal(Panels.Width)})" : "")
                    + (rest > 0 ? $", ref Unsafe.Add(ref weights, {CSharp.Literal(whole * Panels.Width * units)} + (row * {CSharp.Literal(Panels.WidthOf(rest))}))" : "");
                body.Line($"{tile}(ref stepDZ{weights}, ref Unsafe.Add(ref product, row * {CSharp.Literal(length)}){epilogue.Arguments("row", "row")});");
                body.Close();
                start += rows * count;
            }

            body.Close().Close();
        }) + "(" + call.Arguments + ");";
    }

    /// <summary>The gradients of one step: of the cell's values from the last to the first, of the gates, and of the values of the step before.</summary>
    private static string Cell(KernelMethods methods, string name, string comment, RecurrentCell cell, int units)
    {
        Target target = methods.Target;
        var vector = new VectorType(target.Bits, target.Precision);
        string element = target.Element;
        int row = units * target.BlockLength;
        int gates = cell.Gates;
        int values = cell.Values;
        int gradientInputs = (2 * gates) + (2 * values);
        List<int> carried = cell.Carried.ToList();
        return methods.Add(
            name + "Cell",
            comment,
            $"ref {element} dy, ref {element} y, ref {element} before, ref {element} carried, ref {element} product, ref {element} dz",
            body =>
            {
                body.Open($"for (int element = 0; element < {CSharp.Literal(row)}; element += {CSharp.Literal(vector.Lanes)})");
                var loaded = new Dictionary<string, string>();
                var gradients = new string?[values];
                for (int value = values - 1; value >= 0; value--)
                {
                    // From the next step, from outside, and from the values below that read it.
                    var parts = new List<string>();
                    if (value == cell.Output)
                    {
                        parts.Add(Load("dy", 0));
                        parts.Add(Load("product", 0));
                    }

                    if (carried.Contains(value))
                    {
                        parts.Add(Load("carried", carried.IndexOf(value)));
                    }

                    string? fromBelow = Sum((2 * gates) + values + value, $"r{CSharp.Literal(value)}_");
                    if (fromBelow is not null)
                    {
                        parts.Add(fromBelow);
                    }

                    if (parts.Count > 0)
                    {
                        gradients[value] = "d" + CSharp.Literal(value);
                        body.Line($"var d{CSharp.Literal(value)} = {string.Join(" + ", parts)};");
                    }
                }

                for (int gate = 0; gate < (cell.SumsGates ? gates : 2 * gates); gate++)
                {
                    string sum = Sum(gate, $"z{CSharp.Literal(gate)}_") ?? vector.Zero;
                    body.Line(vector.Store($"({sum})", $"Unsafe.Add(ref dz, element + {CSharp.Literal(gate * row)})"));
                }

                for (int index = 0; index < carried.Count; index++)
                {
                    string sum = Sum((2 * gates) + carried[index], $"c{CSharp.Literal(index)}_") ?? vector.Zero;
                    body.Line(vector.Store($"({sum})", $"Unsafe.Add(ref carried, element + {CSharp.Literal(index * row)})"));
                }

                body.Close();

                // The gradient of what formulas read: the sum over those that read it of their gradient times the derivative.
                string? Sum(int input, string prefix)
                {
                    Scalar? total = null;
                    for (int value = 0; value < values; value++)
                    {
                        if (gradients[value] is not null && cell.Formulas[value].InputsUsed().Contains(input))
                        {
                            Scalar part = new Scalar.Input(gradientInputs + value) * cell.DerivativeOf(value, input);
                            total = total is null ? part : total + part;
                        }
                    }

                    if (total is null)
                    {
                        return null;
                    }

                    total = Simplifier.Simplify(total);
                    foreach (int read in total.InputsUsed())
                    {
                        Operand(read);
                    }

                    string local = prefix + "sum";
                    body.Line($"var {local} = {new FormulaEmitter(vector, body, Operand, Positions.None).Emit(total, prefix)};");
                    return local;
                }

                string Operand(int input) => input >= gradientInputs ? gradients[input - gradientInputs]!
                    : input >= (2 * gates) + values ? Load("y", input - (2 * gates) - values)
                    : input >= 2 * gates ? Load("before", input - (2 * gates))
                    : throw new InvalidOperationException($"The derivative of a recurrent cell reads the product {CSharp.Literal(input)}, which is not kept.");

                string Load(string from, int place)
                {
                    string local = from + CSharp.Literal(place);
                    if (!loaded.ContainsKey(local))
                    {
                        loaded[local] = local;
                        body.Line($"var {local} = {vector.Load($"Unsafe.Add(ref {from}, element + {CSharp.Literal(place * row)})")};");
                    }

                    return local;
                }
            });
    }
}
