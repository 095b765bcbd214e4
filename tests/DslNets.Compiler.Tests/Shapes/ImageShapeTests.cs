using DslNets.Compiler.Model;
using DslNets.Compiler.Shapes;
using static DslNets.Compiler.Tests.Shapes.Networks;

namespace DslNets.Compiler.Tests.Shapes;

public class ImageShapeTests
{
    [Fact]
    public void Keras_network_has_the_shapes_and_parameters_of_the_notes() => Assert.Equal(
        ["28x28x1", "26x26x32", "24x24x64", "12x12x64", "12x12x64", "9216", "128", "128", "10"],
        Shapes(
            Input(28, 28, 1),
            Conv(32, 3, ActivationKind.Relu),
            Conv(64, 3, ActivationKind.Relu),
            MaxPool(2),
            new LayerModel.Dropout(0.25),
            new LayerModel.Flatten(),
            Dense(128),
            new LayerModel.Dropout(0.5),
            Dense(10)));

    [Fact]
    public void Layers_are_called_as_their_attributes_without_the_dimensions()
    {
        ResolvedNetwork network = Resolve(Input(8, 8, 2), Conv(4, 3), Conv(4, 3) with { IsTransposed = true }, MaxPool(2), new LayerModel.GlobalPool(PoolKind.Average), Dense(3));
        Assert.Equal(["input", "conv1", "convtranspose1", "maxpool1", "globalaveragepool1", "dense1"], network.Nodes.Select(node => node.Name));
        Assert.Equal(["Input", "Conv2D", "ConvTranspose2D", "MaxPool2D", "GlobalAveragePool", "Dense"], network.Nodes.Select(node => LayerText.KindOf(node.Layer)));
    }

    // Sizes as PyTorch gives them for (input, kernel, stride, padding, dilation).
    [Theory]
    [InlineData(28, 5, 1, 0, 1, 24)]
    [InlineData(28, 3, 2, 1, 1, 14)]
    [InlineData(7, 2, 2, 0, 1, 3)]
    [InlineData(5, 3, 4, 0, 1, 1)]
    [InlineData(10, 3, 1, 0, 4, 2)]
    [InlineData(1, 1, 1, 0, 1, 1)]
    [InlineData(1, 3, 1, 1, 1, 1)]
    [InlineData(3, 1, 5, 0, 1, 1)]
    public void Convolution_rounds_down(int input, int kernel, int stride, int padding, int dilation, int expected)
    {
        var window = new WindowModel(2, kernel, kernel)
        {
            StrideHeight = stride,
            StrideWidth = stride,
            DilationHeight = dilation,
            DilationWidth = dilation,
            Padding = new PaddingModel(PaddingKind.Explicit, padding, padding, padding, padding),
        };
        Assert.Equal($"{expected}x{expected}x6", Shapes(Input(input, input, 3), Conv(6, window)).Last());
    }

    [Theory]
    [InlineData(28, 3, 1, 28)]
    [InlineData(28, 2, 1, 28)]
    [InlineData(7, 3, 2, 4)]
    [InlineData(7, 2, 3, 3)]
    [InlineData(1, 9, 4, 1)]
    public void Same_padding_gives_one_window_for_each_step(int input, int kernel, int stride, int expected)
    {
        var window = new WindowModel(2, kernel, kernel) { StrideHeight = stride, StrideWidth = stride, Padding = new PaddingModel(PaddingKind.Same) };
        Assert.Equal($"{expected}x{expected}x2", Shapes(Input(input, input, 2), new LayerModel.Pool(PoolKind.Max, window)).Last());
    }

    // Sizes as PyTorch's ConvTranspose2d gives them for (input, kernel, stride, padding, output padding, dilation).
    [Theory]
    [InlineData(4, 3, 1, 0, 0, 1, 6)]
    [InlineData(4, 2, 2, 0, 0, 1, 8)]
    [InlineData(4, 3, 2, 1, 1, 1, 8)]
    [InlineData(4, 3, 2, 1, 0, 2, 9)]
    [InlineData(1, 1, 5, 0, 4, 1, 5)]
    public void Transposed_convolution_enlarges(int input, int kernel, int stride, int padding, int outputPadding, int dilation, int expected)
    {
        var window = new WindowModel(2, kernel, kernel)
        {
            StrideHeight = stride,
            StrideWidth = stride,
            DilationHeight = dilation,
            DilationWidth = dilation,
            Padding = padding == 0 ? new PaddingModel(PaddingKind.Valid) : new PaddingModel(PaddingKind.Explicit, padding, padding, padding, padding),
        };
        Assert.Equal(
            $"{expected}x{expected}x6", Shapes(Input(input, input, 3), Conv(6, window) with { IsTransposed = true, OutputPadding = outputPadding }).Last());
    }

    [Fact]
    public void Transposed_convolution_with_same_padding_multiplies_by_the_stride()
    {
        var window = new WindowModel(2, 3, 5) { StrideHeight = 2, StrideWidth = 3, Padding = new PaddingModel(PaddingKind.Same) };
        Assert.Equal("8x12x6", Shapes(Input(4, 4, 3), Conv(6, window) with { IsTransposed = true }).Last());
    }

    [Fact]
    public void Sequence_is_convolved_over_its_steps() => Assert.Equal(
        ["20x3", "18x8", "9x8", "9x5", "5"],
        Shapes(
            Input(20, 3),
            Conv(8, new WindowModel(1, 1, 3)),
            new LayerModel.Pool(PoolKind.Max, new WindowModel(1, 1, 2) { StrideWidth = 2 }),
            Dense(5),
            new LayerModel.GlobalPool(PoolKind.Max)));

    [Fact]
    public void Same_values_take_other_shapes() => Assert.Equal(
        ["784", "28x28x1", "1x28x28", "32x30x28", "30x28x28", "60x56x28", "94080"],
        Shapes(
            Input(784),
            new LayerModel.Reshape(EquatableArray.Of(28, 28, 1)),
            new LayerModel.Transpose(EquatableArray.Of(2, 0, 1)),
            new LayerModel.ZeroPadding(15, 16, 1, 1),
            new LayerModel.Crop(1, 1, 2, 0),
            new LayerModel.UpSample(2, UpSampling.Bilinear),
            new LayerModel.Flatten()));

    [Fact]
    public void Sides_of_a_sequence_are_left_and_right() => Assert.Equal(
        ["5x3", "8x3", "7x3", "14x3"],
        Shapes(Input(5, 3), new LayerModel.ZeroPadding(0, 0, 1, 2), new LayerModel.Crop(1, 1, 1, 0), new LayerModel.UpSample(2, UpSampling.Nearest)));

    [Fact]
    public void Concat_joins_channels() => Assert.Equal(
        "8x8x7", Shapes(Input(8, 8, 3), Conv(4, new WindowModel(2, 3, 3) { Padding = new PaddingModel(PaddingKind.Same) }), Concat("input")).Last());

    [Fact]
    public void Joins_normalisations_and_dropout_keep_images() => Assert.Equal(
        Enumerable.Repeat("8x8x4", 6),
        Shapes(
            Input(8, 8, 4),
            new LayerModel.BatchNorm(0.1, 1e-5),
            new LayerModel.LayerNorm(1e-5),
            new LayerModel.SpatialDropout(0.5),
            Add("input"),
            new LayerModel.Activate(new ActivationModel(ActivationKind.Softmax))));

    [Fact]
    public void Too_many_parameters_of_a_convolution_are_reported() =>
        Assert.Equal([ProblemCode.TooManyParameters], Codes(Input(8, 8, 4096), Conv(4096, 2), Conv(4096, 2)));

    [Theory]
    [InlineData(int.MaxValue, 1, 1, 0)]
    [InlineData(3, int.MaxValue, 1, 0)]
    [InlineData(3, 1, int.MaxValue, 0)]
    [InlineData(3, 1, 1, int.MaxValue)]
    [InlineData(int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue)]
    public void Huge_windows_do_not_overflow(int kernel, int stride, int dilation, int padding)
    {
        foreach (PaddingKind kind in new[] { PaddingKind.Valid, PaddingKind.Same, PaddingKind.Causal, PaddingKind.Explicit })
        {
            var window = new WindowModel(2, kernel, kernel)
            {
                StrideHeight = stride,
                StrideWidth = stride,
                DilationHeight = dilation,
                DilationWidth = dilation,
                Padding = new PaddingModel(kind, padding, padding, padding, padding),
            };
            foreach (bool isTransposed in new[] { false, true })
            {
                NetworkModel model = Of(Input(4, 4, 1), Conv(1, window) with { IsTransposed = isTransposed });
                Resolution resolution = NetworkResolver.Resolve(model);
                Assert.True(resolution.Network is null || resolution.Network.Nodes.All(node => node.Shape.Length >= 1));
            }
        }
    }

    private static IEnumerable<string> Shapes(params LayerModel[] layers) => Resolve(layers).Nodes.Select(node => node.Shape.ToString());

    private static ResolvedNetwork Resolve(params LayerModel[] layers)
    {
        Resolution resolution = NetworkResolver.Resolve(Of(layers));
        Assert.True(resolution.Network is not null, string.Join('\n', resolution.Problems.Select(problem => problem.Message)));
        return resolution.Network;
    }

    private static IEnumerable<ProblemCode> Codes(params LayerModel[] layers) => NetworkResolver.Resolve(Of(layers)).Problems.Select(problem => problem.Code);
}
