using System.Globalization;
using System.Linq;
using DslNets.Compiler.Model;

namespace DslNets.Compiler.Shapes;

/// <summary>One row of the table of rules.</summary>
/// <param name="Title">The fact in a few words.</param>
/// <param name="Message">What was expected, what was found, and what to type; the places are filled with <see cref="Problem.Details"/>.</param>
public sealed record Rule(ProblemCode Code, Severity Severity, string Title, string Message)
{
    /// <summary>The diagnostic's id, such as <c>DSN2001</c>.</summary>
    public string Id => "DSN" + ((int)Code).ToString("D4", CultureInfo.InvariantCulture);

    /// <summary>The message with its places filled.</summary>
    public string Format(EquatableArray<string> details) => string.Format(CultureInfo.InvariantCulture, Message, details.ToArray<object>());
}
