using System.Reflection;
using System.Runtime.CompilerServices;
using DslNets.Compiler.Model;
using DslNets.Compiler.Shapes;
using DslNets.Testing;

namespace DslNets.Generators.Tests;

/// <summary>What the rules say of names and what an invalid network offers agree with what is generated for a valid one.</summary>
public class SurfaceContractTests
{
    private const string Network = """
        [Network(Loss.CrossEntropy)] [Input(4, Name = "pixels")] [Normalize] [Dense(8)] [BatchNorm] [LayerNorm] [Dense({0}, Softmax)] public sealed partial class Net;
        """;

    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    [Fact]
    public void No_layer_or_port_can_be_called_like_a_generated_member()
    {
        using var network = InMemoryNetwork.Compile(Source(units: "3"));
        IEnumerable<string> members = network.Type.GetMembers(Declared)
            .Where(member => member is not (ConstructorInfo or MethodInfo { IsSpecialName: true }) && member.Name[0] != '<' && !member.Name.Contains('.', StringComparison.Ordinal))
            .Select(member => member.Name)
            .Except(["Normalize1", "Dense1", "Batchnorm1", "Layernorm1", "Dense2"]);
        Assert.Contains("Predict", members);
        Assert.All(members, member => Assert.Contains(ProblemCode.NameReserved, CodesOf(new LayerModel.Dense(3, ActivationModel.Identity) { Name = member })));
        Assert.All(members, member => Assert.Contains(ProblemCode.NameReserved, CodesOf(new LayerModel.Output(member, LossModel.None, 1))));
    }

    [Fact]
    public void No_layer_or_port_can_be_called_like_an_extension_of_networks()
    {
        string[] extensions =
        [
            .. typeof(INetwork<,>).Assembly.GetExportedTypes()
                .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
                .Where(method => method.IsDefined(typeof(ExtensionAttribute), inherit: false))
                .Where(method => method.GetParameters()[0].ParameterType is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(INetwork<,>))
                .Select(method => method.Name)
                .Distinct(),
        ];
        Assert.Contains("Adapt", extensions);
        Assert.All(extensions, name => Assert.Contains(ProblemCode.NameReserved, CodesOf(new LayerModel.Dense(3, ActivationModel.Identity) { Name = name })));
        Assert.All(extensions, name => Assert.Contains(ProblemCode.NameReserved, CodesOf(new LayerModel.Output(name, LossModel.None, 1))));
    }

    [Fact]
    public void Ports_may_be_called_like_variables_of_the_generated_code()
    {
        using var network = InMemoryNetwork.Compile("""
            [Network(Loss.CrossEntropy)]
            [Input(2, Name = "first")] [Input(2, Name = "samples")] [Input(2, Name = "sample")] [Input(2, Name = "count")] [Input(2, Name = "pass")] [Input(2, Name = "batch")]
            [Input(2, Name = "scores")] [Input(2, Name = "parameters")] [Input(2, Name = "state")] [Input(2, Name = "worker")] [Input(2, Name = "arena")] [Input(2, Name = "length")]
            [Concat("first", "samples", "sample", "count", "pass", "batch", "scores", "parameters", "state", "worker", "arena")]
            [Dense(3, Softmax)]
            [Output("scratch")]
            public sealed partial class Net;
            """);
        var description = (NetworkDescription)network.Type.GetProperty("Description")!.GetValue(null)!;
        Assert.Equal(12, description.Inputs.Count);
    }

    [Fact]
    public void Invalid_network_has_the_public_members_of_a_valid_one()
    {
        using var valid = InMemoryNetwork.Compile(Source(units: "3"));
        using var invalid = InMemoryNetwork.Compile(Source(units: "0"));
        Assert.Equal(PublicMembers(valid), PublicMembers(invalid));
    }

    [Fact]
    public void Invalid_binary_network_has_the_public_members_of_a_valid_one()
    {
        const string Binary = "[Network(Loss.BinaryCrossEntropy)] [Input(4)] [Dense({0}, Relu)] [Dense(1, Sigmoid)] public sealed partial class Net;";
        using var valid = InMemoryNetwork.Compile(Binary.Replace("{0}", "3", StringComparison.Ordinal));
        using var invalid = InMemoryNetwork.Compile(Binary.Replace("{0}", "0", StringComparison.Ordinal));
        Assert.Equal(PublicMembers(valid), PublicMembers(invalid));
        Assert.Contains(PublicMembers(valid), member => member.Contains("Classify", StringComparison.Ordinal));
    }

    private static string Source(string units) => Network.Replace("{0}", units, StringComparison.Ordinal);

    private static IEnumerable<string> PublicMembers(InMemoryNetwork network) => network.Type
        .GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Select(member => $"{member.MemberType} {member}")
        .Order(StringComparer.Ordinal);

    private static IEnumerable<ProblemCode> CodesOf(LayerModel layer)
    {
        var type = new TypeDeclaration("", default, "Net", "public");
        var layers = EquatableArray.Of(new LayerModel.Input(EquatableArray.Of(4)), new LayerModel.Dense(3, ActivationModel.Identity), layer);
        return NetworkResolver.Resolve(new NetworkModel(type, Compiler.Model.Precision.Single, LossModel.None, layers)).Problems.Select(problem => problem.Code);
    }
}
