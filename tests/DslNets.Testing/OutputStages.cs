namespace DslNets.Testing;

/// <summary>The names Roslyn gives the steps that make files.</summary>
public static class OutputStages
{
    /// <summary>RegisterSourceOutput: the members users see.</summary>
    public const string Surface = "SourceOutput";

    /// <summary>RegisterImplementationSourceOutput: the bodies behind them.</summary>
    public const string Kernels = "ImplementationSourceOutput";
}
