using System;
using DslNets.Compiler.Model;

namespace DslNets.Generators.Frontend;

/// <summary>Turns one attribute into the layer it declares.</summary>
internal static class LayerReader
{
    public static LayerModel Read(string attribute, AttributeReader reader, FunctionReader functions)
    {
        LayerModel layer = attribute switch
        {
            "InputAttribute" => new LayerModel.Input(reader.Integers("shape").ToEquatableArray()) { HasLengths = reader.Boolean("Lengths") },
            "TokenInputAttribute" => new LayerModel.Input(EquatableArray.Of(reader.Integer("steps"), 1)) { HasTokens = true, Vocabulary = reader.Integer("vocabulary"), HasLengths = reader.Boolean("Lengths") },
            "EmbeddingAttribute" => new LayerModel.Embedding(reader.Integer("size"))
            {
                WeightInitializer = Initializer(reader, "WeightInitializer", InitializerKind.Default),
                Frozen = reader.Boolean("Frozen"),
            },
            "LearnedPositionsAttribute" => new LayerModel.LearnedPositions
            {
                WeightInitializer = Initializer(reader, "WeightInitializer", InitializerKind.Default),
                Frozen = reader.Boolean("Frozen"),
            },
            "SinusoidalPositionsAttribute" => new LayerModel.SinusoidalPositions(),
            "MultiHeadAttentionAttribute" => new LayerModel.MultiHeadAttention(reader.Integer("heads"))
            {
                Memory = reader.Text("Memory"),
                Causal = reader.Boolean("Causal"),
                UseBias = reader.Boolean("UseBias", otherwise: true),
                WeightInitializer = Initializer(reader, "WeightInitializer", InitializerKind.Default),
                Frozen = reader.Boolean("Frozen"),
            },
            "FeedForwardAttribute" => Composites.FeedForward(reader.Integer("hidden"), Activation(reader, functions, ActivationKind.Relu), reader.Real("Dropout", 0)) with { Frozen = reader.Boolean("Frozen") },
            "TransformerEncoderAttribute" => Composites.TransformerEncoder(
                reader.Integer("heads"), reader.Integer("feedForward"), Activation(reader, functions, ActivationKind.Relu), reader.Real("Dropout", 0), reader.Boolean("NormFirst"), reader.Boolean("Causal")) with
            {
                Frozen = reader.Boolean("Frozen"),
            },
            "TransformerDecoderAttribute" => Composites.TransformerDecoder(
                reader.Integer("heads"), reader.Integer("feedForward"), reader.Text("memory") ?? "", Activation(reader, functions, ActivationKind.Relu), reader.Real("Dropout", 0), reader.Boolean("NormFirst")) with
            {
                Frozen = reader.Boolean("Frozen"),
            },
            "DenseAttribute" => new LayerModel.Dense(reader.Integer("units"), Activation(reader, functions))
            {
                UseBias = reader.Boolean("UseBias", otherwise: true),
                WeightInitializer = Initializer(reader, "WeightInitializer", InitializerKind.Default),
                BiasInitializer = Initializer(reader, "BiasInitializer", InitializerKind.Zeros),
                L1 = reader.Real("L1", 0),
                L2 = reader.Real("L2", 0),
                Frozen = reader.Boolean("Frozen"),
            },
            "Conv1DAttribute" => Convolution(reader, functions, Window(reader, dimensions: 1)),
            "Conv2DAttribute" => Convolution(reader, functions, Window(reader, dimensions: 2)),
            "ConvTranspose2DAttribute" => Convolution(reader, functions, Window(reader, dimensions: 2)) with
            {
                IsTransposed = true,
                OutputPadding = reader.Integer("OutputPadding"),
            },
            "SimpleRnnAttribute" => Recurrent(RecurrentKind.SimpleRnn, reader, functions),
            "LstmAttribute" => Recurrent(RecurrentKind.Lstm, reader, functions),
            "GruAttribute" => Recurrent(RecurrentKind.Gru, reader, functions),
            "MaxPool1DAttribute" => new LayerModel.Pool(PoolKind.Max, PoolWindow(reader, dimensions: 1)),
            "MaxPool2DAttribute" => new LayerModel.Pool(PoolKind.Max, PoolWindow(reader, dimensions: 2)),
            "AveragePool1DAttribute" => new LayerModel.Pool(PoolKind.Average, PoolWindow(reader, dimensions: 1)) { CountPadding = reader.Boolean("CountPadding") },
            "AveragePool2DAttribute" => new LayerModel.Pool(PoolKind.Average, PoolWindow(reader, dimensions: 2)) { CountPadding = reader.Boolean("CountPadding") },
            "GlobalMaxPoolAttribute" => new LayerModel.GlobalPool(PoolKind.Max),
            "GlobalAveragePoolAttribute" => new LayerModel.GlobalPool(PoolKind.Average),
            "FlattenAttribute" => new LayerModel.Flatten(),
            "ReshapeAttribute" => new LayerModel.Reshape(reader.Integers("shape").ToEquatableArray()),
            "TransposeAttribute" => new LayerModel.Transpose(reader.Integers("order").ToEquatableArray()),
            "UpSampleAttribute" => new LayerModel.UpSample(reader.Integer("factor"), reader.Choice("Interpolation", UpSampling.Nearest)),
            "ZeroPaddingAttribute" => new LayerModel.ZeroPadding(Side(reader, "Top"), Side(reader, "Bottom"), Side(reader, "Left"), Side(reader, "Right")),
            "CropAttribute" => new LayerModel.Crop(Side(reader, "Top"), Side(reader, "Bottom"), Side(reader, "Left"), Side(reader, "Right")),
            "SpatialDropoutAttribute" => new LayerModel.SpatialDropout(reader.Real("rate", 0)),
            "ActivateAttribute" => new LayerModel.Activate(Activation(reader, functions)),
            "DropoutAttribute" => new LayerModel.Dropout(reader.Real("rate", 0)),
            "GaussianNoiseAttribute" => new LayerModel.GaussianNoise(reader.Real("deviation", 0)),
            "GaussianSampleAttribute" => new LayerModel.GaussianSample(reader.Integer("latent")) { Beta = reader.Real("Beta", 1), Frozen = reader.Boolean("Frozen") },
            "BatchNormAttribute" => new LayerModel.BatchNorm(reader.Real("Momentum", 0.1), reader.Real("Epsilon", 1e-5)) { Frozen = reader.Boolean("Frozen") },
            "LayerNormAttribute" => new LayerModel.LayerNorm(reader.Real("Epsilon", 1e-5)) { Frozen = reader.Boolean("Frozen") },
            "RmsNormAttribute" => new LayerModel.RmsNorm(reader.Real("Epsilon", 1e-5)) { Frozen = reader.Boolean("Frozen") },
            "NormalizeAttribute" => new LayerModel.Normalize(),
            "AddAttribute" => new LayerModel.Add(reader.Texts("layers").ToEquatableArray()),
            "MultiplyAttribute" => new LayerModel.Multiply(reader.Texts("layers").ToEquatableArray()),
            "ConcatAttribute" => new LayerModel.Concat(reader.Texts("layers").ToEquatableArray()),
            "SectionAttribute" => new LayerModel.Section(reader.Text("name") ?? "", reader.Boolean("Frozen")),
            "OutputAttribute" => new LayerModel.Output(reader.Text("name") ?? "", Loss(reader, functions), reader.Real("Weight", 1)),
            _ => throw new InvalidOperationException($"The compiler does not know the layer {attribute}."),
        };
        return layer with { Name = reader.Text("Name"), From = reader.Text("From"), Share = reader.Text("Share") };
    }

    public static LossModel Loss(AttributeReader reader, FunctionReader functions)
    {
        string? custom = reader.Text("loss");
        return new LossModel(
            custom is null ? reader.Choice("loss", LossKind.None) : LossKind.Custom,
            reader.Real("Delta", 1),
            reader.Real("LabelSmoothing", 0),
            custom is null ? null : functions.Read(custom, "loss", "prediction", "target"),
            custom);
    }

    private static LayerModel.Recurrent Recurrent(RecurrentKind kind, AttributeReader reader, FunctionReader functions) =>
        new LayerModel.Recurrent(kind, reader.Integer("units"), Activation(reader, functions, ActivationKind.Tanh))
        {
            ReturnSequences = reader.Boolean("ReturnSequences"),
            Bidirectional = reader.Boolean("Bidirectional"),
            Stateful = reader.Boolean("Stateful"),
            UseBias = reader.Boolean("UseBias", otherwise: true),
            ForgetBias = reader.Real("ForgetBias", 1),
            WeightInitializer = Initializer(reader, "WeightInitializer", InitializerKind.Default),
            RecurrentInitializer = Initializer(reader, "RecurrentInitializer", InitializerKind.Orthogonal),
            Frozen = reader.Boolean("Frozen"),
        };

    private static LayerModel.Conv Convolution(AttributeReader reader, FunctionReader functions, WindowModel window) =>
        new(reader.Integer("filters"), window, Activation(reader, functions))
        {
            Groups = reader.Integer("Groups", otherwise: 1),
            UseBias = reader.Boolean("UseBias", otherwise: true),
            WeightInitializer = Initializer(reader, "WeightInitializer", InitializerKind.Default),
            BiasInitializer = Initializer(reader, "BiasInitializer", InitializerKind.Zeros),
            L1 = reader.Real("L1", 0),
            L2 = reader.Real("L2", 0),
            Frozen = reader.Boolean("Frozen"),
        };

    /// <summary>A window over a sequence is one row high: of what has a height and a width, it has the width.</summary>
    private static WindowModel Window(AttributeReader reader, int dimensions)
    {
        int kernel = reader.Integer("kernel");
        int stride = reader.Integer("Stride", otherwise: 1);
        int dilation = reader.Integer("Dilation", otherwise: 1);
        bool isFlat = dimensions == 1;
        return new WindowModel(dimensions, isFlat ? 1 : reader.Integer("kernelHeight", kernel), reader.Integer("kernelWidth", kernel))
        {
            StrideHeight = isFlat ? 1 : reader.Integer("StrideHeight", stride),
            StrideWidth = reader.Integer("StrideWidth", stride),
            DilationHeight = isFlat ? 1 : reader.Integer("DilationHeight", dilation),
            DilationWidth = reader.Integer("DilationWidth", dilation),
            Padding = Padding(reader, isFlat),
        };
    }

    /// <summary>Windows of a pooling lie side by side unless the user says otherwise.</summary>
    private static WindowModel PoolWindow(AttributeReader reader, int dimensions)
    {
        WindowModel window = Window(reader, dimensions);
        return window with
        {
            StrideHeight = dimensions == 1 ? 1 : reader.Integer("StrideHeight", reader.Integer("Stride", Math.Max(1, window.Height))),
            StrideWidth = reader.Integer("StrideWidth", reader.Integer("Stride", Math.Max(1, window.Width))),
        };
    }

    private static PaddingModel Padding(AttributeReader reader, bool isFlat)
    {
        int pad = reader.Integer("Pad");
        int top = isFlat ? 0 : reader.Integer("PadTop", pad);
        int bottom = isFlat ? 0 : reader.Integer("PadBottom", pad);
        int left = reader.Integer("PadLeft", pad);
        int right = reader.Integer("PadRight", pad);
        PaddingKind written = reader.Choice("Padding", PaddingKind.Valid);
        bool isExplicit = written == PaddingKind.Valid && (top, bottom, left, right) != (0, 0, 0, 0);
        return new PaddingModel(isExplicit ? PaddingKind.Explicit : written, top, bottom, left, right);
    }

    private static int Side(AttributeReader reader, string name) => reader.Integer(name, reader.Integer("sides"));

    private static ActivationModel Activation(AttributeReader reader, FunctionReader functions, ActivationKind otherwise = ActivationKind.Identity)
    {
        string? custom = reader.Text("activation");
        return new ActivationModel(
            custom is null ? reader.Choice("activation", otherwise) : ActivationKind.Custom,
            reader.OptionalReal("Alpha"),
            custom is null ? null : functions.Read(custom, "activation", "x"),
            custom);
    }

    private static InitializerModel Initializer(AttributeReader reader, string argument, InitializerKind otherwise) =>
        new(reader.Choice(argument, otherwise), reader.OptionalReal(argument + "Scale"));
}
