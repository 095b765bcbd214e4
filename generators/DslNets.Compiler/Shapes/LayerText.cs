using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using DslNets.Compiler.Model;

namespace DslNets.Compiler.Shapes;

/// <summary>Prints layers as their user wrote them, for messages.</summary>
public static class LayerText
{
    /// <summary>The attribute with what matters most of its arguments: <c>[Dense(10, Softmax)]</c>.</summary>
    public static string Of(LayerModel layer) => layer switch
    {
        LayerModel.Input { HasTokens: true } input => $"[TokenInput({Number(input.Dimensions[0])}, {Number(input.Vocabulary)})]",
        LayerModel.Embedding embedding => $"[Embedding({Number(embedding.Size)})]",
        LayerModel.MultiHeadAttention attention => $"[MultiHeadAttention({Number(attention.Heads)})]",
        LayerModel.Input input => $"[Input({string.Join(", ", input.Dimensions.Select(Number))})]",
        LayerModel.Dense { Activation.Kind: ActivationKind.Identity } dense => $"[Dense({Number(dense.Units)})]",
        LayerModel.Dense dense => $"[Dense({Number(dense.Units)}, {Of(dense.Activation)})]",
        LayerModel.Conv conv when conv.Activation.Kind == ActivationKind.Identity => $"[{KindOf(conv)}({Number(conv.Filters)}, {Of(conv.Window)})]",
        LayerModel.Conv conv => $"[{KindOf(conv)}({Number(conv.Filters)}, {Of(conv.Window)}, {Of(conv.Activation)})]",
        LayerModel.Pool pool => $"[{KindOf(pool)}({Of(pool.Window)})]",
        LayerModel.Reshape reshape => Reshape(reshape.Dimensions),
        LayerModel.Transpose transpose => $"[Transpose({string.Join(", ", transpose.Order.Select(Number))})]",
        LayerModel.UpSample upSample => $"[UpSample({Number(upSample.Factor)})]",
        LayerModel.SpatialDropout dropout => $"[SpatialDropout({Number(dropout.Rate)})]",
        LayerModel.Recurrent recurrent => $"[{KindOf(recurrent)}({Number(recurrent.Units)})]",
        LayerModel.Activate activate => $"[Activate({Of(activate.Activation)})]",
        LayerModel.Dropout dropout => $"[Dropout({Number(dropout.Rate)})]",
        LayerModel.GaussianNoise noise => $"[GaussianNoise({Number(noise.Deviation)})]",
        LayerModel.GaussianSample sample => $"[GaussianSample({Number(sample.Latent)})]",
        LayerModel.Add add => $"[Add({Names(add.Others)})]",
        LayerModel.Multiply multiply => $"[Multiply({Names(multiply.Others)})]",
        LayerModel.Concat concat => $"[Concat({Names(concat.Others)})]",
        LayerModel.Use { Composite: string composite } => $"[{composite}]",
        LayerModel.Use use => $"[{KindOf(use)}{Arguments(use)}]",
        LayerModel.BlockEdge edge => edge.Text,
        LayerModel.Section section => $"[Section(\"{section.Method}\")]",
        LayerModel.Output output => $"[Output(\"{output.Port}\")]",
        _ => $"[{KindOf(layer)}]",
    };

    /// <summary>The attribute's name: <c>Dense</c>.</summary>
    public static string KindOf(LayerModel layer) => layer switch
    {
        LayerModel.Input { HasTokens: true } => "TokenInput",
        LayerModel.Conv { IsTransposed: true } => "ConvTranspose2D",
        LayerModel.Conv conv => $"Conv{Number(conv.Window.Dimensions)}D",
        LayerModel.Pool pool => $"{pool.Kind}Pool{Number(pool.Window.Dimensions)}D",
        LayerModel.Recurrent recurrent => recurrent.Kind.ToString(),
        LayerModel.GlobalPool pool => $"Global{pool.Kind}Pool",
        LayerModel.Use { Composite: not null } use => use.Block.Name,
        LayerModel.Use use => $"{(use.IsResidual ? "Residual" : use.Times is null ? "Use" : "Repeat")}<{use.Block.Name}>",
        _ => layer.GetType().Name,
    };

    /// <summary>The size of a window as it is written: one number when it is square.</summary>
    public static string Of(WindowModel window) =>
        window.Dimensions == 1 || window.Height == window.Width ? Number(window.Width) : $"{Number(window.Height)}, {Number(window.Width)}";

    /// <summary>The attribute that gives values another shape.</summary>
    public static string Reshape(IEnumerable<int> dimensions) => $"[Reshape({string.Join(", ", dimensions.Select(Number))})]";

    /// <summary>A shape with what it is: <c>the image 28x28x1</c>.</summary>
    public static string Of(Shape shape) => $"the {(shape.Rank == 1 ? "vector" : shape.Rank == 2 ? "sequence" : "image")} {shape}";

    public static string Of(ActivationModel activation) =>
        activation.Kind == ActivationKind.Custom ? $"nameof({activation.CustomName})" : activation.Kind.ToString();

    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A large number with its thousands apart: <c>64,000,000</c>.</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Arguments(LayerModel.Use use)
    {
        List<string> numbers = new[] { use.Times, use.Argument }.Where(number => number is not null).Select(number => Number(number!.Value)).ToList();
        return numbers.Count == 0 ? "" : $"({string.Join(", ", numbers)})";
    }

    private static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"\"{name}\""));
}
