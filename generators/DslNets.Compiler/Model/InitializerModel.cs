namespace DslNets.Compiler.Model;

/// <summary>The initializer of a weight.</summary>
/// <param name="Scale">The constant, the half-width of Uniform, the deviation of Normal, the gain of Orthogonal; null for the initializer's default.</param>
public sealed record InitializerModel(InitializerKind Kind, double? Scale = null)
{
    public static readonly InitializerModel Default = new(InitializerKind.Default);
}
