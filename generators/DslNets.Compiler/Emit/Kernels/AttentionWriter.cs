using System;
using System.Collections.Generic;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Memory;
using DslNets.Compiler.Scalars;
using DslNets.Compiler.Scheduling;
using DslNets.Compiler.Shapes;

namespace DslNets.Compiler.Emit.Kernels;

/// <summary>
/// What an attention and its gradient have in common. A unit of work is one head of one vector of samples. Scores of some rows of queries with all keys are in scratch memory; a causal attention computes, of each
/// tile of rows, only the columns up to its end.
/// </summary>
/// <param name="lengthsAt">Where the number of real keys of each sample lies: the others get no share. Null where all are real.</param>
internal sealed class AttentionWriter(KernelMethods methods, AttentionShape shape, Location? lengthsAt, string name, string comment)
{
    private readonly VectorType _vector = new(methods.Target.Bits, methods.Target.Precision);

    public int Lanes => methods.Target.Lanes;

    public int Length => methods.Target.BlockLength;

    /// <summary>The elements of a row of scores.</summary>
    public int ScoreRow => shape.Keys * Lanes;

    /// <summary>From one step to the next in queries, in keys and values, and in the output.</summary>
    public int QueryStep => shape.QueryChannels * Length;

    public int KeyStep => shape.KeyChannels * Length;

    public int OutputStep => shape.Channels * Length;

    public int Largest => SampleProduct.LargestTile(methods.Target);

    /// <summary>The keys that the rows read which begin at <c>row</c>, as C#.</summary>
    public string KeysOf(int rows) => shape.IsCausal ? $"row + {CSharp.Literal(rows)}" : CSharp.Literal(shape.Keys);

    /// <summary>Opens the loop over the units and declares where the head of this vector of samples begins.</summary>
    public void Open(SourceWriter body, params (string Local, string From, Location At, int Channel)[] heads)
    {
        string element = methods.Target.Element;
        body.Open("for (int unit = first; unit < end; unit++)");
        body.Line($"int block = unit / {CSharp.Literal(2 * shape.Heads)};");
        body.Line($"int part = unit - (block * {CSharp.Literal(2 * shape.Heads)});");
        body.Line($"int lane = (part & 1) * {CSharp.Literal(Lanes)};");
        body.Line($"int head = (part >> 1) * {CSharp.Literal(shape.HeadSize * Length)};");
        foreach ((string local, string from, Location at, int channel) in heads)
        {
            string channels = channel == 0 ? "" : $" + {CSharp.Literal(channel * Length)}";
            body.Line($"ref {element} {local} = ref Unsafe.Add(ref {from}, {ProductKernel.BlockOffset(at, Length)}{channels} + head + lane);");
        }

        if (lengthsAt is not null)
        {
            body.Line($"ref {element} realKeys = ref Unsafe.Add(ref lengths, {ProductKernel.BlockOffset(lengthsAt, Length)} + lane);");
        }
    }

    /// <summary>A loop over the tiles of some rows or columns.</summary>
    /// <param name="end">Where the loop ends early, as C#; null at the last.</param>
    public static void ForEachTile(SourceWriter body, string index, IReadOnlyList<(int Size, int Count)> tiles, string? end, Action<int> write)
    {
        int start = 0;
        foreach ((int size, int count) in tiles)
        {
            string last = CSharp.Literal(start + (size * count));
            body.Open($"for (int {index} = {CSharp.Literal(start)}; {index} < {(end is null ? last : $"Math.Min({last}, {end})")}; {index} += {CSharp.Literal(size)})");
            write(size);
            body.Close();
            start += size * count;
        }
    }

    /// <summary>Writes the products of some rows with all columns they need.</summary>
    /// <param name="columns">How many columns there are.</param>
    /// <param name="end">Where they end early, as C#; null at the last.</param>
    /// <param name="terms">The number of terms of each sum, as C#.</param>
    public void Product(SourceWriter body, SampleProduct product, string kind, int rows, int columns, string? end, string left, string right, string result, string terms) =>
        ForEachTile(body, "column", Tiling.Split(columns, Largest), end, size => body.Line(
            $"{product.Tile(methods, name + kind, comment, rows, size)}(ref {left}, ref Unsafe.Add(ref {right}, column * {CSharp.Literal(product.Right.Column)}), ref Unsafe.Add(ref {result}, column * {CSharp.Literal(product.Result.Column)}), {terms});"));

    /// <summary>The shares of some rows of queries in all keys: from scores to their softmax.</summary>
    public void Shares(SourceWriter body, int rows, string queries, string scores, string keys)
    {
        var product = new SampleProduct((QueryStep, Length), (KeyStep, Length), (ScoreRow, Lanes), Scale: 1 / Math.Sqrt(shape.HeadSize));
        Product(body, product, "Scores", rows, shape.Keys, shape.IsCausal ? keys : null, queries, "headKeys", scores, CSharp.Literal(shape.HeadSize));
        body.Line($"{Softmax(rows)}(ref {scores}, {keys}{(lengthsAt is null ? "" : ", ref realKeys")});");
    }

    /// <summary>Of a causal tile the last columns are the tile itself: above its diagonal nothing is asked.</summary>
    private string Softmax(int rows) => methods.Add($"{name}Softmax{CSharp.Literal(rows)}", comment, SoftmaxParameters, body =>
    {
        if (shape.IsCausal && rows > 1)
        {
            body.Line($"ref {methods.Target.Element} corner = ref Unsafe.Add(ref scores, (keys - {CSharp.Literal(rows)}) * {CSharp.Literal(Lanes)});");
            for (int row = 0; row < rows; row++)
            {
                for (int key = row + 1; key < rows; key++)
                {
                    body.Line(_vector.Store(_vector.Constant(double.NegativeInfinity), "corner", (row * ScoreRow) + (key * Lanes)));
                }
            }
        }

        ForEachRow(rows, row => body.Line($"var largest{CSharp.Literal(row)} = {_vector.Constant(double.NegativeInfinity)};"));
        if (lengthsAt is not null)
        {
            // Lengths are at least 1, also in the lanes behind the last sample, so that no share is the quotient of zeros.
            body.Line($"var real = {_vector.Load("realKeys")};");
            body.Line($"var at = {_vector.Zero};");
        }

        OpenKeys(body, ("key", "scores"));
        if (lengthsAt is not null)
        {
            ForEachRow(rows, row => body.Line(_vector.Store(_vector.Select(Comparison.Less, "at", "real", Score("key", row), _vector.Constant(double.NegativeInfinity)), "key", row * ScoreRow)));
            body.Line($"at += {_vector.Constant(1)};");
        }

        ForEachRow(rows, row => body.Line($"largest{CSharp.Literal(row)} = {_vector.Maximum("largest" + CSharp.Literal(row), Score("key", row))};"));
        body.Close();
        ForEachRow(rows, row => body.Line($"var total{CSharp.Literal(row)} = {_vector.Zero};"));
        OpenKeys(body, ("key", "scores"));
        ForEachRow(rows, row => body.Line($"var share{CSharp.Literal(row)} = VectorFunctions.Exponential({Score("key", row)} - largest{CSharp.Literal(row)});"));
        ForEachRow(rows, row => body.Line($"total{CSharp.Literal(row)} += share{CSharp.Literal(row)};"));
        ForEachRow(rows, row => body.Line(_vector.Store("share" + CSharp.Literal(row), "key", row * ScoreRow)));
        body.Close();
        ForEachRow(rows, row => body.Line($"var factor{CSharp.Literal(row)} = {_vector.Constant(1)} / total{CSharp.Literal(row)};"));
        OpenKeys(body, ("key", "scores"));
        ForEachRow(rows, row => body.Line(_vector.Store($"({Score("key", row)} * factor{CSharp.Literal(row)})", "key", row * ScoreRow)));
        body.Close();
    });

    private string SoftmaxParameters => $"ref {methods.Target.Element} scores, int keys" + (lengthsAt is null ? "" : $", ref {methods.Target.Element} realKeys");

    /// <summary>From the gradient of shares to that of scores, where it lies: ds = p (dp - sum of p dp), times what scores are scaled by.</summary>
    public string ScoreGradient(int rows) => methods.Add($"{name}Shares{CSharp.Literal(rows)}", comment, $"ref {methods.Target.Element} shares, ref {methods.Target.Element} gradients, int keys", body =>
    {
        ForEachRow(rows, row => body.Line($"var sum{CSharp.Literal(row)} = {_vector.Zero};"));
        OpenKeys(body, ("share", "shares"), ("gradient", "gradients"));
        ForEachRow(rows, row => body.Line($"sum{CSharp.Literal(row)} = {_vector.MultiplyAdd(Score("share", row), Score("gradient", row), "sum" + CSharp.Literal(row))};"));
        body.Close();
        OpenKeys(body, ("share", "shares"), ("gradient", "gradients"));
        ForEachRow(rows, row => body.Line(_vector.Store(
            $"({Score("share", row)} * ({Score("gradient", row)} - sum{CSharp.Literal(row)}) * {_vector.Constant(1 / Math.Sqrt(shape.HeadSize))})", "gradient", row * ScoreRow)));
        body.Close();
    });

    private static void ForEachRow(int rows, Action<int> write)
    {
        for (int row = 0; row < rows; row++)
        {
            write(row);
        }
    }

    /// <summary>A loop over the keys, with a reference that moves along each matrix of scores.</summary>
    private void OpenKeys(SourceWriter body, params (string Local, string From)[] matrices)
    {
        body.Open($"for (int offset = 0; offset < keys * {CSharp.Literal(Lanes)}; offset += {CSharp.Literal(Lanes)})");
        foreach ((string local, string from) in matrices)
        {
            body.Line($"ref {methods.Target.Element} {local} = ref Unsafe.Add(ref {from}, offset);");
        }
    }

    private string Score(string local, int row) => _vector.Load(local, row * ScoreRow);
}
