using System;
using System.Collections.Generic;
using System.Globalization;
using DslNets.Compiler.Model;
using DslNets.Compiler.Scalars;

namespace DslNets.Compiler.Emit;

/// <summary>How numbers are held in emitted code: a vector of a width, or one number at a time (no bits).</summary>
public sealed record VectorType(int Bits, Precision Precision)
{
    /// <summary>What tells apart the locals of the two vectors of a block's row.</summary>
    public static IReadOnlyList<string> Halves { get; } = ["a", "b"];

    public string Element => Precision == Precision.Single ? "float" : "double";

    public bool IsScalar => Bits == 0;

    public int Lanes => IsScalar ? 1 : Bits / (Precision == Precision.Single ? 32 : 64);

    /// <summary>The class with the static operations: <c>Vector512</c>.</summary>
    public string Class => "Vector" + Bits.ToString(CultureInfo.InvariantCulture);

    public string Name => IsScalar ? Element : Class + "<" + Element + ">";

    public string Zero => IsScalar ? CSharp.Literal(0, Precision) : Name + ".Zero";

    public string Constant(double value) => IsScalar ? CSharp.Literal(value, Precision)
        : value == 0 ? Zero
        : value == 1 ? Name + ".One"
        : Class + ".Create(" + CSharp.Literal(value, Precision) + ")";

    public string Broadcast(string number) => IsScalar ? number : Class + ".Create(" + number + ")";

    /// <summary>Reads at an element offset from a reference.</summary>
    public string Load(string reference, int offset = 0) => IsScalar
        ? (offset == 0 ? reference : "Unsafe.Add(ref " + reference + ", " + CSharp.Literal(offset) + ")")
        : Class + ".LoadUnsafe(ref " + reference + (offset == 0 ? ")" : ", " + CSharp.Literal(offset) + ")");

    public string Store(string value, string reference, int offset = 0) => IsScalar
        ? Load(reference, offset) + " = " + value + ";"
        : value + ".StoreUnsafe(ref " + reference + (offset == 0 ? ");" : ", " + CSharp.Literal(offset) + ");");

    /// <summary>a * b + c, in one instruction where the machine has it.</summary>
    public string MultiplyAdd(string a, string b, string c) => IsScalar
        ? Element + ".MultiplyAddEstimate(" + a + ", " + b + ", " + c + ")"
        : Class + ".MultiplyAddEstimate(" + a + ", " + b + ", " + c + ")";

    /// <summary>The larger one; NaN when b is NaN.</summary>
    public string Maximum(string a, string b) => (IsScalar ? Element + ".Max(" : Class + ".MaxNative(") + a + ", " + b + ")";

    public string Minimum(string a, string b) => (IsScalar ? Element + ".Min(" : Class + ".MinNative(") + a + ", " + b + ")";

    public string Select(Comparison comparison, string left, string right, string then, string otherwise)
    {
        if (IsScalar)
        {
            string symbol = comparison switch
            {
                Comparison.Equal => "==",
                Comparison.NotEqual => "!=",
                Comparison.Less => "<",
                Comparison.LessOrEqual => "<=",
                Comparison.Greater => ">",
                _ => ">=",
            };
            return "(" + left + " " + symbol + " " + right + " ? " + then + " : " + otherwise + ")";
        }

        string test = comparison switch
        {
            Comparison.Equal or Comparison.NotEqual => "Equals",
            Comparison.Less => "LessThan",
            Comparison.LessOrEqual => "LessThanOrEqual",
            Comparison.Greater => "GreaterThan",
            _ => "GreaterThanOrEqual",
        };
        (then, otherwise) = comparison == Comparison.NotEqual ? (otherwise, then) : (then, otherwise);
        return Class + ".ConditionalSelect(" + Class + "." + test + "(" + left + ", " + right + "), " + then + ", " + otherwise + ")";
    }

    public static string Unary(UnaryFunction function, string operand) => function switch
    {
        UnaryFunction.Negate => "(-" + operand + ")",
        _ => "VectorFunctions." + function switch
        {
            UnaryFunction.Absolute => "Absolute",
            UnaryFunction.Sign => "Sign",
            UnaryFunction.Floor => "Floor",
            UnaryFunction.SquareRoot => "SquareRoot",
            UnaryFunction.Exponential => "Exponential",
            UnaryFunction.Logarithm => "Logarithm",
            UnaryFunction.Sine => "Sine",
            UnaryFunction.Cosine => "Cosine",
            UnaryFunction.HyperbolicTangent => "Tanh",
            UnaryFunction.Sigmoid => "Sigmoid",
            UnaryFunction.Softplus => "Softplus",
            UnaryFunction.ErrorFunction => "ErrorFunction",
            _ => throw new InvalidOperationException(function.ToString()),
        } + "(" + operand + ")",
    };

    public string Binary(BinaryFunction function, string left, string right) => function switch
    {
        BinaryFunction.Add => "(" + left + " + " + right + ")",
        BinaryFunction.Subtract => "(" + left + " - " + right + ")",
        BinaryFunction.Multiply => "(" + left + " * " + right + ")",
        BinaryFunction.Divide => "(" + left + " / " + right + ")",
        BinaryFunction.Maximum => Maximum(right, left),
        BinaryFunction.Minimum => Minimum(right, left),
        _ => "VectorFunctions.Power(" + left + ", " + right + ")",
    };
}
