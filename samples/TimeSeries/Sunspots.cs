using System.Globalization;

namespace TimeSeries;

/// <summary>The mean number of sunspots of each year.</summary>
public static class Sunspots
{
    /// <summary>The years 1700 to 2008.</summary>
    public static TimeSeriesData Series()
    {
        string[][] rows = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "data", "sunspots.csv")).Skip(1).Select(line => line.Split(','))];
        return new TimeSeriesData("sunspots", "year", Number(rows[0][0]), [.. rows.Select(row => Number(row[1]))]);

        static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
    }
}
