using DslNets.Compiler.Shapes;

namespace DslNets.Compiler;

/// <summary>A section of a network as an inference program of its own.</summary>
/// <param name="SingleSample">The program scheduled for one sample; null where a layer of the section has no kernel for that.</param>
public sealed record CompiledSection(NetworkSection Section, CompiledProgram Inference, CompiledProgram? SingleSample);
