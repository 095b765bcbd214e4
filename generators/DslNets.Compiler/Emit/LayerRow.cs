using DslNets.Compiler.Model;
using DslNets.Compiler.Shapes;

namespace DslNets.Compiler.Emit;

/// <summary>One row of a network's summary.</summary>
/// <param name="Kind">The attribute's name.</param>
/// <param name="Section">The section the layer belongs to, or "".</param>
/// <param name="Flops">Operations of one sample's forward pass; a multiply-add counts as two.</param>
public sealed record LayerRow(string Name, string Kind, Shape Shape, int Parameters, long Flops, EquatableArray<string> Sources, string Section);
