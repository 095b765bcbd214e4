using System;
using System.Collections.Generic;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Memory;
using DslNets.Compiler.Scheduling;
using DslNets.Compiler.Shapes;

namespace DslNets.Compiler.Emit.Kernels;

/// <summary>The attention of one step of a stream to what it remembers: the features of a head lie in the lanes. The order of the rows in the ring does not matter to it.</summary>
public static class AttentionStepKernel
{
    public static string Emit(KernelMethods methods, MemoryPlan memory, Kernel.Dedicated kernel, Func<Value, string?> given)
    {
        var attention = (Operation.AttentionStep)kernel.Result.Definition;
        AttentionShape shape = attention.Shape;
        Target target = methods.Target;
        string element = target.Element;
        var call = new KernelCall(memory, element, isSingle: true);
        call.Reference("queries", attention.Queries, given);
        call.Reference("rows", attention.Memory);
        call.Reference("y", kernel.Result);
        call.Number("long", "step", "step");
        var wide = new VectorType(target.Bits, target.Precision);
        int padded = (shape.Keys + wide.Lanes - 1) / wide.Lanes * wide.Lanes;
        List<(VectorType Vector, int First)> pieces = Pieces(target, shape.HeadSize);
        int row = 2 * shape.Channels;
        return methods.Add(CSharp.MemberName(kernel.Result.Name) + "Step", KernelPrinter.Print(kernel), call.Parameters, body =>
        {
            body.Line($"int asked = (int)Math.Min(step + 1, {CSharp.Literal(shape.Keys)});");
            body.Line($"ref {element} shares = ref WorkerScratch<{element}>.Reference({CSharp.Literal(padded)});");
            body.Open($"for (int head = 0; head < {CSharp.Literal(shape.Channels)}; head += {CSharp.Literal(shape.HeadSize)})");
            body.Line($"ref {element} query = ref Unsafe.Add(ref queries, head);");
            body.Line($"ref {element} keys = ref Unsafe.Add(ref rows, head);");
            body.Line($"ref {element} values = ref Unsafe.Add(ref rows, head + {CSharp.Literal(shape.Channels)});");
            body.Line($"{element} largest = {element}.NegativeInfinity;");
            body.Open("for (int key = 0; key < asked; key++)");
            body.Line($"ref {element} keyRow = ref Unsafe.Add(ref keys, key * {CSharp.Literal(row)});");
            var products = new List<string>();
            foreach ((VectorType vector, int first) in pieces)
            {
                string product = $"({vector.Load("query", first)} * {vector.Load("keyRow", first)})";
                products.Add(vector.IsScalar ? product : $"VectorFunctions.Sum({product})");
            }

            body.Line($"{element} score = ({string.Join(" + ", products)}) * {CSharp.Literal(1 / Math.Sqrt(shape.HeadSize), target.Precision)};");
            body.Line("Unsafe.Add(ref shares, key) = score;");
            body.Line($"largest = {element}.Max(largest, score);");
            body.Close().Line();
            body.Open($"for (int key = asked; key % {CSharp.Literal(wide.Lanes)} != 0; key++)").Line($"Unsafe.Add(ref shares, key) = {element}.NegativeInfinity;").Close().Line();
            body.Line($"var totals = {wide.Zero};");
            body.Open($"for (int key = 0; key < asked; key += {CSharp.Literal(wide.Lanes)})");
            body.Line($"var share = VectorFunctions.Exponential({wide.Load("Unsafe.Add(ref shares, key)")} - {wide.Broadcast("largest")});");
            body.Line("totals += share;");
            body.Line(wide.Store("share", "Unsafe.Add(ref shares, key)"));
            body.Close().Line();
            body.Line($"{element} factor = 1 / VectorFunctions.Sum(totals);");
            body.Line($"ref {element} headY = ref Unsafe.Add(ref y, head);");
            for (int index = 0; index < pieces.Count; index++)
            {
                body.Line($"var sum{CSharp.Literal(index)} = {pieces[index].Vector.Zero};");
            }

            body.Open("for (int key = 0; key < asked; key++)");
            body.Line($"ref {element} valueRow = ref Unsafe.Add(ref values, key * {CSharp.Literal(row)});");
            body.Line($"{element} share = Unsafe.Add(ref shares, key);");
            for (int index = 0; index < pieces.Count; index++)
            {
                (VectorType vector, int first) = pieces[index];
                string sum = "sum" + CSharp.Literal(index);
                body.Line($"{sum} = {vector.MultiplyAdd(vector.Broadcast("share"), vector.Load("valueRow", first), sum)};");
            }

            body.Close().Line();
            for (int index = 0; index < pieces.Count; index++)
            {
                (VectorType vector, int first) = pieces[index];
                body.Line(vector.Store($"(sum{CSharp.Literal(index)} * {vector.Broadcast("factor")})", "headY", first));
            }

            body.Close();
        }) + "(" + call.Arguments + ");";
    }

    /// <summary>The features of a head as vectors, each as wide as there are features left for it; numbers at the end.</summary>
    private static List<(VectorType Vector, int First)> Pieces(Target target, int features)
    {
        var pieces = new List<(VectorType, int)>();
        int first = 0;
        foreach (int bits in new[] { 512, 256, 128, 0 })
        {
            var vector = new VectorType(bits, target.Precision);
            while (bits <= target.Bits && first + vector.Lanes <= features)
            {
                pieces.Add((vector, first));
                first += vector.Lanes;
            }
        }

        return pieces;
    }
}
