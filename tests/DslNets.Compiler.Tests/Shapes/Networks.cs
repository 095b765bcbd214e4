using DslNets.Compiler.Model;

namespace DslNets.Compiler.Tests.Shapes;

/// <summary>Short ways to write models.</summary>
internal static class Networks
{
    public static NetworkModel Of(params LayerModel[] layers) => Of(LossModel.None, layers);

    public static NetworkModel Of(LossModel loss, params LayerModel[] layers) =>
        new(new TypeDeclaration("", default, "Net", "public"), Compiler.Model.Precision.Single, loss, new EquatableArray<LayerModel>(layers));

    public static LayerModel.Input Input(params int[] dimensions) => new(new EquatableArray<int>(dimensions));

    public static LayerModel.Dense Dense(int units, ActivationKind activation = ActivationKind.Relu) => new(units, new ActivationModel(activation));

    public static LayerModel.Conv Conv(int filters, int kernel, ActivationKind activation = ActivationKind.Identity) =>
        Conv(filters, new WindowModel(2, kernel, kernel)) with { Activation = new ActivationModel(activation) };

    public static LayerModel.Conv Conv(int filters, WindowModel window) => new(filters, window, ActivationModel.Identity);

    public static LayerModel.Pool MaxPool(int kernel) => new(PoolKind.Max, new WindowModel(2, kernel, kernel) { StrideHeight = kernel, StrideWidth = kernel });

    public static LayerModel.Add Add(params string[] others) => new(new EquatableArray<string>(others));

    public static LayerModel.Concat Concat(params string[] others) => new(new EquatableArray<string>(others));

    public static LayerModel.Output Output(string port, LossKind loss = LossKind.None, double weight = 1) => new(port, new LossModel(loss), weight);
}
