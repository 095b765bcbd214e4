using System.Globalization;
using DslNets.Compiler.Model;

namespace DslNets.Networks.Tests.Architectures;

/// <summary>Writes a model of a network as the attributes a user would write.</summary>
internal static class DeclarationText
{
    public static string Of(NetworkModel network)
    {
        string head = Attribute("Network", ArgumentsOf(network.Loss), ("Precision", network.Precision == Compiler.Model.Precision.Double ? "Precision.Double" : null));
        string[] place = network.Type.Namespace.Length == 0 ? [] : [$"namespace {network.Type.Namespace};", ""];
        return string.Join('\n', [.. place, head, .. network.Layers.Select(Of), $"{network.Type.Accessibility} sealed partial class {network.Type.Name};", ""]);
    }

    private static string Of(LayerModel layer)
    {
        (string Name, string? Value)[] shared = [("Name", Quoted(layer.Name)), ("From", Quoted(layer.From))];
        return layer switch
        {
            LayerModel.Input { HasTokens: true } input => Attribute("TokenInput", [Number(input.Dimensions[0]), Number(input.Vocabulary), input.HasLengths ? "Lengths = true" : null, .. Properties(shared)]),
            LayerModel.Embedding embedding => Attribute("Embedding", [Number(embedding.Size), .. Properties(shared)]),
            LayerModel.LearnedPositions => Attribute("LearnedPositions", [.. Properties(shared)]),
            LayerModel.SinusoidalPositions => Attribute("SinusoidalPositions", [.. Properties(shared)]),
            LayerModel.MultiHeadAttention attention => Attribute(
                "MultiHeadAttention",
                [
                    Number(attention.Heads), .. Properties([("Memory", Quoted(attention.Memory))]), attention.Causal ? "Causal = true" : null, attention.UseBias ? null : "UseBias = false",
                    .. Properties(shared),
                ]),
            LayerModel.Recurrent recurrent => Attribute(
                recurrent.Kind.ToString(),
                [
                    Number(recurrent.Units), .. recurrent.Kind == RecurrentKind.SimpleRnn ? ArgumentsOf(recurrent.Activation) : [], recurrent.ReturnSequences ? "ReturnSequences = true" : null,
                    recurrent.Bidirectional ? "Bidirectional = true" : null, recurrent.UseBias ? null : "UseBias = false", .. Properties(shared),
                ]),
            LayerModel.RmsNorm norm => Attribute("RmsNorm", [.. Properties([("Epsilon", Number(norm.Epsilon))]), .. Properties(shared)]),
            LayerModel.Input input => Attribute("Input", [.. input.Dimensions.Select(size => (string?)Number(size)), input.HasLengths ? "Lengths = true" : null, .. Properties(shared)]),
            LayerModel.Dense dense => Attribute(
                "Dense",
                [
                    Number(dense.Units), .. ArgumentsOf(dense.Activation), dense.UseBias ? null : "UseBias = false",
                    .. Properties([("L1", NumberUnlessZero(dense.L1)), ("L2", NumberUnlessZero(dense.L2))]), .. Properties(shared),
                ]),
            LayerModel.Conv conv => Attribute(
                conv.IsTransposed ? "ConvTranspose2D" : $"Conv{conv.Window.Dimensions}D",
                [
                    Number(conv.Filters), .. KernelOf(conv.Window), .. ArgumentsOf(conv.Activation), .. PropertiesOf(conv.Window, strideHeight: 1, strideWidth: 1),
                    conv.UseBias ? null : "UseBias = false",
                    .. Properties(
                    [
                        ("Groups", conv.Groups == 1 ? null : Number(conv.Groups)), ("OutputPadding", NumberUnlessZero(conv.OutputPadding)),
                        ("L1", NumberUnlessZero(conv.L1)), ("L2", NumberUnlessZero(conv.L2)),
                    ]),
                    .. Properties(shared),
                ]),
            LayerModel.Pool pool => Attribute(
                $"{pool.Kind}Pool{pool.Window.Dimensions}D",
                [
                    .. KernelOf(pool.Window), .. PropertiesOf(pool.Window, pool.Window.Height, pool.Window.Width), pool.CountPadding ? "CountPadding = true" : null,
                    .. Properties(shared),
                ]),
            LayerModel.GlobalPool pool => Attribute($"Global{pool.Kind}Pool", [.. Properties(shared)]),
            LayerModel.Flatten => Attribute("Flatten", [.. Properties(shared)]),
            LayerModel.Reshape reshape => Attribute("Reshape", [.. reshape.Dimensions.Select(size => (string?)Number(size)), .. Properties(shared)]),
            LayerModel.Transpose transpose => Attribute("Transpose", [.. transpose.Order.Select(dimension => (string?)Number(dimension)), .. Properties(shared)]),
            LayerModel.UpSample upSample => Attribute(
                "UpSample",
                [Number(upSample.Factor), .. Properties([("Interpolation", upSample.Interpolation == UpSampling.Nearest ? null : "Interpolation.Bilinear")]), .. Properties(shared)]),
            LayerModel.ZeroPadding(var top, var bottom, var left, var right) => Attribute("ZeroPadding", [.. SidesOf("", top, bottom, left, right), .. Properties(shared)]),
            LayerModel.Crop(var top, var bottom, var left, var right) => Attribute("Crop", [.. SidesOf("", top, bottom, left, right), .. Properties(shared)]),
            LayerModel.SpatialDropout dropout => Attribute("SpatialDropout", [Number(dropout.Rate), .. Properties(shared)]),
            LayerModel.Activate activate => Attribute("Activate", [.. ArgumentsOf(activate.Activation), .. Properties(shared)]),
            LayerModel.Dropout dropout => Attribute("Dropout", [Number(dropout.Rate), .. Properties(shared)]),
            LayerModel.GaussianNoise noise => Attribute("GaussianNoise", [Number(noise.Deviation), .. Properties(shared)]),
            LayerModel.GaussianSample sample => Attribute("GaussianSample", [Number(sample.Latent), .. Properties([("Beta", Number(sample.Beta))]), .. Properties(shared)]),
            LayerModel.BatchNorm norm => Attribute("BatchNorm", [.. Properties([("Momentum", Number(norm.Momentum)), ("Epsilon", Number(norm.Epsilon))]), .. Properties(shared)]),
            LayerModel.LayerNorm norm => Attribute("LayerNorm", [.. Properties([("Epsilon", Number(norm.Epsilon))]), .. Properties(shared)]),
            LayerModel.Normalize => Attribute("Normalize", [.. Properties(shared)]),
            LayerModel.Add add => Attribute("Add", [.. add.Others.Select(Quoted), .. Properties(shared)]),
            LayerModel.Multiply multiply => Attribute("Multiply", [.. multiply.Others.Select(Quoted), .. Properties(shared)]),
            LayerModel.Concat concat => Attribute("Concat", [.. concat.Others.Select(Quoted), .. Properties(shared)]),
            LayerModel.Output output => Attribute("Output", [Quoted(output.Port), .. ArgumentsOf(output.Loss), .. Properties([("Weight", Number(output.Weight))]), .. Properties(shared)]),
            _ => throw new ArgumentOutOfRangeException(nameof(layer), layer, "Unknown layer."),
        };
    }

    private static string?[] KernelOf(WindowModel window) => window.Dimensions == 1 ? [Number(window.Width)] : [Number(window.Height), Number(window.Width)];

    private static IEnumerable<string?> PropertiesOf(WindowModel window, int strideHeight, int strideWidth) =>
    [
        .. Properties(window.Dimensions == 1
            ? [("Stride", Unless(strideWidth, window.StrideWidth)), ("Dilation", Unless(1, window.DilationWidth))]
            :
            [
                ("StrideHeight", Unless(strideHeight, window.StrideHeight)), ("StrideWidth", Unless(strideWidth, window.StrideWidth)),
                ("DilationHeight", Unless(1, window.DilationHeight)), ("DilationWidth", Unless(1, window.DilationWidth)),
            ]),
        window.Padding.Kind is PaddingKind.Same or PaddingKind.Causal ? $"Padding = Padding.{window.Padding.Kind}" : null,
        .. SidesOf("Pad", window.Padding.Top, window.Padding.Bottom, window.Padding.Left, window.Padding.Right),
    ];

    private static IEnumerable<string?> SidesOf(string prefix, int top, int bottom, int left, int right) => Properties(
    [
        (prefix + "Top", NumberUnlessZero(top)), (prefix + "Bottom", NumberUnlessZero(bottom)), (prefix + "Left", NumberUnlessZero(left)), (prefix + "Right", NumberUnlessZero(right)),
    ]);

    private static string? Unless(int usual, int size) => size == usual ? null : Number(size);

    private static string?[] ArgumentsOf(ActivationModel activation) => [activation.Kind.ToString(), .. Properties([("Alpha", activation.Alpha is { } alpha ? Number(alpha) : null)])];

    private static string?[] ArgumentsOf(LossModel loss) => loss.Kind == LossKind.None
        ? []
        : [$"Loss.{loss.Kind}", .. Properties([("Delta", loss.Kind == LossKind.Huber ? Number(loss.Delta) : null), ("LabelSmoothing", NumberUnlessZero(loss.LabelSmoothing))])];

    private static string Attribute(string name, string?[] arguments, params (string Name, string? Value)[] properties)
    {
        string[] all = [.. arguments.Concat(Properties(properties)).OfType<string>()];
        return all.Length == 0 ? $"[{name}]" : $"[{name}({string.Join(", ", all)})]";
    }

    private static IEnumerable<string?> Properties(IEnumerable<(string Name, string? Value)> properties) =>
        properties.Where(property => property.Value is not null).Select(property => $"{property.Name} = {property.Value}");

    private static string? Quoted(string? text) => text is null ? null : $"\"{text}\"";

    private static string? NumberUnlessZero(double value) => value == 0 ? null : Number(value);

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
