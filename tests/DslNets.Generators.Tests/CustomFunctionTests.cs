using DslNets.Compiler.Model;
using DslNets.Compiler.Scalars;
using DslNets.Generators.Frontend;
using DslNets.Testing;
using Microsoft.CodeAnalysis;

namespace DslNets.Generators.Tests;

/// <summary>The formula that is read from a method has the method's values.</summary>
public class CustomFunctionTests
{
    private static readonly double[] Samples = [-3.25, -1, -0.5, 0, 0.25, 1, 1.5, 4];

    public static TheoryData<string, Func<double, double>> Functions { get; } = new()
    {
        { "x / (1 + Math.Exp(-x))", x => x / (1 + Math.Exp(-x)) },
        { "+x - -x * 3 / 4", x => x + (x * 3 / 4) },
        { "Math.Abs(x) + Math.Sign(x) + Math.Floor(x)", x => Math.Abs(x) + Math.Sign(x) + Math.Floor(x) },
        { "Math.Sqrt(x * x + 1) - Math.Log(x * x + 2)", x => Math.Sqrt((x * x) + 1) - Math.Log((x * x) + 2) },
        { "Math.Sin(x) * Math.Cos(x) + Math.Tanh(x)", x => (Math.Sin(x) * Math.Cos(x)) + Math.Tanh(x) },
        { "Math.Max(x, 1) - Math.Min(val2: 2, val1: x) + Math.Pow(2, x)", x => Math.Max(x, 1) - Math.Min(x, 2) + Math.Pow(2, x) },
        { "1 / 2 * x + (int)3.9 + Half * x", x => 3 + (0.5 * x) },
        { "x > 0 && x < 1 ? 1 : x == 0 || !(x <= 2) ? 2 : 3", x => x is > 0 and < 1 ? 1 : x == 0 || !(x <= 2) ? 2 : 3 },
        { "(x > -2 || x < -3) && x != 1 ? x : -x", x => (x is > -2 or < -3) && x != 1 ? x : -x },
        { "true && x >= 0 ? (double)(float)x : 0", x => x >= 0 ? x : 0 },
        { "double.Exp(x) + MathF.PI * 0", Math.Exp },
        { "7", _ => 7 },
    };

    [Theory]
    [MemberData(nameof(Functions))]
    public void Formula_has_the_values_of_the_method(string body, Func<double, double> function)
    {
        var formula = Read($"const double Half = 0.5; static double F(double x) => {body};");
        Assert.All(Samples, x => Assert.Equal(function(x), Evaluate(formula, x), 12));
    }

    [Fact]
    public void Return_statement_is_an_expression_too() =>
        Assert.Equal(new Scalar.Input(0) * new Scalar.Constant(2), Read("static double F(double x) { return x * 2; }"));

    [Fact]
    public void Constants_are_those_of_the_method_s_type() =>
        Assert.Equal(new Scalar.Input(0) * new Scalar.Constant(0.1f), Read("static float F(float x) => x * 0.1f;"));

    [Fact]
    public void Method_in_the_networks_precision_is_taken() => Assert.Equal(
        new Scalar.Constant(2), Read("static float F(float x) => 1; static double F(double x) => 2;", "Precision = Precision.Double"));

    [Fact]
    public void Method_may_stand_on_another_part() => Assert.Equal(
        new Scalar.Constant(3), Activation(Parse("[Network] [Input(1)] [Dense(1, nameof(F))] partial class Net;", "partial class Net { static float F(float x) => 3; }")));

    [Fact]
    public void Parameters_of_a_loss_are_prediction_and_target()
    {
        NetworkModel model = Parse("[Network(nameof(L))] [Input(1)] [Dense(1)] partial class Net { static float L(float y, float t) => t - y; }");
        Assert.Equal(new LossModel(LossKind.Custom, Custom: new Scalar.Input(1) - new Scalar.Input(0), CustomName: "L"), model.Loss);
    }

    private static Scalar Read(string members, string network = "") => Activation(Parse($$"""
        [Network({{network}})]
        [Input(1)]
        [Dense(1, nameof(F))]
        partial class Net
        {
            {{members}}
        }
        """));

    private static Scalar Activation(NetworkModel model) => ((LayerModel.Dense)model.Layers[1]).Activation.Custom!;

    private static NetworkModel Parse(params string[] sources)
    {
        Compilation compilation = NetworkCompilation.Create(sources);
        INamedTypeSymbol type = compilation.GetTypeByMetadataName("Net")!;
        NetworkModel model = NetworkParser.Parse(type, LanguageSymbols.NetworkAttributeOf(type)!, compilation, CancellationToken.None).Model;
        Assert.Empty(model.Problems);
        return model;
    }

    private static double Evaluate(Scalar formula, double x) => formula switch
    {
        Scalar.Constant constant => constant.Value,
        Scalar.Input => x,
        Scalar.Unary unary => Apply(unary.Function, Evaluate(unary.Operand, x)),
        Scalar.Binary binary => Apply(binary.Function, Evaluate(binary.Left, x), Evaluate(binary.Right, x)),
        Scalar.Select select => Evaluate(Holds(select.Comparison, Evaluate(select.Left, x), Evaluate(select.Right, x)) ? select.Then : select.Else, x),
        _ => throw new InvalidOperationException($"{formula} is not read from C#."),
    };

    private static double Apply(UnaryFunction function, double x) => function switch
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
        _ => throw new InvalidOperationException($"{function} is not read from C#."),
    };

    private static double Apply(BinaryFunction function, double left, double right) => function switch
    {
        BinaryFunction.Add => left + right,
        BinaryFunction.Subtract => left - right,
        BinaryFunction.Multiply => left * right,
        BinaryFunction.Divide => left / right,
        BinaryFunction.Maximum => Math.Max(left, right),
        BinaryFunction.Minimum => Math.Min(left, right),
        _ => Math.Pow(left, right),
    };

    private static bool Holds(Comparison comparison, double left, double right) => comparison switch
    {
        Comparison.Equal => left == right,
        Comparison.NotEqual => left != right,
        Comparison.Less => left < right,
        Comparison.LessOrEqual => left <= right,
        Comparison.Greater => left > right,
        _ => left >= right,
    };
}
