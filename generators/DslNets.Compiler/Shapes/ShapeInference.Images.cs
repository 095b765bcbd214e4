using System;
using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Model;
using static DslNets.Compiler.Shapes.LayerText;

namespace DslNets.Compiler.Shapes;

/// <content>The layers over images and sequences.</content>
internal sealed partial class ShapeInference
{
    private const int SequenceRank = 2;
    private const int ImageRank = 3;

    private Shape? Infer(int layer, LayerModel.Conv conv)
    {
        // Groups that do not divide the filters are reported with the arguments; one message for them is enough.
        if (SourceOf(layer, conv.Window.Dimensions) is not Shape source || !conv.Window.IsSound || conv.Filters < 1 || conv.Groups < 1 || conv.Filters % conv.Groups != 0 || conv.OutputPadding < 0)
        {
            return null;
        }

        if (source.Channels % conv.Groups != 0)
        {
            Report(new Problem(
                ProblemCode.GroupsDoNotDivide,
                layer,
                "Groups",
                Details: EquatableArray.Of(Number(conv.Groups), Number(source.Channels), "input channels", KindOf(conv)),
                Related: _connections.Source(layer)));
            return null;
        }

        if (conv.IsTransposed)
        {
            return FitsTransposed(layer, conv, source) ? Windowed(layer, conv.Window, Windows.Of(conv, source), isTransposed: true) : null;
        }

        return Fits(layer, conv.Window, source) ? Windowed(layer, conv.Window, Windows.Of(conv, source)) : null;
    }

    private Shape? Infer(int layer, LayerModel.Pool pool) =>
        SourceOf(layer, pool.Window.Dimensions) is Shape source && pool.Window.IsSound && Fits(layer, pool.Window, source)
            ? Windowed(layer, pool.Window, Windows.Of(pool, source))
            : null;

    private Shape? Infer(int layer, LayerModel.Reshape reshape)
    {
        Shape? source = SourceOf(layer);
        if (source is null || reshape.Dimensions.Count is 0 or > 3 || reshape.Dimensions.Any(size => size < 1) || Sized(layer, reshape.Dimensions.ToArray()) is not Shape shape)
        {
            return null;
        }

        if (shape.Length == source.Length)
        {
            return shape;
        }

        Report(new Problem(
            ProblemCode.ReshapeLengthDiffers,
            layer,
            Details: EquatableArray.Of(LayerText.Of(reshape), Number(shape.Length), SourceText(layer), LayerText.Of(source), Number(source.Length)),
            Related: _connections.Source(layer)));
        return null;
    }

    private Shape? Infer(int layer, LayerModel.Transpose transpose)
    {
        if (SourceOf(layer, SequenceRank, ImageRank) is not Shape source)
        {
            return null;
        }

        if (transpose.Order.OrderBy(dimension => dimension).SequenceEqual(Enumerable.Range(0, source.Rank)))
        {
            return new Shape(transpose.Order.Select(dimension => source.Dimensions[dimension]).ToEquatableArray());
        }

        // Keras's Permute counts from 1.
        bool countsFromOne = transpose.Order.OrderBy(dimension => dimension).SequenceEqual(Enumerable.Range(1, source.Rank));
        string remedy = countsFromOne
            ? $"they count from 0, so write {LayerText.Of(new LayerModel.Transpose(transpose.Order.Select(dimension => dimension - 1).ToEquatableArray()))}"
            : $"name each of {string.Join(", ", Enumerable.Range(0, source.Rank))} once";
        Report(new Problem(
            ProblemCode.TransposeOrder,
            layer,
            Details: EquatableArray.Of(LayerText.Of(transpose), Number(source.Rank), SourceText(layer), LayerText.Of(source), remedy),
            Related: _connections.Source(layer)));
        return null;
    }

    private Shape? Infer(int layer, LayerModel.UpSample upSample)
    {
        if (SourceOf(layer, SequenceRank, ImageRank) is not Shape source || upSample.Factor < 1)
        {
            return null;
        }

        if (source.Rank == SequenceRank && upSample.Interpolation == UpSampling.Bilinear)
        {
            Report(new Problem(
                ProblemCode.BilinearOnSequence,
                layer,
                "Interpolation",
                Details: EquatableArray.Of(SourceText(layer), LayerText.Of(source)),
                Related: _connections.Source(layer)));
        }

        (int height, int width, int channels) = Windows.Image(source);
        int rows = source.Rank == SequenceRank ? 1 : upSample.Factor;
        long values = Math.Max(Product(height, rows, width, upSample.Factor, channels), Math.Max((long)height * rows, (long)width * upSample.Factor));
        return IsSmallEnough(layer, values) ? Positioned(source.Rank, height * rows, width * upSample.Factor, channels) : null;
    }

    private Shape? Infer(int layer, LayerModel.ZeroPadding padding) =>
        InferSides(layer, padding.Top, padding.Bottom, padding.Left, padding.Right, isCrop: false);

    private Shape? Infer(int layer, LayerModel.Crop crop) => InferSides(layer, crop.Top, crop.Bottom, crop.Left, crop.Right, isCrop: true);

    private Shape? InferSides(int layer, int top, int bottom, int left, int right, bool isCrop)
    {
        if (SourceOf(layer, SequenceRank, ImageRank) is not Shape source || top < 0 || bottom < 0 || left < 0 || right < 0)
        {
            return null;
        }

        int sign = isCrop ? -1 : 1;
        (int height, int width, int channels) = Windows.Image(source);
        bool isFlat = source.Rank == SequenceRank;
        long rows = isFlat ? 1 : height + (sign * ((long)top + bottom));
        long columns = width + (sign * ((long)left + right));
        if (isFlat)
        {
            CheckEffect(top, "Top");
            CheckEffect(bottom, "Bottom");
        }

        if (rows < 1)
        {
            ReportBelowOne(layer, "Top", $"height {Number(height)} - {Number(top)} - {Number(bottom)} = {Number(rows)}", "cut off less");
        }
        else if (columns < 1)
        {
            ReportBelowOne(layer, "Left", $"{WidthOf(source)} {Number(width)} - {Number(left)} - {Number(right)} = {Number(columns)}", "cut off less");
        }

        return rows >= 1 && columns >= 1 && IsSmallEnough(layer, rows) && IsSmallEnough(layer, columns) && Sized(layer, (int)rows, (int)columns, channels) is not null
            ? Positioned(source.Rank, (int)rows, (int)columns, channels)
            : null;

        // What all sides have in common is meant for left and right too.
        void CheckEffect(int size, string argument)
        {
            if (size != 0 && size != left && size != right)
            {
                _problems.Report(ProblemCode.SideWithoutEffect, layer, argument, "A sequence has no rows above or below");
            }
        }
    }

    /// <summary>What a layer reads that needs a sequence (1), an image (2), or takes both.</summary>
    private Shape? SourceOf(int layer, int dimensions) => SourceOf(layer, dimensions + 1, dimensions + 1);

    private Shape? SourceOf(int layer, int leastRank, int mostRank)
    {
        if (SourceOf(layer) is not Shape source || (source.Rank >= leastRank && source.Rank <= mostRank))
        {
            return SourceOf(layer);
        }

        string needed = leastRank == ImageRank ? "an image" : mostRank == SequenceRank ? "a sequence" : "an image or a sequence";
        (string remedy, string? inserted) = Remedy(layer, source, needsImage: leastRank == ImageRank, needsSequence: mostRank == SequenceRank);
        Report(new Problem(
            ProblemCode.LayerNeedsPositions,
            layer,
            Details: EquatableArray.Of(LayerText.Of(_network.Layers[layer]), needed, SourceText(layer), LayerText.Of(source), remedy),
            Related: _connections.Source(layer),
            Replacement: inserted));
        return null;
    }

    private (string Remedy, string? Inserted) Remedy(int layer, Shape source, bool needsImage, bool needsSequence)
    {
        if (source.IsVector)
        {
            IReadOnlyList<int>? shape = needsSequence ? [source.Length, 1] : SquareImage(source.Length);
            return shape is null
                ? ("insert [Reshape(height, width, channels)]", null)
                : ("insert " + LayerText.Reshape(shape), LayerText.Reshape(shape).Trim('[', ']'));
        }

        string kind = KindOf(_network.Layers[layer]);
        string other = needsSequence ? kind.Replace("1D", "2D") : kind.Replace("2D", "1D");
        return needsImage && _network.Layers[layer] is LayerModel.Conv { IsTransposed: true } ? ("insert [Reshape(height, width, channels)]", null) : ($"use [{other}]", null);
    }

    /// <summary>The square image, gray or of three colours, that a vector may hold.</summary>
    private static int[]? SquareImage(int values)
    {
        foreach (int channels in new[] { 1, 3 })
        {
            int side = (int)Math.Round(Math.Sqrt(values / (double)channels));
            if (side > 1 && side * side * channels == values)
            {
                return [side, side, channels];
            }
        }

        return null;
    }

    /// <summary>Whether at least one window fits into the input, along the rows and along the columns - a mistake in both is reported once -, and none is so large that its positions cannot be counted.</summary>
    private bool Fits(int layer, WindowModel window, Shape source)
    {
        (int height, int width, _) = Windows.Image(source);
        PaddingModel padding = window.Padding;
        return Fits("height", "kernelHeight", height, window.Height, window.DilationHeight, padding.Top, padding.Bottom)
            && Fits(WidthOf(source), "kernelWidth", width, window.Width, window.DilationWidth, padding.Left, padding.Right);

        bool Fits(string axis, string argument, int input, int kernel, int dilation, int before, int after)
        {
            long reach = Reach(kernel, dilation);
            if (padding.Kind == PaddingKind.Same)
            {
                return IsSmallEnough(layer, reach);
            }

            if (padding.Kind == PaddingKind.Causal)
            {
                // A stream remembers the inputs of a window, and those between them.
                return IsSmallEnough(layer, Math.Max(reach + input, Product(kernel, dilation, source.Channels)));
            }

            (before, after) = padding.Kind == PaddingKind.Explicit ? (before, after) : (0, 0);
            if (reach <= (long)input + before + after)
            {
                return IsSmallEnough(layer, (long)input + before + after);
            }

            string spread = dilation == 1 ? "" : $" with dilation {Number(dilation)} reaches over {Count(reach)} and";
            ReportBelowOne(
                layer,
                argument,
                $"the kernel {Number(kernel)}{spread} does not fit into {axis} {Number(input)} + padding {Number((long)before + after)}",
                "use a smaller kernel, or Padding.Same");
            return false;
        }
    }

    /// <summary>Whether a transposed convolution gives at least one position.</summary>
    private bool FitsTransposed(int layer, LayerModel.Conv conv, Shape source)
    {
        (int height, int width, _) = Windows.Image(source);
        WindowModel window = conv.Window;
        PaddingModel padding = window.Padding;
        return Fits("height", "PadTop", height, window.Height, window.StrideHeight, window.DilationHeight, padding.Top, padding.Bottom)
            && Fits("width", "PadLeft", width, window.Width, window.StrideWidth, window.DilationWidth, padding.Left, padding.Right);

        bool Fits(string axis, string argument, int input, int kernel, int stride, int dilation, int before, int after)
        {
            long reach = Reach(kernel, dilation);
            if (padding.Kind == PaddingKind.Same)
            {
                return IsSmallEnough(layer, reach) && IsSmallEnough(layer, (long)input * stride);
            }

            long cut = padding.Kind == PaddingKind.Explicit ? (long)before + after : 0;
            long size = ((input - 1L) * stride) + reach - cut + conv.OutputPadding;
            if (size >= 1)
            {
                return IsSmallEnough(layer, size + cut);
            }

            ReportBelowOne(
                layer,
                argument,
                $"({axis} {Number(input)} - 1) x stride {Number(stride)} + kernel {Number(reach)} - padding {Number(cut)} + output padding {Number(conv.OutputPadding)} = {Number(size)}",
                "use less padding");
            return false;
        }
    }

    /// <summary>What a window gives; reports pixels that none reaches.</summary>
    private Shape? Windowed(int layer, WindowModel model, Window window, bool isTransposed = false)
    {
        Shape? shape = isTransposed
            ? Sized(layer, window.Rows.Input, window.Columns.Input, window.InputChannels)
            : Sized(layer, window.Rows.Output, window.Columns.Output, window.OutputChannels);
        if (shape is null)
        {
            return null;
        }

        if (!isTransposed)
        {
            ReportUnused(layer, model, window);
        }

        return Positioned(model.Dimensions + 1, shape.Dimensions[0], shape.Dimensions[1], shape.Dimensions[2]);
    }

    private void ReportUnused(int layer, WindowModel model, Window window)
    {
        bool isFlat = model.Dimensions == 1;
        int rows = Unused(window.Rows);
        int columns = Unused(window.Columns);
        if (rows == 0 && columns == 0)
        {
            return;
        }

        string input = isFlat ? $"{Number(window.Columns.Input)} steps" : $"{Number(window.Rows.Input)}x{Number(window.Columns.Input)}";
        string output = isFlat ? Number(window.Columns.Output) : $"{Number(window.Rows.Output)}x{Number(window.Columns.Output)}";
        string unused = string.Join(" and ", new[] { Last(rows, "row"), Last(columns, isFlat ? "step" : "column") }.Where(text => text.Length > 0));
        string verb = rows + columns == 1 ? "is" : "are";
        _problems.Report(ProblemCode.PixelsNotUsed, layer, argument: null, LayerText.Of(_network.Layers[layer]), output, input, unused, verb);

        // Of real pixels at the end, not of padding; where windows leave gaps between them, a gap at the end is meant too.
        static int Unused(WindowAxis axis)
        {
            int pixels = axis.Unused - axis.PadAfter;
            return pixels > Math.Max(0, axis.Stride - axis.Reach) ? pixels : 0;
        }

        static string Last(int count, string what) => count == 0 ? "" : count == 1 ? $"the last {what}" : $"the last {Number(count)} {what}s";
    }

    private void ReportBelowOne(int layer, string argument, string arithmetic, string remedy) => Report(new Problem(
        ProblemCode.ResultBelowOne,
        layer,
        argument,
        Details: EquatableArray.Of(LayerText.Of(_network.Layers[layer]), LayerText.Of(SourceOf(layer)!), arithmetic, remedy),
        Related: _connections.Source(layer)));

    private static long Reach(int kernel, int dilation) => ((kernel - 1L) * dilation) + 1;

    private static string WidthOf(Shape source) => source.Rank == SequenceRank ? "steps" : "width";

    private static Shape Positioned(int rank, int rows, int columns, int channels) =>
        new(rank == SequenceRank ? EquatableArray.Of(columns, channels) : EquatableArray.Of(rows, columns, channels));
}
