using DslNets.Compiler.Scalars;

namespace DslNets.Compiler.Tests.Scalars;

/// <summary>What a formula is worth for given inputs: the plainest reading of it.</summary>
internal static class ScalarValue
{
    public static double Of(Scalar formula, params double[] inputs) => formula switch
    {
        Scalar.Constant c => c.Value,
        Scalar.Input x => inputs[x.Index],
        Scalar.Unary f => Of(f.Function, Of(f.Operand, inputs)),
        Scalar.Binary f => Of(f.Function, Of(f.Left, inputs), Of(f.Right, inputs)),
        Scalar.Select f => Holds(f.Comparison, Of(f.Left, inputs), Of(f.Right, inputs)) ? Of(f.Then, inputs) : Of(f.Else, inputs),
        _ => throw new InvalidOperationException(formula.ToString()),
    };

    private static double Of(UnaryFunction function, double x) => function switch
    {
        UnaryFunction.Negate => -x,
        UnaryFunction.Absolute => Math.Abs(x),
        UnaryFunction.Sign => Math.Sign(x),
        UnaryFunction.Floor => Math.Floor(x),
        UnaryFunction.SquareRoot => Math.Sqrt(x),
        UnaryFunction.Exponential => Math.Exp(x),
        UnaryFunction.Logarithm => Math.Log(x),
        UnaryFunction.Sine => Math.Sin(x),
        UnaryFunction.Cosine => Math.Cos(x),
        UnaryFunction.HyperbolicTangent => Math.Tanh(x),
        UnaryFunction.Sigmoid => 1 / (1 + Math.Exp(-x)),
        UnaryFunction.Softplus => Math.Log(1 + Math.Exp(x)),
        // Simpson's rule on the definition.
        UnaryFunction.ErrorFunction => 2 / Math.Sqrt(Math.PI) * Integral(t => Math.Exp(-t * t), x),
        _ => throw new InvalidOperationException(function.ToString()),
    };

    private static double Of(BinaryFunction function, double a, double b) => function switch
    {
        BinaryFunction.Add => a + b,
        BinaryFunction.Subtract => a - b,
        BinaryFunction.Multiply => a * b,
        BinaryFunction.Divide => a / b,
        BinaryFunction.Maximum => Math.Max(a, b),
        BinaryFunction.Minimum => Math.Min(a, b),
        _ => Math.Pow(a, b),
    };

    private static bool Holds(Comparison comparison, double a, double b) => comparison switch
    {
        Comparison.Equal => a == b,
        Comparison.NotEqual => a != b,
        Comparison.Less => a < b,
        Comparison.LessOrEqual => a <= b,
        Comparison.Greater => a > b,
        _ => a >= b,
    };

    private static double Integral(Func<double, double> f, double end)
    {
        const int Steps = 400;
        double h = end / Steps;
        double sum = f(0) + f(end);
        for (int step = 1; step < Steps; step++)
        {
            sum += f(step * h) * (step % 2 == 1 ? 4 : 2);
        }

        return sum * h / 3;
    }
}
