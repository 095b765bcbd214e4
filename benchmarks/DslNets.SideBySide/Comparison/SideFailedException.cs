namespace DslNets.SideBySide.Comparison;

/// <summary>A side could not do what it was asked for, or both sides computed different things.</summary>
internal sealed class SideFailedException(string message) : Exception(message);
