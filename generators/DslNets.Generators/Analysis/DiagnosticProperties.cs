namespace DslNets.Generators.Analysis;

/// <summary>What diagnostics tell their code fixes, so that no fix derives an answer again. Linked into the code fixes.</summary>
internal static class DiagnosticProperties
{
    /// <summary>The parameter or property that the diagnostic is about.</summary>
    public const string Argument = nameof(Argument);

    /// <summary>The C# expression that is right in its place.</summary>
    public const string Replacement = nameof(Replacement);
}
