using DslNets.SideBySide.Cases;

namespace DslNets.SideBySide.Sides;

/// <summary>Our generated networks.</summary>
internal sealed class OwnSide : ISide
{
    public string Name => "DslNets";

    public (IMeasured Measured, IReadOnlyList<double> Check) Prepare(Case benchmarkCase)
    {
        benchmarkCase.Prepare();
        return (benchmarkCase, benchmarkCase.Check());
    }
}
