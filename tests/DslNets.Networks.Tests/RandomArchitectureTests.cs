using DslNets.Compiler.Model;
using DslNets.Networks.Tests.Architectures;
using DslNets.Networks.Tests.Checks;
using DslNets.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace DslNets.Networks.Tests;

/// <summary>Networks nobody thought of, against the reference.</summary>
public class RandomArchitectureTests
{
    [Fact]
    public void Random_networks_agree_with_the_reference() =>
        Prop.ForAll(ArchitectureArbitrary.Choices, choices =>
        {
            NetworkModel model = ArchitectureBuilder.Build(choices);
            int samples = 2 + (choices[0].Size % 34);
            using InMemoryNetwork compiled = InMemoryNetwork.Compile(DeclarationText.Of(model));
            using INetworkUnderTest network = NetworkUnderTest.Of(compiled.Type, samples);
            ReferenceCheck.Run(network, DeclaredNetwork.Resolve(model), samples, seed: samples, tolerance: 1e-9);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay(1, 3));
}
