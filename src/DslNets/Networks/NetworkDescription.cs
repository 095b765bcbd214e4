namespace DslNets;

/// <summary>What the compiler knows of a network.</summary>
/// <param name="Name">The class's name.</param>
/// <param name="ArchitectureHash">A hash of all that turns inputs and weights into outputs: layers, shapes, connections, activations. Dropout, losses and penalties are left out.</param>
/// <param name="Inputs">The input ports, in source order.</param>
/// <param name="Outputs">The output ports, in source order.</param>
/// <param name="Targets">What each output is compared to; one per output that has a loss, in the same order.</param>
/// <param name="Layers">One row for each layer.</param>
/// <param name="Tensors">The trained parameters, then the untrained state.</param>
/// <param name="Training">Where the values of a training step lie.</param>
/// <param name="Inference">Where the values of a prediction lie.</param>
public sealed record NetworkDescription(
    string Name,
    string ArchitectureHash,
    IReadOnlyList<PortDescription> Inputs,
    IReadOnlyList<PortDescription> Outputs,
    IReadOnlyList<PortDescription> Targets,
    IReadOnlyList<LayerDescription> Layers,
    IReadOnlyList<TensorDescription> Tensors,
    ArenaDescription Training,
    ArenaDescription Inference)
{
    /// <summary>The sections, in source order; empty for a network without any.</summary>
    public IReadOnlyList<SectionDescription> Sections { get; init; } = [];

    /// <summary>The number of trained values, without padding.</summary>
    public int ParameterCount { get; } = Tensors.Where(tensor => !tensor.IsState).Sum(tensor => tensor.Length);

    /// <summary>The stored values of the trained parameters, padding included.</summary>
    public int ParameterStorageLength { get; } = Tensors.Where(tensor => !tensor.IsState).Select(tensor => tensor.Offset + tensor.StorageLength).DefaultIfEmpty().Max();

    /// <summary>The stored values of the untrained state, padding included.</summary>
    public int StateStorageLength { get; } = Tensors.Where(tensor => tensor.IsState).Select(tensor => tensor.Offset + tensor.StorageLength).DefaultIfEmpty().Max();
}
