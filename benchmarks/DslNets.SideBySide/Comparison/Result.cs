namespace DslNets.SideBySide.Comparison;

/// <summary>One row of the results.</summary>
/// <param name="Name">The case.</param>
/// <param name="Ours">Our median time of one call.</param>
/// <param name="Peer">The peer's; null when there was none.</param>
/// <param name="Unit">The unit of both.</param>
/// <param name="Ratio">The peer's time divided by ours: above 1 we are faster. Null without a peer.</param>
/// <param name="PeakFraction">The matrix products' operations per second of our side, as a share of the core's peak; null where that says nothing.</param>
internal sealed record Result(string Name, double Ours, double? Peer, string Unit, double? Ratio, double? PeakFraction);
