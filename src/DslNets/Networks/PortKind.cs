namespace DslNets;

/// <summary>What the elements of a port are.</summary>
public enum PortKind
{
    /// <summary>Real numbers.</summary>
    Real,

    /// <summary>Class labels or tokens: whole numbers from 0 to the port's number of classes - 1.</summary>
    Index,
}
