using System.Globalization;
using DslNets.Compiler.Model;

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

    /// <summary>A layer's name as the name of a member: <c>dense1</c> becomes <c>Dense1</c>.</summary>
    public static string MemberName(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name.Substring(1).Replace('.', '_');

    /// <summary>A name as a parameter, escaped when it is a keyword.</summary>
    public static string ParameterName(string name) => System.Array.IndexOf(Keywords, name) >= 0 ? "@" + name : name;

    private static readonly string[] Keywords =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default", "delegate", "do", "double",
        "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal",
        "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out", "override", "params", "private", "protected", "public", "readonly", "ref", "return",
        "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked",
        "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
    ];
}
