using DslNets.Compiler.Model;
using DslNets.Compiler.Shapes;
using DslNets.Generators;
using DslNets.Testing;

namespace DslNets.Networks.Tests.Architectures;

/// <summary>Reads the model of a network from its declaration, the way the generator does.</summary>
internal static class DeclaredNetwork
{
    /// <summary>The model of the one network that a C# text declares.</summary>
    public static NetworkModel Parse(string declaration) => Assert.IsType<NamedNetwork>(Assert.Single(IncrementalRun.Of(declaration).Values(Stages.Name))).Model;

    /// <summary>The network that a golden's attributes declare.</summary>
    public static ResolvedNetwork Resolve(string attributes) => Resolve(Parse(attributes + " partial class Declared;"));

    /// <summary>A network that must be right.</summary>
    public static ResolvedNetwork Resolve(NetworkModel model)
    {
        Resolution resolution = NetworkResolver.Resolve(model);
        Assert.DoesNotContain(resolution.Problems, problem => Rules.Of(problem.Code).Severity != Severity.Information);
        return resolution.Network!;
    }
}
