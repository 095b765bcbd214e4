using System.Globalization;

namespace DslNets.SideBySide.Comparison;

/// <summary>Prints results as lines of a table, one by one as they come.</summary>
internal static class ResultTable
{
    /// <summary>Prints the column names.</summary>
    public static void WriteHeader() => Console.WriteLine($"{"case",-24}{"ours",10}{"peer",10}  {"unit",-5}{"ratio",8}{"of peak",9}  compared with");

    /// <summary>Prints one result.</summary>
    public static void Write(Result result, string peer, int disturbedTurns)
    {
        string disturbed = disturbedTurns > 0 ? $"  [{disturbedTurns} turns shared the core]" : string.Empty;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Name,-24}{result.Ours,10:G4}{Text(result.Peer, "G4"),10}  {result.Unit,-5}{Text(result.Ratio, "0.00x"),8}{Text(result.PeakFraction, "P0"),9}  {peer}{disturbed}"));
    }

    /// <summary>Prints that a case could not be compared.</summary>
    public static void WriteFailure(string name, string reason) => Console.WriteLine($"{name,-24}FAILED: {reason}");

    private static string Text(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "-";
}
