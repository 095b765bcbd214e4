using DslNets.Compiler.Ir;
using DslNets.Compiler.Model;
using DslNets.Compiler.Shapes;

namespace DslNets.Compiler.Tests.Shapes;

/// <summary>Which layers belong to sections, and what is compiled of them.</summary>
public class SectionTests
{
    private static readonly BlockModel Hidden = new("Hidden", EquatableArray.Of(TestNetwork.Dense(7, ActivationKind.Relu), new LayerModel.Dropout(0.5)));

    private static readonly LayerModel[] Layers =
    [
        TestNetwork.Input(4),
        TestNetwork.Dense(5, ActivationKind.Relu),
        new LayerModel.Section("Encode", Frozen: true),
        new LayerModel.Use(Hidden, Times: 2),
        TestNetwork.Dense(3, ActivationKind.Tanh),
        new LayerModel.Output("code", LossModel.None, 1),
        new LayerModel.Section("Decode"),
        TestNetwork.Dense(5, ActivationKind.Identity),
        new LayerModel.Section("Last") { From = "hidden2" },
        TestNetwork.Dense(2, ActivationKind.Identity),
        new LayerModel.Output("last", LossModel.None, 1),
    ];

    [Fact]
    public void Sections_have_the_layers_below_them_and_what_stands_there_enters() => Assert.Equal(
        [
            ("Encode", "dense1", "hidden1.dense1 hidden1.dropout1 hidden2.dense1 hidden2.dropout1 dense2"),
            ("Decode", "dense2", "dense3"),
            ("Last", "hidden2.dropout1", "dense4"),
        ],
        Network().Sections.Select(section => (section.Name, Network().Nodes[section.Entry].Name, string.Join(' ', section.Nodes.Select(node => Network().Nodes[node].Name)))));

    [Fact]
    public void Layers_of_a_frozen_section_are_frozen() => Assert.Equal(
        ["hidden1.dense1", "hidden2.dense1", "dense2"],
        Network().Nodes.Where(node => node.Layer is LayerModel.Dense { Frozen: true }).Select(node => node.Name));

    [Fact]
    public void Section_is_a_program_of_one_input_over_the_tensors_of_the_network()
    {
        CompiledNetwork compiled = NetworkCompiler.Compile(Network(), default);
        Assert.All(compiled.Sections, section =>
        {
            Assert.IsType<Operation.Port>(Assert.Single(section.Inference.Program.Ports).Definition);
            Assert.Equal(compiled.Network.Nodes[section.Section.Exit].Shape.Length, Assert.Single(section.Inference.Program.Outputs).Features);
            Assert.Equal(compiled.Training.Memory.Tensors, section.Inference.Memory.Tensors);
            Assert.NotNull(section.SingleSample);
        });
    }

    [Fact]
    public void Network_without_sections_has_none() =>
        Assert.Empty(NetworkCompiler.Compile(TestNetwork.Of(LossKind.None, TestNetwork.Input(4), TestNetwork.Dense(2, ActivationKind.Tanh)), default).Sections);

    private static ResolvedNetwork Network() => TestNetwork.Of(LossKind.None, Layers);
}
