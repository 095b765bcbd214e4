namespace DslNets.Documentation.Tests;

/// <summary>A fenced block of a page.</summary>
/// <param name="Language">What stands after the opening fence.</param>
/// <param name="Printed">What the block has to be equal to, from a comment <c>printed: NAME</c> on the line above; null when a person wrote it.</param>
/// <param name="FirstLine">The index of its first line of text in the page.</param>
/// <param name="Lines">The number of its lines of text.</param>
internal sealed record Block(string Language, string? Printed, int FirstLine, int Lines, string Text);
