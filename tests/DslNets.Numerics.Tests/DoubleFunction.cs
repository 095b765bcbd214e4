using System.Runtime.Intrinsics;
using DslNets.Runtime;

namespace DslNets.Numerics.Tests;

/// <summary>A function of one double in every width.</summary>
public sealed record DoubleFunction(
    string Name,
    Func<Vector512<double>, Vector512<double>> Wide,
    Func<Vector256<double>, Vector256<double>> Middle,
    Func<Vector128<double>, Vector128<double>> Narrow,
    Func<double, double> Single)
{
    public static IReadOnlyList<DoubleFunction> All { get; } =
    [
        new("Exponential", VectorFunctions.Exponential, VectorFunctions.Exponential, VectorFunctions.Exponential, VectorFunctions.Exponential),
        new("Logarithm", VectorFunctions.Logarithm, VectorFunctions.Logarithm, VectorFunctions.Logarithm, VectorFunctions.Logarithm),
        new("Tanh", VectorFunctions.Tanh, VectorFunctions.Tanh, VectorFunctions.Tanh, VectorFunctions.Tanh),
        new("Sigmoid", VectorFunctions.Sigmoid, VectorFunctions.Sigmoid, VectorFunctions.Sigmoid, VectorFunctions.Sigmoid),
        new("Softplus", VectorFunctions.Softplus, VectorFunctions.Softplus, VectorFunctions.Softplus, VectorFunctions.Softplus),
        new("ErrorFunction", VectorFunctions.ErrorFunction, VectorFunctions.ErrorFunction, VectorFunctions.ErrorFunction, VectorFunctions.ErrorFunction),
        new("Sine", VectorFunctions.Sine, VectorFunctions.Sine, VectorFunctions.Sine, VectorFunctions.Sine),
        new("Cosine", VectorFunctions.Cosine, VectorFunctions.Cosine, VectorFunctions.Cosine, VectorFunctions.Cosine),
        new("SquareRoot", VectorFunctions.SquareRoot, VectorFunctions.SquareRoot, VectorFunctions.SquareRoot, VectorFunctions.SquareRoot),
        new("Absolute", VectorFunctions.Absolute, VectorFunctions.Absolute, VectorFunctions.Absolute, VectorFunctions.Absolute),
        new("Sign", VectorFunctions.Sign, VectorFunctions.Sign, VectorFunctions.Sign, VectorFunctions.Sign),
        new("Floor", VectorFunctions.Floor, VectorFunctions.Floor, VectorFunctions.Floor, VectorFunctions.Floor),
    ];

    public static TheoryData<string> Names => [.. All.Select(function => function.Name)];

    public static DoubleFunction Named(string name) => All.Single(function => function.Name == name);
}
