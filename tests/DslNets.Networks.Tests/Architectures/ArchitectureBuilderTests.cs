using DslNets.Compiler.Model;
using DslNets.Compiler.Scheduling;
using DslNets.Compiler.Shapes;
using FsCheck;
using FsCheck.Fluent;

namespace DslNets.Networks.Tests.Architectures;

/// <summary>The random networks themselves, before anything is emitted.</summary>
public class ArchitectureBuilderTests
{
    [Fact]
    public void Every_random_network_is_valid_and_its_text_reads_back_as_the_same_model() =>
        Prop.ForAll(ArchitectureArbitrary.Choices, choices =>
        {
            NetworkModel model = ArchitectureBuilder.Build(choices);
            DeclaredNetwork.Resolve(model);
            Assert.Equal(model, DeclaredNetwork.Parse(DeclarationText.Of(model)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100).WithReplay(1, 3));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Some_random_networks_have_convolutions_with_fewer_products(bool isTransposed)
    {
        int count = ArchitectureArbitrary.Choices.Generator.Sample(400, 10).Select(ArchitectureBuilder.Build).Count(model =>
        {
            ResolvedNetwork network = DeclaredNetwork.Resolve(model);
            return network.Nodes.Any(node => node.Layer is LayerModel.Conv { Window.Dimensions: 2 } conv && conv.IsTransposed == isTransposed
                && WinogradWindow.Of(Windows.Of(conv, network.Nodes[node.Sources[0]].Shape), isTransposed) is not null);
        });
        Assert.InRange(count, 12, 400);
    }

    [Theory]
    [InlineData(typeof(LayerModel.Recurrent))]
    [InlineData(typeof(LayerModel.MultiHeadAttention))]
    public void Some_random_networks_have_sequences_with_true_lengths(Type layer) =>
        Assert.InRange(
            ArchitectureArbitrary.Choices.Generator.Sample(400, 10).Select(ArchitectureBuilder.Build)
                .Count(model => model.Layers.OfType<LayerModel.Input>().Any(input => input.HasLengths) && model.Layers.Any(other => other.GetType() == layer)),
            12,
            400);

    [Fact]
    public void Random_networks_have_every_layer_activation_and_loss()
    {
        NetworkModel[] models = [.. ArchitectureArbitrary.Choices.Generator.Sample(400, 10).Select(ArchitectureBuilder.Build)];
        Type[] layers = [.. models.SelectMany(model => model.Layers).Select(layer => layer.GetType()).Distinct()];
        Type[] others = [typeof(LayerModel.Normalize), typeof(LayerModel.Use), typeof(LayerModel.BlockEdge), typeof(LayerModel.Section)];
        Assert.Equal(typeof(LayerModel).GetNestedTypes().Except(others).ToHashSet(), layers.ToHashSet());
        ActivationKind[] activations = [.. models.SelectMany(model => model.Layers).OfType<LayerModel.Dense>().Select(dense => dense.Activation.Kind).Distinct()];
        Assert.Equal(Enum.GetValues<ActivationKind>().Where(kind => kind != ActivationKind.Custom).ToHashSet(), activations.ToHashSet());
        LossKind[] losses = [.. models.SelectMany(model => model.Layers.OfType<LayerModel.Output>().Select(output => output.Loss.Kind).Append(model.Loss.Kind)).Distinct()];
        Assert.Equal(Enum.GetValues<LossKind>().Where(kind => kind != LossKind.Custom).ToHashSet(), losses.ToHashSet());
    }
}
