using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Memory;
using DslNets.Compiler.Scheduling;
using DslNets.Compiler.Shapes;

namespace DslNets.Compiler.Emit.Kernels;

/// <summary>Attention, some rows of queries at a time: their shares in all keys, then the mean of the values with these shares.</summary>
public static class AttentionKernel
{
    public static string Emit(KernelMethods methods, MemoryPlan memory, Kernel.Dedicated kernel)
    {
        var attention = (Operation.Attention)kernel.Result.Definition;
        AttentionShape shape = attention.Shape;
        var call = new KernelCall(memory, methods.Target.Element);
        Location queriesAt = call.Reference("queries", attention.Queries);
        Location memoryAt = shape.IsSelf ? queriesAt : call.Reference("memory", attention.Memory);
        Location? lengthsAt = attention.Lengths is null ? null : call.Reference("lengths", attention.Lengths);
        Location yAt = call.Reference("y", kernel.Result);
        call.Units(2 * shape.Heads, "blocks");
        string name = CSharp.MemberName(kernel.Result.Name) + "Attention";
        string comment = KernelPrinter.Print(kernel);
        var writer = new AttentionWriter(methods, shape, lengthsAt, name, comment);
        IReadOnlyList<(int Rows, int Count)> rowTiles = Tiling.Split(shape.Queries, writer.Largest);
        string memoryName = shape.IsSelf ? "queries" : "memory";
        return methods.Add(name, comment, call.Parameters, body =>
        {
            body.Line($"ref {methods.Target.Element} scores = ref WorkerScratch<{methods.Target.Element}>.Reference({CSharp.Literal(checked(rowTiles.Max(tile => tile.Rows) * writer.ScoreRow))});");
            writer.Open(
                body,
                ("headQueries", "queries", queriesAt, 0),
                ("headKeys", memoryName, memoryAt, shape.FirstKey),
                ("headValues", memoryName, memoryAt, shape.FirstValue),
                ("headY", "y", yAt, 0));
            AttentionWriter.ForEachTile(body, "row", rowTiles, end: null, rows =>
            {
                string keys = writer.KeysOf(rows);
                writer.Shares(body, rows, $"Unsafe.Add(ref headQueries, row * {CSharp.Literal(writer.QueryStep)})", "scores", keys);
                var means = new SampleProduct((writer.ScoreRow, writer.Lanes), (writer.Length, writer.KeyStep), (writer.OutputStep, writer.Length));
                writer.Product(body, means, "Means", rows, shape.HeadSize, end: null, "scores", "headValues", $"Unsafe.Add(ref headY, row * {CSharp.Literal(writer.OutputStep)})", keys);
            });
            body.Close();
        }) + "(" + call.Arguments + ");";
    }
}
