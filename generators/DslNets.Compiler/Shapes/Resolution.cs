using DslNets.Compiler.Model;

namespace DslNets.Compiler.Shapes;

/// <summary>What came of resolving a network: the network when nothing that stops it was found, and everything that was found.</summary>
public sealed record Resolution(ResolvedNetwork? Network, EquatableArray<Problem> Problems);
