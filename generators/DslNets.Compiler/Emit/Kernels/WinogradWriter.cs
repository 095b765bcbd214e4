using System;
using System.Collections.Generic;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Scheduling;

namespace DslNets.Compiler.Emit.Kernels;

/// <summary>Writes the steps of a <see cref="WinogradConvolutionKernel"/>: the transformations of weights, inputs and outputs, and the products in between.</summary>
/// <param name="pool">The pool of 2x2 outputs, which is all of a tile that is stored; null where all are.</param>
public sealed class WinogradWriter(KernelMethods methods, WinogradWindow window, TileEpilogue epilogue, Operation? pool, string name, string comment)
{
    /// <summary>Added between two frequencies: powers of two would push each other out of the first-level cache.</summary>
    public const int Gap = 16;

    private readonly Target _target = methods.Target;
    private readonly VectorType _vector = new(methods.Target.Bits, methods.Target.Precision);

    /// <summary>The inputs and outputs of the weights: those of the convolution, also for its transpose.</summary>
    private readonly (int Inputs, int Outputs) _weights = window.IsTransposed ? (window.OutputChannels, window.InputChannels) : (window.InputChannels, window.OutputChannels);

    public int WeightsLength => checked(WinogradWindow.Frequencies * FrequencyLength);

    private int Length => _target.BlockLength;

    private string Element => _target.Element;

    /// <summary>The transformed weights of a frequency: [input][output], outputs padded as in the panels.</summary>
    private int FrequencyLength => _weights.Inputs * WeightsRow;

    private int WeightsRow => Panels.PaddedOutputs(_weights.Outputs);

    /// <summary>All weights: U = G g G'.</summary>
    public void Weights(SourceWriter body)
    {
        int whole = Panels.Whole(_weights.Outputs);
        int rest = Panels.Rest(_weights.Outputs);
        int panelLength = Panels.Width * 9 * _weights.Inputs;
        if (whole > 1)
        {
            body.Open($"for (int panel = 0; panel < {CSharp.Literal(whole)}; panel++)");
            body.Line($"{PanelWeights(Panels.Width)}(ref Unsafe.Add(ref weights, panel * {CSharp.Literal(panelLength)}), ref Unsafe.Add(ref u, panel * {CSharp.Literal(Panels.Width)}));");
            body.Close();
        }
        else if (whole == 1)
        {
            body.Line($"{PanelWeights(Panels.Width)}(ref weights, ref u);");
        }

        if (rest > 0)
        {
            body.Line($"{PanelWeights(Panels.WidthOf(rest))}(ref {KernelCall.At("weights", whole * panelLength)}, ref {KernelCall.At("u", whole * Panels.Width)});");
        }
    }

    /// <summary>The inputs of a tile: V = B' d B.</summary>
    public void Inputs(SourceWriter body, int tiles, int step) => EachTile(body, tiles, () =>
    {
        int pixel = window.InputChannels * Length;
        int row = window.InputColumns * pixel;
        string transform = InputTransform(tiles, step);
        body.Line($"int row = (tileRow * 2) - {CSharp.Literal(window.PadRows)};");
        body.Line($"int column = (tileColumn * 2) - {CSharp.Literal(window.PadColumns)};");
        body.Line($"ref {Element} tileV = ref Unsafe.Add(ref v, index * {CSharp.Literal(Length)});");
        body.Open($"if (row >= 0 && row <= {CSharp.Literal(window.InputRows - 4)} && column >= 0 && column <= {CSharp.Literal(window.InputColumns - 4)})");
        body.Line($"{transform}(ref Unsafe.Add(ref blockX, (row * {CSharp.Literal(row)}) + (column * {CSharp.Literal(pixel)})), {CSharp.Literal(row)}, ref tileV);");
        body.Close().Open("else");
        body.Line($"ImagePatch.Copy(ref blockX, {CSharp.Literal(window.InputRows)}, {CSharp.Literal(window.InputColumns)}, {CSharp.Literal(pixel)}, row, column, 4, 4, ref patch);");
        body.Line($"{transform}(ref patch, {CSharp.Literal(4 * pixel)}, ref tileV);");
        body.Close();
    });

    /// <summary>
    /// For some output channels at a time the products of all frequencies, M = sum over input channels of U V, which stay in the first-level cache, and from them the outputs, Y = A' M A, with the formula fused to them.
    /// </summary>
    public void Outputs(SourceWriter body, int tiles, int inputStep)
    {
        int start = 0;
        foreach ((int channels, int count) in Tiling.Split(window.OutputChannels, Channels(tiles)))
        {
            if (count > 1)
            {
                body.Open($"for (int channel = {CSharp.Literal(start)}; channel < {CSharp.Literal(start + (channels * count))}; channel += {CSharp.Literal(channels)})");
                Write("channel", channels);
                body.Close();
            }
            else
            {
                Write(CSharp.Literal(start), channels);
            }

            start += channels * count;
        }

        void Write(string channel, int channels)
        {
            int step = (channels * tiles * Length) + Gap;
            int weightsStep = window.IsTransposed ? WeightsRow : 1;
            body.Open($"for (int frequency = 0; frequency < {CSharp.Literal(WinogradWindow.Frequencies)}; frequency++)");
            body.Line(
                $"{ProductTile(tiles, channels)}(ref Unsafe.Add(ref v, frequency * {CSharp.Literal(inputStep)}), "
                + $"ref Unsafe.Add(ref u, (frequency * {CSharp.Literal(FrequencyLength)}) + ({channel} * {CSharp.Literal(weightsStep)})), "
                + $"ref Unsafe.Add(ref m, frequency * {CSharp.Literal(step)}));");
            body.Close();
            bool hasHalfRows = window.OutputRows % 2 != 0;
            bool hasHalfColumns = window.OutputColumns % 2 != 0;
            string edge = (hasHalfRows ? $", tileRow * 2 < {CSharp.Literal(window.OutputRows - 1)}" : "") + (hasHalfColumns ? $", tileColumn * 2 < {CSharp.Literal(window.OutputColumns - 1)}" : "");
            EachTile(body, tiles, () =>
            {
                string place = pool is null ? $"(tileRow * {CSharp.Literal(2 * window.OutputColumns)}) + (tileColumn * 2)" : $"(tileRow * {CSharp.Literal(window.TileColumns)}) + tileColumn";
                body.Line($"int pixel = ({place}) * {CSharp.Literal(window.OutputChannels)};");
                body.Line($"{OutputTransform(tiles, channels, step, hasHalfRows, hasHalfColumns)}(ref Unsafe.Add(ref m, index * {CSharp.Literal(Length)}), ref Unsafe.Add(ref blockY, (pixel + {channel}) * {CSharp.Literal(Length)}){edge}{epilogue.Arguments(channel, $"pixel + {channel}")});");
            });
        }
    }

    private void EachTile(SourceWriter body, int tiles, Action write)
    {
        body.Open($"for (int index = 0; index < {CSharp.Literal(tiles)}; index++)");
        body.Line($"int tileRow = (tile + index) / {CSharp.Literal(window.TileColumns)};");
        body.Line($"int tileColumn = tile + index - (tileRow * {CSharp.Literal(window.TileColumns)});");
        write();
        body.Close();
    }

    /// <summary>How many output channels fit beside the tiles: accumulators of tiles x channels x two vectors.</summary>
    public int Channels(int tiles) => _target.Registers == 32 ? 12 / tiles : 6 / tiles;

    private string PanelWeights(int width)
    {
        var vector = new VectorType(Math.Min(_target.Bits, width * _target.ElementBytes * 8), _target.Precision);
        return methods.Add($"{name}Weights{CSharp.Literal(width)}", comment, $"ref {Element} weights, ref {Element} u", body =>
        {
            body.Open($"for (int input = 0; input < {CSharp.Literal(_weights.Inputs)}; input++)");
            body.Open($"for (int output = 0; output < {CSharp.Literal(width)}; output += {CSharp.Literal(vector.Lanes)})");
            body.Line($"ref {Element} g = ref Unsafe.Add(ref weights, (input * {CSharp.Literal(width)}) + output);");
            body.Line($"ref {Element} tileU = ref Unsafe.Add(ref u, (input * {CSharp.Literal(WeightsRow)}) + output);");
            body.Line($"var half = {vector.Constant(0.5)};");
            for (int tap = 0; tap < 9; tap++)
            {
                int place = window.IsTransposed ? 8 - tap : tap;
                body.Line($"var g{CSharp.Literal(tap / 3)}{CSharp.Literal(tap % 3)} = {vector.Load("g", place * _weights.Inputs * width)};");
            }

            // G = [1 0 0; 1/2 1/2 1/2; 1/2 -1/2 1/2; 0 0 1], from the left and from the right.
            for (int column = 0; column < 3; column++)
            {
                Four(body, index => $"g{index}{CSharp.Literal(column)}", index => $"t{index}{CSharp.Literal(column)}");
            }

            for (int row = 0; row < 4; row++)
            {
                string at = CSharp.Literal(row);
                Four(body, index => $"t{at}{index}", index => $"u{at}{index}");
            }

            ForEachFrequency((row, column, frequency) => body.Line(vector.Store($"u{row}{column}", "tileU", frequency * FrequencyLength)));
            body.Close().Close();
        });

        static void Four(SourceWriter body, Func<int, string> from, Func<int, string> to)
        {
            body.Line($"var {to(0)} = {from(0)};");
            body.Line($"var {to(1)} = half * ({from(0)} + {from(2)} + {from(1)});");
            body.Line($"var {to(2)} = half * ({from(0)} + {from(2)} - {from(1)});");
            body.Line($"var {to(3)} = {from(2)};");
        }
    }

    private string InputTransform(int tiles, int step) =>
        methods.Add($"{name}Inputs{CSharp.Literal(tiles)}", comment, $"ref {Element} x, int row, ref {Element} v", body =>
        {
            int pixel = window.InputChannels * Length;
            body.Open($"for (int channel = 0; channel < {CSharp.Literal(window.InputChannels)}; channel++)");
            body.Open($"for (int half = 0; half < {CSharp.Literal(Length)}; half += {CSharp.Literal(_vector.Lanes)})");
            for (int row = 0; row < 4; row++)
            {
                string reference = "x" + CSharp.Literal(row);
                body.Line($"ref {Element} {reference} = ref Unsafe.Add(ref x, {(row == 0 ? "half" : row == 1 ? "row + half" : $"({CSharp.Literal(row)} * row) + half")});");
            }

            // B' = [1 0 -1 0; 0 1 1 0; 0 -1 1 0; 0 1 0 -1], from the left, column by column, and from the right.
            for (int column = 0; column < 4; column++)
            {
                string at = CSharp.Literal(column);
                for (int row = 0; row < 4; row++)
                {
                    body.Line($"var d{CSharp.Literal(row)}{at} = {_vector.Load("x" + CSharp.Literal(row), column * pixel)};");
                }

                Four(index => $"d{index}{at}", (index, value) => body.Line($"var t{index}{at} = {value};"));
            }

            body.Line($"ref {Element} tileV = ref Unsafe.Add(ref v, half);");
            for (int row = 0; row < 4; row++)
            {
                string at = CSharp.Literal(row);
                int first = row * 4 * step;
                Four(index => $"t{at}{index}", (index, value) => body.Line(_vector.Store($"({value})", "tileV", first + (index * step))));
            }

            body.Close();
            body.Line($"x = ref Unsafe.Add(ref x, {CSharp.Literal(Length)});");
            body.Line($"v = ref Unsafe.Add(ref v, {CSharp.Literal(tiles * Length)});");
            body.Close();

            static void Four(Func<int, string> from, Action<int, string> write)
            {
                write(0, $"{from(0)} - {from(2)}");
                write(1, $"{from(1)} + {from(2)}");
                write(2, $"{from(2)} - {from(1)}");
                write(3, $"{from(1)} - {from(3)}");
            }
        });

    private string ProductTile(int tiles, int channels)
    {
        // The products sum over the input channels: rows of the transformed weights, or their columns when transposed.
        int next = window.IsTransposed ? 1 : WeightsRow;
        int other = window.IsTransposed ? WeightsRow : 1;
        return methods.Add($"{name}Products{CSharp.Literal(tiles)}x{CSharp.Literal(channels)}", comment, $"ref {Element} v, ref {Element} u, ref {Element} m", body =>
        {
            ForEach((sum, _) => body.Line($"var {sum} = {_vector.Zero};"));
            body.Open($"for (int channel = 0; channel < {CSharp.Literal(window.InputChannels)}; channel++)");
            for (int tile = 0; tile < tiles; tile++)
            {
                body.Line($"var v{CSharp.Literal(tile)}a = {_vector.Load("v", tile * Length)};");
                body.Line($"var v{CSharp.Literal(tile)}b = {_vector.Load("v", (tile * Length) + _vector.Lanes)};");
            }

            for (int channel = 0; channel < channels; channel++)
            {
                string weight = "u" + CSharp.Literal(channel);
                body.Line($"var {weight} = {_vector.Broadcast(KernelCall.At("u", channel * other))};");
                for (int tile = 0; tile < tiles; tile++)
                {
                    string sum = Sum(channel, tile);
                    body.Line($"{sum}a = {_vector.MultiplyAdd(weight, $"v{CSharp.Literal(tile)}a", sum + "a")};");
                    body.Line($"{sum}b = {_vector.MultiplyAdd(weight, $"v{CSharp.Literal(tile)}b", sum + "b")};");
                }
            }

            body.Line($"v = ref Unsafe.Add(ref v, {CSharp.Literal(tiles * Length)});");
            body.Line($"u = ref Unsafe.Add(ref u, {CSharp.Literal(next)});");
            body.Close();
            ForEach((sum, offset) => body.Line(_vector.Store(sum, "m", offset)));
        });

        static string Sum(int channel, int tile) => "m" + CSharp.Literal(channel) + "_" + CSharp.Literal(tile);

        void ForEach(Action<string, int> write)
        {
            for (int channel = 0; channel < channels; channel++)
            {
                for (int tile = 0; tile < tiles; tile++)
                {
                    int offset = ((channel * tiles) + tile) * Length;
                    write(Sum(channel, tile) + "a", offset);
                    write(Sum(channel, tile) + "b", offset + _vector.Lanes);
                }
            }
        }
    }

    private string OutputTransform(int tiles, int channels, int step, bool hasHalfRows, bool hasHalfColumns)
    {
        string edge = (hasHalfRows ? ", bool hasSecondRow" : "") + (hasHalfColumns ? ", bool hasSecondColumn" : "");
        return methods.Add($"{name}Outputs{CSharp.Literal(tiles)}x{CSharp.Literal(channels)}", comment, $"ref {Element} m, ref {Element} y{edge}{epilogue.Parameters}", body =>
        {
            body.Open($"for (int channel = 0; channel < {CSharp.Literal(channels)}; channel++)");
            for (int half = 0; half < 2; half++)
            {
                Half(body, half);
            }

            body.Line($"m = ref Unsafe.Add(ref m, {CSharp.Literal(tiles * Length)});");
            body.Line($"y = ref Unsafe.Add(ref y, {CSharp.Literal(Length)});");
            epilogue.NextChannel(body);
            body.Close();
        });

        void Half(SourceWriter body, int half)
        {
            string suffix = half == 0 ? "a" : "b";

            // A' = [1 1 1 0; 0 1 -1 -1], from the left, column by column, and from the right.
            for (int column = 0; column < 4; column++)
            {
                string at = CSharp.Literal(column) + suffix;
                for (int row = 0; row < 4; row++)
                {
                    body.Line($"var m{CSharp.Literal(row)}{at} = {_vector.Load("m", (((row * 4) + column) * step) + (half * _vector.Lanes))};");
                }

                body.Line($"var s0{at} = m0{at} + m1{at} + m2{at};");
                body.Line($"var s1{at} = m1{at} - m2{at} - m3{at};");
            }

            body.Line($"var start{suffix} = {epilogue.Start(0)};");
            var values = new List<string>();
            for (int row = 0; row < 2; row++)
            {
                if (row == 1 && hasHalfRows)
                {
                    body.Open("if (hasSecondRow)");
                }

                string at = CSharp.Literal(row);
                Store($"start{suffix} + s{at}0{suffix} + s{at}1{suffix} + s{at}2{suffix}", row, 0);
                if (hasHalfColumns)
                {
                    body.Open("if (hasSecondColumn)");
                }

                Store($"start{suffix} + s{at}1{suffix} - s{at}2{suffix} - s{at}3{suffix}", row, 1);
                if (hasHalfColumns)
                {
                    body.Close();
                }

                if (row == 1 && hasHalfRows)
                {
                    body.Close();
                }
            }

            if (pool is not null)
            {
                body.Line(_vector.Store(PoolKernel.Join(_vector, pool, values), "y", half * _vector.Lanes));
            }

            void Store(string value, int row, int column)
            {
                string sum = $"y{CSharp.Literal(row)}{CSharp.Literal(column)}{suffix}";
                int place = ((row * window.OutputColumns) + column) * window.OutputChannels;
                body.Line($"var {sum} = {value};");
                string result = epilogue.Result(body, sum, 0, place, half);
                if (pool is null)
                {
                    body.Line(_vector.Store(result, "y", (place * Length) + (half * _vector.Lanes)));
                }
                else
                {
                    values.Add(result);
                }
            }
        }
    }

    private static void ForEachFrequency(Action<int, int, int> write)
    {
        for (int frequency = 0; frequency < WinogradWindow.Frequencies; frequency++)
        {
            write(frequency / 4, frequency % 4, frequency);
        }
    }
}
