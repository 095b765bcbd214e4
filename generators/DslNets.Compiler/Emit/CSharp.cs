using System.Globalization;
using DslNets.Compiler.Model;
using DslNets.Compiler.Shapes;

namespace DslNets.Compiler.Emit;

/// <summary>The one door through which numbers and names become C#.</summary>
public static class CSharp
{
    public static string Literal(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Literal(double value, Precision precision) => precision == Precision.Single ? Literal((float)value) : Literal(value);

    public static string Literal(float value) =>
        float.IsNaN(value) ? "float.NaN"
        : float.IsPositiveInfinity(value) ? "float.PositiveInfinity"
        : float.IsNegativeInfinity(value) ? "float.NegativeInfinity"
        : value == 0f ? (1f / value < 0f ? "-0f" : "0f")
        : value.ToString("G9", CultureInfo.InvariantCulture) + "f";

    public static string Literal(double value) =>
        double.IsNaN(value) ? "double.NaN"
        : double.IsPositiveInfinity(value) ? "double.PositiveInfinity"
        : double.IsNegativeInfinity(value) ? "double.NegativeInfinity"
        : value == 0d ? (1d / value < 0d ? "-0d" : "0d")
        : value.ToString("G17", CultureInfo.InvariantCulture) + "d";

    public static string Literal(string? text) => text is null ? "null" : "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";

    public static string Literal(bool value) => value ? "true" : "false";

    /// <summary>The name of a layer or value as the name of a member: <c>dense1.weight</c> becomes <c>Dense1_weight</c>.</summary>
    public static string MemberName(string name) => ReservedNames.MemberOf(name).Replace('.', '_');

    /// <summary>A name as a parameter, escaped when it is a keyword.</summary>
    public static string ParameterName(string name) => ReservedNames.IsKeyword(name) ? "@" + name : name;
}
