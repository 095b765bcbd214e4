using System;
using DslNets.Compiler.Model;

namespace DslNets.Compiler.Shapes;

/// <summary>The windows of layers once the shape they read is known. A sequence of steps x features is an image of one row.</summary>
public static class Windows
{
    /// <summary>The window of a convolution. That of a transposed one is the window of the convolution whose gradient it computes: it reads what the layer gives.</summary>
    public static Window Of(LayerModel.Conv layer, Shape input)
    {
        WindowModel model = layer.Window;
        (int height, int width, int channels) = Image(input);
        return layer.IsTransposed
            ? new Window(
                Transposed(height, model.Height, model.StrideHeight, model.DilationHeight, model.Padding, model.Padding.Top, model.Padding.Bottom, layer.OutputPadding),
                Transposed(width, model.Width, model.StrideWidth, model.DilationWidth, model.Padding, model.Padding.Left, model.Padding.Right, layer.OutputPadding),
                layer.Filters,
                channels,
                layer.Groups)
            : new Window(Rows(model, height), Columns(model, width), channels, layer.Filters, layer.Groups);
    }

    public static Window Of(LayerModel.Pool layer, Shape input)
    {
        (int height, int width, int channels) = Image(input);
        return new Window(Rows(layer.Window, height), Columns(layer.Window, width), channels, channels, channels);
    }

    /// <summary>One window as large as the image.</summary>
    public static Window Whole(Shape input)
    {
        (int height, int width, int channels) = Image(input);
        return new Window(new WindowAxis(height, height), new WindowAxis(width, width), channels, channels, channels);
    }

    public static (int Height, int Width, int Channels) Image(Shape shape) => shape.Rank switch
    {
        2 => (1, shape.Dimensions[0], shape.Dimensions[1]),
        3 => (shape.Dimensions[0], shape.Dimensions[1], shape.Dimensions[2]),
        _ => throw new ArgumentException($"{shape} is neither a sequence nor an image.", nameof(shape)),
    };

    private static WindowAxis Rows(WindowModel model, int input) =>
        Axis(input, model.Height, model.StrideHeight, model.DilationHeight, model.Padding.Kind, model.Padding.Top, model.Padding.Bottom);

    private static WindowAxis Columns(WindowModel model, int input) =>
        Axis(input, model.Width, model.StrideWidth, model.DilationWidth, model.Padding.Kind, model.Padding.Left, model.Padding.Right);

    private static WindowAxis Axis(int input, int kernel, int stride, int dilation, PaddingKind padding, int before, int after) => padding switch
    {
        PaddingKind.Same => WindowAxis.Same(input, kernel, stride, dilation),
        PaddingKind.Explicit => new WindowAxis(input, kernel, stride, dilation, before, after),
        PaddingKind.Causal => new WindowAxis(input, kernel, stride, dilation, (kernel - 1) * dilation, 0),
        _ => new WindowAxis(input, kernel, stride, dilation),
    };

    /// <summary>The axis whose windows are as many as the positions read: (n - 1) stride + reach - padding of them, or n stride with the same padding as Keras.</summary>
    private static WindowAxis Transposed(int positions, int kernel, int stride, int dilation, PaddingModel padding, int before, int after, int outputPadding)
    {
        int reach = ((kernel - 1) * dilation) + 1;
        return padding.Kind switch
        {
            PaddingKind.Same => WindowAxis.Same(positions * stride, kernel, stride, dilation),
            PaddingKind.Explicit => new WindowAxis(((positions - 1) * stride) + reach - before - after + outputPadding, kernel, stride, dilation, before, after),
            _ => new WindowAxis(((positions - 1) * stride) + reach + outputPadding, kernel, stride, dilation),
        };
    }
}
