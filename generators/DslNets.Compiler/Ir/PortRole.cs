namespace DslNets.Compiler.Ir;

/// <summary>What the runtime packs into the arena before a pass.</summary>
public enum PortRole
{
    Input,

    /// <summary>How many steps of an input are real, one number per sample.</summary>
    Lengths,

    /// <summary>What an output is compared to; an index target is one number per sample.</summary>
    Target,

    /// <summary>The weight of each sample's loss; the weights of a batch add up to 1.</summary>
    SampleWeight,

    /// <summary>The gradient with respect to an output, when the user supplies it.</summary>
    OutputGradient,

    /// <summary>What a stream remembers of the step before, and stays where it is from step to step; or what a stateful layer computed last in the batch before.</summary>
    Remembered,
}
