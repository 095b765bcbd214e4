using System.Runtime.Intrinsics;
using DslNets.Runtime;

namespace DslNets.Numerics.Tests;

/// <summary>A function of one float in every width, with the same function in double to compare with.</summary>
public sealed record FloatFunction(
    string Name,
    Func<Vector512<float>, Vector512<float>> Wide,
    Func<Vector256<float>, Vector256<float>> Middle,
    Func<Vector128<float>, Vector128<float>> Narrow,
    Func<float, float> Single,
    Func<double, double> Exact)
{
    public static IReadOnlyList<FloatFunction> All { get; } =
    [
        new("Exponential", VectorFunctions.Exponential, VectorFunctions.Exponential, VectorFunctions.Exponential, VectorFunctions.Exponential, Math.Exp),
        new("Logarithm", VectorFunctions.Logarithm, VectorFunctions.Logarithm, VectorFunctions.Logarithm, VectorFunctions.Logarithm, Math.Log),
        new("Tanh", VectorFunctions.Tanh, VectorFunctions.Tanh, VectorFunctions.Tanh, VectorFunctions.Tanh, Math.Tanh),
        new("Sigmoid", VectorFunctions.Sigmoid, VectorFunctions.Sigmoid, VectorFunctions.Sigmoid, VectorFunctions.Sigmoid, x => 1 / (1 + Math.Exp(-x))),
        new("Softplus", VectorFunctions.Softplus, VectorFunctions.Softplus, VectorFunctions.Softplus, VectorFunctions.Softplus, VectorFunctions.Softplus),
        new("ErrorFunction", VectorFunctions.ErrorFunction, VectorFunctions.ErrorFunction, VectorFunctions.ErrorFunction, VectorFunctions.ErrorFunction, VectorFunctions.ErrorFunction),
        new("Sine", VectorFunctions.Sine, VectorFunctions.Sine, VectorFunctions.Sine, VectorFunctions.Sine, Math.Sin),
        new("Cosine", VectorFunctions.Cosine, VectorFunctions.Cosine, VectorFunctions.Cosine, VectorFunctions.Cosine, Math.Cos),
        new("SquareRoot", VectorFunctions.SquareRoot, VectorFunctions.SquareRoot, VectorFunctions.SquareRoot, VectorFunctions.SquareRoot, Math.Sqrt),
        new("Absolute", VectorFunctions.Absolute, VectorFunctions.Absolute, VectorFunctions.Absolute, VectorFunctions.Absolute, Math.Abs),
        new("Sign", VectorFunctions.Sign, VectorFunctions.Sign, VectorFunctions.Sign, VectorFunctions.Sign, x => double.IsNaN(x) ? x : Math.Sign(x)),
        new("Floor", VectorFunctions.Floor, VectorFunctions.Floor, VectorFunctions.Floor, VectorFunctions.Floor, Math.Floor),
    ];

    public static TheoryData<string> Names => [.. All.Select(function => function.Name)];

    public static FloatFunction Named(string name) => All.Single(function => function.Name == name);

    /// <summary>The values of the function by the widest overload; the arguments fill whole vectors.</summary>
    public float[] Apply(ReadOnlySpan<float> arguments)
    {
        float[] values = new float[arguments.Length];
        for (int i = 0; i < values.Length; i += 16)
        {
            Wide(Vector512.Create(arguments.Slice(i, 16))).CopyTo(values, i);
        }

        return values;
    }
}
