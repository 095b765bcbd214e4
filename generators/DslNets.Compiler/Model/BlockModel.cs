namespace DslNets.Compiler.Model;

/// <summary>A block as its user wrote it: layers that networks and other blocks use as one. Sizes may be those of <see cref="BlockSize"/>.</summary>
public sealed record BlockModel(string Name, EquatableArray<LayerModel> Layers);
