using System.Collections.Generic;
using DslNets.Compiler.Model;
using DslNets.Compiler.Shapes;
using Microsoft.CodeAnalysis;

namespace DslNets.Generators.Frontend;

/// <summary>A network's model beside the attributes it was read from. Only the model may go into the generator's pipeline.</summary>
/// <param name="Network">The [Network] attribute.</param>
/// <param name="Layers">The attribute of each layer of the model.</param>
/// <param name="Places">Where problems are that stand at none of the attributes' arguments.</param>
internal sealed record ParsedNetwork(
    NetworkModel Model, AttributeData Network, IReadOnlyList<AttributeData> Layers, IReadOnlyDictionary<Problem, Location> Places);
