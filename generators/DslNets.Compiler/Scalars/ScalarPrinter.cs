using System;
using System.Collections.Generic;
using System.Globalization;

namespace DslNets.Compiler.Scalars;

/// <summary>Prints formulas for people: in comments above kernels and in dumps of the IR.</summary>
public static class ScalarPrinter
{
    /// <param name="names">What the inputs are called.</param>
    public static string Print(Scalar formula, IReadOnlyList<string> names) => Print(formula, names, 0);

    private static string Print(Scalar formula, IReadOnlyList<string> names, int binding) => formula switch
    {
        Scalar.Constant c => Number(c.Value),
        Scalar.Input x => names[x.Index],
        Scalar.FeatureIndex => "feature",
        Scalar.StepNumber => "step",
        Scalar.SampleCount => "samples",
        Scalar.Uniform => "uniform",
        Scalar.Unary { Function: UnaryFunction.Negate } f => Bracket("-" + Print(f.Operand, names, 3), binding > 2),
        Scalar.Unary f => Name(f.Function) + "(" + Print(f.Operand, names, 0) + ")",
        Scalar.Binary f => Binary(f, names, binding),
        Scalar.Select f => Bracket(
            Print(f.Left, names, 1) + " " + Symbol(f.Comparison) + " " + Print(f.Right, names, 1) + " ? " + Print(f.Then, names, 1) + " : " + Print(f.Else, names, 1),
            binding > 0),
        _ => throw new InvalidOperationException(formula.ToString()),
    };

    private static string Binary(Scalar.Binary f, IReadOnlyList<string> names, int binding)
    {
        (string symbol, int own) = f.Function switch
        {
            BinaryFunction.Add => (" + ", 1),
            BinaryFunction.Subtract => (" - ", 1),
            BinaryFunction.Multiply => (" * ", 2),
            BinaryFunction.Divide => (" / ", 2),
            BinaryFunction.Maximum => ("max", 0),
            BinaryFunction.Minimum => ("min", 0),
            _ => ("pow", 0),
        };

        return own == 0
            ? symbol + "(" + Print(f.Left, names, 0) + ", " + Print(f.Right, names, 0) + ")"
            : Bracket(Print(f.Left, names, own) + symbol + Print(f.Right, names, own + 1), binding > own);
    }

    private static string Bracket(string text, bool needed) => needed ? "(" + text + ")" : text;

    private static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    private static string Name(UnaryFunction function) => function switch
    {
        UnaryFunction.Absolute => "abs",
        UnaryFunction.Sign => "sign",
        UnaryFunction.Floor => "floor",
        UnaryFunction.SquareRoot => "sqrt",
        UnaryFunction.Exponential => "exp",
        UnaryFunction.Logarithm => "log",
        UnaryFunction.Sine => "sin",
        UnaryFunction.Cosine => "cos",
        UnaryFunction.HyperbolicTangent => "tanh",
        UnaryFunction.Sigmoid => "sigmoid",
        UnaryFunction.Softplus => "softplus",
        UnaryFunction.ErrorFunction => "erf",
        _ => "neg",
    };

    private static string Symbol(Comparison comparison) => comparison switch
    {
        Comparison.Equal => "==",
        Comparison.NotEqual => "!=",
        Comparison.Less => "<",
        Comparison.LessOrEqual => "<=",
        Comparison.Greater => ">",
        _ => ">=",
    };
}
