namespace DslNets;

/// <summary>A line of a chart: see <see cref="TrainingReport.AddSeries"/>.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Values">Its values, one for each place of the axis; NaN where it has a gap.</param>
public sealed record SeriesLine(string Name, IReadOnlyList<double> Values);
