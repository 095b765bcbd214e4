using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Memory;
using DslNets.Compiler.Scheduling;
using DslNets.Compiler.Shapes;

namespace DslNets.Compiler.Emit.Kernels;

/// <summary>
/// The gradients of queries, keys and values, some rows of queries at a time: their shares are computed again, from these the gradients of the scores; rows give to the gradients of all keys and values they asked.
/// </summary>
public static class AttentionGradientKernel
{
    /// <summary>Tiles of rows whose scores are in scratch memory together: so many that reading and writing the gradients of keys and values costs little.</summary>
    private const int TilesOfRun = 6;

    public static string Emit(KernelMethods methods, MemoryPlan memory, Kernel.Dedicated kernel)
    {
        var gradient = (Operation.AttentionGradient)kernel.Result.Definition;
        AttentionShape shape = gradient.Shape;
        string element = methods.Target.Element;
        var call = new KernelCall(memory, element);
        Location queriesAt = call.Reference("queries", gradient.Queries);
        Location memoryAt = shape.IsSelf ? queriesAt : call.Reference("memory", gradient.Memory);
        Location? lengthsAt = gradient.Lengths is null ? null : call.Reference("lengths", gradient.Lengths);
        Location dyAt = call.Reference("dy", gradient.DY);
        Location resultAt = call.Reference("result", kernel.Result);
        call.Units(2 * shape.Heads, "blocks");
        string name = CSharp.MemberName(kernel.Result.Name) + "AttentionGradient";
        string comment = KernelPrinter.Print(kernel);
        var writer = new AttentionWriter(methods, shape, lengthsAt, name, comment);
        string memoryName = shape.IsSelf ? "queries" : "memory";

        // Behind the gradient of the queries, in another value.
        int firstOfMemory = shape.IsSelf ? 0 : shape.Queries * shape.QueryChannels;
        List<(int Rows, int Tiles, int Count)> runs = Tiling.Split(shape.Queries, writer.Largest)
            .SelectMany(tiles => Tiling.Split(tiles.Count, TilesOfRun).Select(run => (tiles.Rows, run.Rows, run.Count)))
            .ToList();
        int scoresLength = checked(runs.Max(run => run.Rows * run.Tiles) * writer.ScoreRow);
        return methods.Add(name, comment, call.Parameters, body =>
        {
            body.Line($"ref {element} shares = ref WorkerScratch<{element}>.Reference({CSharp.Literal(checked(2 * scoresLength))});");
            body.Line($"ref {element} gradients = ref Unsafe.Add(ref shares, {CSharp.Literal(scoresLength)});");
            writer.Open(
                body,
                ("headQueries", "queries", queriesAt, 0),
                ("headKeys", memoryName, memoryAt, shape.FirstKey),
                ("headValues", memoryName, memoryAt, shape.FirstValue),
                ("headDY", "dy", dyAt, 0),
                ("queryGradient", "result", resultAt, 0),
                ("keyGradient", "result", resultAt, firstOfMemory + shape.FirstKey),
                ("valueGradient", "result", resultAt, firstOfMemory + shape.FirstValue));
            body.Line($"{Clear(methods, writer, shape, name, comment)}(ref keyGradient, ref valueGradient);");
            int start = 0;
            foreach ((int rows, int tiles, int count) in runs)
            {
                int runRows = rows * tiles;
                body.Open($"for (int run = {CSharp.Literal(start)}; run < {CSharp.Literal(start + (runRows * count))}; run += {CSharp.Literal(runRows)})");
                body.Line(shape.IsCausal ? $"int keys = run + {CSharp.Literal(runRows)};" : $"const int keys = {CSharp.Literal(shape.Keys)};");
                WriteRun(body, rows, runRows);
                body.Close();
                start += runRows * count;
            }

            body.Close();
        }) + "(" + call.Arguments + ");";

        void WriteRun(SourceWriter body, int rows, int runRows)
        {
            string? end = shape.IsCausal ? "keys" : null;
            var ofShares = new SampleProduct((writer.OutputStep, writer.Length), (writer.KeyStep, writer.Length), (writer.ScoreRow, writer.Lanes));
            var ofQueries = new SampleProduct((writer.ScoreRow, writer.Lanes), (writer.Length, writer.KeyStep), (writer.QueryStep, writer.Length));
            body.Open($"for (int row = run; row < run + {CSharp.Literal(runRows)}; row += {CSharp.Literal(rows)})");
            body.Line($"ref {element} rowShares = ref Unsafe.Add(ref shares, (row - run) * {CSharp.Literal(writer.ScoreRow)});");
            body.Line($"ref {element} rowGradients = ref Unsafe.Add(ref gradients, (row - run) * {CSharp.Literal(writer.ScoreRow)});");
            if (shape.IsCausal)
            {
                // The columns of the rows that follow in this run: these rows do not ask them.
                body.Line($"int asked = row + {CSharp.Literal(rows)};");
                body.Line($"{ClearRows(methods, writer, rows, name, comment)}(ref Unsafe.Add(ref rowShares, asked * {CSharp.Literal(writer.Lanes)}), ref Unsafe.Add(ref rowGradients, asked * {CSharp.Literal(writer.Lanes)}), (keys - asked) * {CSharp.Literal(writer.Lanes)});");
            }

            string asked = shape.IsCausal ? "asked" : "keys";
            writer.Shares(body, rows, $"Unsafe.Add(ref headQueries, row * {CSharp.Literal(writer.QueryStep)})", "rowShares", asked);
            writer.Product(body, ofShares, "OfShares", rows, shape.Keys, shape.IsCausal ? asked : null, $"Unsafe.Add(ref headDY, row * {CSharp.Literal(writer.OutputStep)})", "headValues", "rowGradients", CSharp.Literal(shape.HeadSize));
            body.Line($"{writer.ScoreGradient(rows)}(ref rowShares, ref rowGradients, {asked});");
            writer.Product(body, ofQueries, "OfQueries", rows, shape.HeadSize, end: null, "rowGradients", "headKeys", $"Unsafe.Add(ref queryGradient, row * {CSharp.Literal(writer.QueryStep)})", asked);
            body.Close();

            var ofKeys = new SampleProduct((writer.Lanes, writer.ScoreRow), (writer.Length, writer.QueryStep), (writer.KeyStep, writer.Length), Adds: true);
            var ofValues = new SampleProduct((writer.Lanes, writer.ScoreRow), (writer.Length, writer.OutputStep), (writer.KeyStep, writer.Length), Adds: true);
            AttentionWriter.ForEachTile(body, "key", Tiling.Split(shape.Keys, writer.Largest), end, keyRows =>
            {
                string score = $"key * {CSharp.Literal(writer.Lanes)}";
                string place = $"key * {CSharp.Literal(writer.KeyStep)}";
                string terms = CSharp.Literal(runRows);
                writer.Product(body, ofKeys, "OfKeys", keyRows, shape.HeadSize, null, $"Unsafe.Add(ref gradients, {score})", $"Unsafe.Add(ref headQueries, run * {CSharp.Literal(writer.QueryStep)})", $"Unsafe.Add(ref keyGradient, {place})", terms);
                writer.Product(body, ofValues, "OfValues", keyRows, shape.HeadSize, null, $"Unsafe.Add(ref shares, {score})", $"Unsafe.Add(ref headDY, run * {CSharp.Literal(writer.OutputStep)})", $"Unsafe.Add(ref valueGradient, {place})", terms);
            });
        }
    }

    /// <summary>Gradients that rows are added to begin with zeros.</summary>
    private static string Clear(KernelMethods methods, AttentionWriter writer, AttentionShape shape, string name, string comment)
    {
        string element = methods.Target.Element;
        var vector = new VectorType(methods.Target.Bits, methods.Target.Precision);
        return methods.Add(name + "Clear", comment, $"ref {element} keys, ref {element} values", body =>
        {
            body.Open($"for (int key = 0; key < {CSharp.Literal(shape.Keys)}; key++)");
            body.Open($"for (int channel = 0; channel < {CSharp.Literal(shape.HeadSize * writer.Length)}; channel += {CSharp.Literal(writer.Length)})");
            body.Line(vector.Store(vector.Zero, $"Unsafe.Add(ref keys, (key * {CSharp.Literal(writer.KeyStep)}) + channel)"));
            body.Line(vector.Store(vector.Zero, $"Unsafe.Add(ref values, (key * {CSharp.Literal(writer.KeyStep)}) + channel)"));
            body.Close().Close();
        });
    }

    private static string ClearRows(KernelMethods methods, AttentionWriter writer, int rows, string name, string comment)
    {
        string element = methods.Target.Element;
        return methods.Add($"{name}ClearRows{CSharp.Literal(rows)}", comment, $"ref {element} shares, ref {element} gradients, int count", body =>
        {
            body.Open($"for (int row = 0; row < {CSharp.Literal(rows)}; row++)");
            body.Line($"MemoryMarshal.CreateSpan(ref Unsafe.Add(ref shares, row * {CSharp.Literal(writer.ScoreRow)}), count).Clear();");
            body.Line($"MemoryMarshal.CreateSpan(ref Unsafe.Add(ref gradients, row * {CSharp.Literal(writer.ScoreRow)}), count).Clear();");
            body.Close();
        });
    }
}
