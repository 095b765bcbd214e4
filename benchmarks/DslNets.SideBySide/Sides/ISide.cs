using DslNets.SideBySide.Cases;

namespace DslNets.SideBySide.Sides;

/// <summary>Something that can do the work of a case in a process of its own.</summary>
internal interface ISide
{
    /// <summary>What it is, with its version.</summary>
    string Name { get; }

    /// <summary>Makes the work ready.</summary>
    /// <returns>The work, and the values that both sides must compute alike.</returns>
    (IMeasured Measured, IReadOnlyList<double> Check) Prepare(Case benchmarkCase);
}
