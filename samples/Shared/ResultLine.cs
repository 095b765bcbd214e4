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
            line += string.Create(CultureInfo.InvariantCulture, $" {name}={value:0.######}");
        }

        Console.WriteLine(line);
    }
}
