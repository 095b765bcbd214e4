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
            LayerModel.Input input => Attribute("Input", [.. input.Dimensions.Select(size => (string?)Number(size)), .. Properties(shared)]),
            LayerModel.Dense dense => Attribute(
                "Dense",
                [
                    Number(dense.Units), .. ArgumentsOf(dense.Activation), dense.UseBias ? null : "UseBias = false",
                    .. Properties([("L1", NumberUnlessZero(dense.L1)), ("L2", NumberUnlessZero(dense.L2))]), .. Properties(shared),
                ]),
            LayerModel.Activate activate => Attribute("Activate", [.. ArgumentsOf(activate.Activation), .. Properties(shared)]),
            LayerModel.Dropout dropout => Attribute("Dropout", [Number(dropout.Rate), .. Properties(shared)]),
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
