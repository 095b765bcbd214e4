using System.Globalization;
using System.Text.Json;

namespace DslNets;

/// <summary>Numbers as text, the same in every culture.</summary>
internal static class Figures
{
    /// <summary>Four decimals, or powers of ten where they would hide the value.</summary>
    public static string Text(double value) => value switch
    {
        double.NaN => "NaN",
        double.PositiveInfinity => "∞",
        double.NegativeInfinity => "-∞",
        0 => "0",
        _ when Math.Abs(value) is >= 0.001 and < 10000 => value.ToString("0.0000", CultureInfo.InvariantCulture),
        _ => value.ToString("0.00e+0", CultureInfo.InvariantCulture),
    };

    /// <summary>As few digits as tell ticks and settings apart: <c>0.001</c>, <c>-1.5</c>.</summary>
    public static string Short(double value) => double.IsFinite(value) ? value.ToString("G4", CultureInfo.InvariantCulture) : Text(value);

    /// <summary>From the smallest to the largest value.</summary>
    public static string Range(double smallest, double largest) => string.Create(CultureInfo.InvariantCulture, $"{smallest:G2} to {largest:G2}");

    /// <summary>Thousands in groups.</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A share of one, with one decimal; a dash for what cannot be told.</summary>
    public static string Percent(double share) => double.IsFinite(share) ? (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + " %" : "–";

    /// <summary>A share of a whole, with two decimals; a dash when there is nothing to share.</summary>
    public static string Percent(long part, long whole) => whole == 0 ? "–" : (100 * (double)part / whole).ToString("0.00", CultureInfo.InvariantCulture) + " %";

    /// <summary>The time of an epoch.</summary>
    public static string Seconds(double seconds) => double.IsFinite(seconds) ? seconds.ToString("0.00", CultureInfo.InvariantCulture) : Text(seconds);

    /// <summary>A time in the two units that matter: <c>0.3 s</c>, <c>42 s</c>, <c>3 min 20 s</c>, <c>2 h 05 min</c>.</summary>
    public static string Duration(double seconds) => seconds switch
    {
        < 9.95 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s"),
        < 59.5 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0} s"),
        < 3599.5 => string.Create(CultureInfo.InvariantCulture, $"{(int)Math.Round(seconds) / 60} min {(int)Math.Round(seconds) % 60:00} s"),
        < 1e9 => string.Create(CultureInfo.InvariantCulture, $"{(int)(seconds / 3600)} h {(int)(seconds / 60) % 60:00} min"),
        _ => Text(seconds) + " s",
    };

    /// <summary>A number for the page's script, rounded to what a chart can show; what is not finite is null, a gap.</summary>
    public static void Write(Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteRawValue(value.ToString("G6", CultureInfo.InvariantCulture));
        }
        else
        {
            json.WriteNullValue();
        }
    }

    /// <summary>An array of such numbers.</summary>
    public static void Write(Utf8JsonWriter json, string name, IEnumerable<double> values)
    {
        json.WriteStartArray(name);
        foreach (double value in values)
        {
            Write(json, value);
        }

        json.WriteEndArray();
    }
}
