using DslNets.Compiler.Lowering;
using DslNets.Compiler.Model;
using DslNets.Compiler.Scalars;
using static DslNets.Compiler.Scalars.Formula;

namespace DslNets.Compiler.Tests.Scalars;

public class DerivativeTests
{
    /// <summary>Central differences of functions of size 1 with a step of 1e-6 are exact to about 1e-9.</summary>
    private const double Tolerance = 1e-7;

    private static readonly double[] Points = [-7.3, -2.5, -1.01, -0.4, -1e-3, 2e-3, 0.3, 0.99, 2.2, 5.5];

    public static TheoryData<ActivationKind> Activations => new(Enum.GetValues<ActivationKind>()
        .Except([ActivationKind.Softmax, ActivationKind.LogSoftmax, ActivationKind.L2Normalize, ActivationKind.Custom]));

    [Theory]
    [MemberData(nameof(Activations))]
    public void Derivative_of_every_activation_agrees_with_differences(ActivationKind kind)
    {
        Scalar formula = ActivationFormulas.Of(new ActivationModel(kind));
        Scalar derivative = Derivative.Of(formula, 0);
        foreach (double x in Points)
        {
            AssertClose(Difference(formula, 0, [x]), ScalarValue.Of(derivative, x), $"{kind} at {x}");
        }
    }

    [Theory]
    [MemberData(nameof(Activations))]
    public void Derivative_written_with_the_output_has_the_same_value(ActivationKind kind)
    {
        Scalar formula = ActivationFormulas.Of(new ActivationModel(kind));
        Scalar derivative = Derivative.Of(formula, 0);
        Scalar byOutput = OutputForm.Of(derivative, formula, Operand(1));
        foreach (double x in Points)
        {
            AssertClose(ScalarValue.Of(derivative, x), ScalarValue.Of(byOutput, x, ScalarValue.Of(formula, x)), $"{kind} at {x}");
        }
    }

    [Theory]
    [InlineData(ActivationKind.Relu)]
    [InlineData(ActivationKind.LeakyRelu)]
    [InlineData(ActivationKind.Tanh)]
    [InlineData(ActivationKind.Sigmoid)]
    public void These_derivatives_need_the_output_alone(ActivationKind kind)
    {
        Scalar formula = ActivationFormulas.Of(new ActivationModel(kind));
        Assert.Equal([1], OutputForm.Of(Derivative.Of(formula, 0), formula, Operand(1)).InputsUsed());
    }

    [Fact]
    public void Sigmoid_derivative_is_y_times_one_minus_y()
    {
        Scalar formula = Sigmoid(X);
        Assert.Equal("y * (1 - y)", ScalarPrinter.Print(OutputForm.Of(Derivative.Of(formula, 0), formula, Operand(1)), ["x", "y"]));
    }

    [Fact]
    public void Dropout_of_relu_is_read_off_its_output_without_drawing_again()
    {
        Scalar formula = Simplifier.Simplify(If(new Scalar.Uniform(1), Comparison.GreaterOrEqual, 0.2, 1.25 * IfPositive(X, X, 0), 0));
        Scalar byOutput = OutputForm.Of(Derivative.Of(formula, 0), formula, Operand(1));
        Assert.Equal("y > 0 ? 1.25 : 0", ScalarPrinter.Print(byOutput, ["x", "y"]));
    }

    [Fact]
    public void Functions_of_two_inputs_differentiate_by_each()
    {
        Scalar[] formulas =
        [
            X * Operand(1), X / Operand(1), Power(X, Operand(1)), Power(X, 2.5), Max(X, Operand(1)), Min(X * X, Operand(1)),
            Log(X) * Sqrt(Operand(1)), Exp(X - Operand(1)) / (1 + Abs(Operand(1))), Cos(X) * Sin(Operand(1)), Softplus(X * Operand(1)), Erf(X + Operand(1)),
        ];
        foreach (Scalar formula in formulas)
        {
            for (int input = 0; input < 2; input++)
            {
                double[] point = [1.3, 0.7];
                AssertClose(Difference(formula, input, point), ScalarValue.Of(Derivative.Of(formula, input), point), formula.ToString());
            }
        }
    }

    [Fact]
    public void Power_of_zero_has_a_derivative()
    {
        Assert.Equal(0, ScalarValue.Of(Derivative.Of(Power(X, Operand(1)), 0), 0, 2));
        Assert.Equal(1, ScalarValue.Of(Derivative.Of(Power(X, Operand(1)), 0), 0, 1));
    }

    [Fact]
    public void Derivatives_at_kinks_are_those_of_PyTorch()
    {
        Assert.Equal(0, At(ActivationKind.Relu, 0));
        Assert.Equal(0.01, At(ActivationKind.LeakyRelu, 0));
        Assert.Equal(0, ScalarValue.Of(Derivative.Of(Abs(X), 0), 0));
        Assert.Equal(0, At(ActivationKind.Step, 0));
        Assert.Equal(1, ScalarValue.Of(ActivationFormulas.Of(new ActivationModel(ActivationKind.Step)), 0));
        Assert.Equal(1, ScalarValue.Of(ActivationFormulas.Of(new ActivationModel(ActivationKind.Sign)), 0));

        static double At(ActivationKind kind, double x) => ScalarValue.Of(Derivative.Of(ActivationFormulas.Of(new ActivationModel(kind)), 0), x);
    }

    private static double Difference(Scalar formula, int input, double[] point)
    {
        const double Step = 1e-6;
        double[] up = [.. point];
        double[] down = [.. point];
        up[input] += Step;
        down[input] -= Step;
        return (ScalarValue.Of(formula, up) - ScalarValue.Of(formula, down)) / (2 * Step);
    }

    private static void AssertClose(double expected, double actual, string what) =>
        Assert.True(Math.Abs(expected - actual) <= Tolerance * Math.Max(1, Math.Abs(expected)), $"{what}: expected {expected}, but it is {actual}");
}
