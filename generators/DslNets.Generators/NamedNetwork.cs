using DslNets.Compiler.Model;

namespace DslNets.Generators;

/// <summary>A network and the name its files begin with.</summary>
public sealed record NamedNetwork(NetworkModel Model, string FileName);
