namespace DslNets.Compiler.Scalars;

/// <summary>
/// A formula over numbers, applied to every element of a tensor: the one form of activations, losses, dropout, normalisation and the user's own functions.
/// Its derivative is derived (<see cref="Derivative"/>), simplified (<see cref="Simplifier"/>) and emitted as vector code.
/// </summary>
public abstract record Scalar
{
    private Scalar()
    {
    }

    public sealed record Constant(double Value) : Scalar;

    /// <summary>The element of the operand with this index.</summary>
    public sealed record Input(int Index) : Scalar;

    public sealed record Unary(UnaryFunction Function, Scalar Operand) : Scalar;

    public sealed record Binary(BinaryFunction Function, Scalar Left, Scalar Right) : Scalar;

    /// <summary>Left compared with Right ? Then : Else.</summary>
    public sealed record Select(Comparison Comparison, Scalar Left, Scalar Right, Scalar Then, Scalar Else) : Scalar;

    /// <summary>The index of the element's feature within its sample.</summary>
    public sealed record FeatureIndex : Scalar;

    /// <summary>A uniform random number in [0, 1): a function of the seed, the step, the salt, the sample and the feature, so that it can be computed again.</summary>
    public sealed record Uniform(int Salt) : Scalar;

    /// <summary>In a step of a stream: how many steps came before it.</summary>
    public sealed record StepNumber : Scalar;

    /// <summary>The number of samples in the batch.</summary>
    public sealed record SampleCount : Scalar;

    public static implicit operator Scalar(double value) => new Constant(value);

    public static Scalar operator +(Scalar left, Scalar right) => new Binary(BinaryFunction.Add, left, right);

    public static Scalar operator -(Scalar left, Scalar right) => new Binary(BinaryFunction.Subtract, left, right);

    public static Scalar operator *(Scalar left, Scalar right) => new Binary(BinaryFunction.Multiply, left, right);

    public static Scalar operator /(Scalar left, Scalar right) => new Binary(BinaryFunction.Divide, left, right);

    public static Scalar operator -(Scalar operand) => new Unary(UnaryFunction.Negate, operand);
}
