namespace DslNets.Compiler.Shapes;

/// <summary>What a broken rule means for the network.</summary>
public enum Severity
{
    /// <summary>The network cannot run; only a throwing surface is emitted.</summary>
    Error,

    /// <summary>It runs, but is certainly not what is meant.</summary>
    Warning,

    /// <summary>Advice.</summary>
    Information,
}
