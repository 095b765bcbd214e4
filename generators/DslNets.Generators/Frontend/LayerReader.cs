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
            "InputAttribute" => new LayerModel.Input(reader.Integers("shape").ToEquatableArray()),
            "DenseAttribute" => new LayerModel.Dense(reader.Integer("units"), Activation(reader, functions))
            {
                UseBias = reader.Boolean("UseBias", otherwise: true),
                WeightInitializer = Initializer(reader, "WeightInitializer", InitializerKind.Default),
                BiasInitializer = Initializer(reader, "BiasInitializer", InitializerKind.Zeros),
                L1 = reader.Real("L1", 0),
                L2 = reader.Real("L2", 0),
                Frozen = reader.Boolean("Frozen"),
            },
            "ActivateAttribute" => new LayerModel.Activate(Activation(reader, functions)),
            "DropoutAttribute" => new LayerModel.Dropout(reader.Real("rate", 0)),
            "BatchNormAttribute" => new LayerModel.BatchNorm(reader.Real("Momentum", 0.1), reader.Real("Epsilon", 1e-5)) { Frozen = reader.Boolean("Frozen") },
            "LayerNormAttribute" => new LayerModel.LayerNorm(reader.Real("Epsilon", 1e-5)) { Frozen = reader.Boolean("Frozen") },
            "NormalizeAttribute" => new LayerModel.Normalize(),
            "AddAttribute" => new LayerModel.Add(reader.Texts("layers").ToEquatableArray()),
            "MultiplyAttribute" => new LayerModel.Multiply(reader.Texts("layers").ToEquatableArray()),
            "ConcatAttribute" => new LayerModel.Concat(reader.Texts("layers").ToEquatableArray()),
            "OutputAttribute" => new LayerModel.Output(reader.Text("name") ?? "", Loss(reader, functions), reader.Real("Weight", 1)),
            _ => throw new InvalidOperationException($"The compiler does not know the layer {attribute}."),
        };
        return layer with { Name = reader.Text("Name"), From = reader.Text("From") };
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

    private static ActivationModel Activation(AttributeReader reader, FunctionReader functions)
    {
        string? custom = reader.Text("activation");
        return new ActivationModel(
            custom is null ? reader.Choice("activation", ActivationKind.Identity) : ActivationKind.Custom,
            reader.OptionalReal("Alpha"),
            custom is null ? null : functions.Read(custom, "activation", "x"),
            custom);
    }

    private static InitializerModel Initializer(AttributeReader reader, string argument, InitializerKind otherwise) =>
        new(reader.Choice(argument, otherwise), reader.OptionalReal(argument + "Scale"));
}
