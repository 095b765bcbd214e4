namespace DslNets.Compiler.Model;

/// <summary>The padding of a window: the sides count for <see cref="PaddingKind.Explicit"/> alone. A sequence has left and right only.</summary>
public sealed record PaddingModel(PaddingKind Kind, int Top = 0, int Bottom = 0, int Left = 0, int Right = 0);
