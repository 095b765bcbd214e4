namespace DslNets;

/// <summary>The number type of a network.</summary>
public enum Precision
{
    /// <summary><see cref="float"/>, the default.</summary>
    Single,

    /// <summary><see cref="double"/>, for scientific work and gradient checks.</summary>
    Double,
}
