using System.Linq;
using DslNets.Compiler.Model;

namespace DslNets.Compiler.Shapes;

/// <summary>A rule that the network breaks. It names a layer and an argument, never a place in a file: only the analyzer knows places.</summary>
/// <param name="Code">Which rule.</param>
/// <param name="Layer">The layer's place in <see cref="NetworkModel.Layers"/>; -1 for the [Network] attribute.</param>
/// <param name="Argument">The name of the parameter or property it is about (<c>units</c>, <c>Alpha</c>); null for the layer as a whole.</param>
/// <param name="ArgumentIndex">Which of the values of a <c>params</c> argument.</param>
/// <param name="Details">What the message fills in: expected, found, where it came from, what to type.</param>
/// <param name="Related">Another layer that explains the problem, or -1.</param>
/// <param name="Replacement">Where one answer is right: the C# expression to write in the argument's place.</param>
public sealed record Problem(
    ProblemCode Code,
    int Layer,
    string? Argument = null,
    int ArgumentIndex = 0,
    EquatableArray<string> Details = default,
    int Related = -1,
    string? Replacement = null)
{
    /// <summary>The layer of a block that the problem is in, when the block is no part of the network's own declaration; null otherwise.</summary>
    public string? Block { get; init; }

    /// <summary>The layer of problems that are about the [Network] attribute or the class.</summary>
    public const int OfNetwork = -1;

    public Rule Rule => Rules.Of(Code);

    public bool IsError => Rule.Severity == Severity.Error;

    /// <summary>The rule's message for this problem.</summary>
    public string Message => Rule.Format(Details) + Place;

    /// <summary>The end of the message of a problem inside a block.</summary>
    public string Place => Block is null ? "" : $" (at {Block})";
}
