using DslNets.Compiler.Model;
using DslNets.Compiler.Shapes;

namespace DslNets.Compiler.Tests;

/// <summary>Networks written as models.</summary>
internal static class TestNetwork
{
    public static ResolvedNetwork Of(LossKind loss, params LayerModel[] layers)
    {
        var type = new TypeDeclaration("Tests", default, "Net", "public");
        Resolution resolution = NetworkResolver.Resolve(new NetworkModel(type, Model.Precision.Single, new LossModel(loss), layers.ToEquatableArray()));
        Assert.True(resolution.Network is not null, string.Join('\n', resolution.Problems.Select(problem => problem.Message)));
        return resolution.Network;
    }

    public static LayerModel Input(int features) => new LayerModel.Input(EquatableArray.Of(features));

    public static LayerModel Dense(int units, ActivationKind activation) => new LayerModel.Dense(units, new ActivationModel(activation));
}
