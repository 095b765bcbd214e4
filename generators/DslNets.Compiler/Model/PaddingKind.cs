namespace DslNets.Compiler.Model;

/// <summary>How many zeros a window sees around the input.</summary>
public enum PaddingKind
{
    /// <summary>None.</summary>
    Valid,

    /// <summary>As many as give one window for each step of the stride.</summary>
    Same,

    /// <summary>For sequences: (kernel - 1) x dilation before the first step and none after the last.</summary>
    Causal,

    /// <summary>As many as the user says, for each side.</summary>
    Explicit,
}
