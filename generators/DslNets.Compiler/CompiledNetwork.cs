using System.Collections.Generic;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Shapes;

namespace DslNets.Compiler;

/// <summary>A network after all passes but the last: nothing is left to decide when it is written.</summary>
/// <param name="SingleSample">The inference program scheduled for one sample; null for a network with images or sequences, where one sample is a batch of one.</param>
public sealed record CompiledNetwork(ResolvedNetwork Network, CompiledProgram Training, CompiledProgram Inference, CompiledProgram? SingleSample)
{
    /// <summary>One step of a stream; null for a network that is none.</summary>
    public CompiledProgram? Step { get; init; }

    /// <summary>The sections, in source order.</summary>
    public IReadOnlyList<CompiledSection> Sections { get; init; } = [];

    public IReadOnlyList<TensorModel> Tensors => Training.Program.Tensors;
}
