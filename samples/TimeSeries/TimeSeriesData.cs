namespace TimeSeries;

/// <summary>Values at equal distances of time.</summary>
/// <param name="Name">What is forecast.</param>
/// <param name="Axis">What the time is counted in.</param>
/// <param name="First">The time of the first value.</param>
/// <param name="Values">The values.</param>
public sealed record TimeSeriesData(string Name, string Axis, double First, double[] Values);
