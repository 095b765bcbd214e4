namespace DslNets.SideBySide.Cases;

/// <summary>A recurrent layer.</summary>
internal enum RecurrentKind
{
    /// <summary>Gated recurrent units.</summary>
    Gru,

    /// <summary>Long short-term memory.</summary>
    Lstm,
}
