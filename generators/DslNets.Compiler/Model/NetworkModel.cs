using DslNets.Compiler.Shapes;

namespace DslNets.Compiler.Model;

/// <summary>A network as its user wrote it: values only, no positions, nothing that can be derived.</summary>
/// <param name="Layers">Every attribute of the declaration in source order, inputs and outputs included.</param>
public sealed record NetworkModel(TypeDeclaration Type, Precision Precision, LossModel Loss, EquatableArray<LayerModel> Layers)
{
    /// <summary>What is wrong with the declaration before its layers are looked at: the class itself, and functions that cannot be read.</summary>
    public EquatableArray<Problem> Problems { get; init; }
}
