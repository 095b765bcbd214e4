namespace DslNets.Compiler.Scalars;

/// <summary>The functions of one number that formulas are made of.</summary>
public enum UnaryFunction
{
    Negate,
    Absolute,
    Sign,
    Floor,
    SquareRoot,
    Exponential,
    Logarithm,
    Sine,
    Cosine,
    HyperbolicTangent,
    Sigmoid,
    Softplus,
    ErrorFunction,
}
