namespace DslNets.Compiler.Scalars;

/// <summary>How a <see cref="Scalar.Select"/> compares its two numbers.</summary>
public enum Comparison
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}
