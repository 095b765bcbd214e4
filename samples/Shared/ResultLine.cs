using System.Globalization;

namespace Samples;

/// <summary>The last line of a sample, for scripts: <c>result: name=value name=value</c>.</summary>
public static class ResultLine
{
    /// <summary>Writes the line, with numbers as in every culture.</summary>
    public static void Write(params ReadOnlySpan<(string Name, double Value)> figures)
    {
        string line = "result:";
        foreach ((string name, double value) in figures)
        {
            string format = Math.Abs(value) is 0 or >= 1e-3 ? "0.######" : "0.####e-0";
            line += $" {name}={value.ToString(format, CultureInfo.InvariantCulture)}";
        }

        Console.WriteLine(line);
    }
}
