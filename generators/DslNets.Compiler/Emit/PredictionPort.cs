using DslNets.Compiler.Shapes;

namespace DslNets.Compiler.Emit;

/// <summary>A parameter of a method that predicts.</summary>
/// <param name="Meaning">What it is, for its documentation.</param>
internal sealed record PredictionPort(string Name, Shape Shape, string Meaning)
{
    /// <summary>For the true lengths of an input: its place among the inputs; null for the values of a port.</summary>
    public int? LengthsOf { get; init; }

    /// <summary>For the true lengths of an input: the steps there are.</summary>
    public int Steps { get; init; }

    /// <summary>How many tokens there are; 0 for real values.</summary>
    public int Vocabulary { get; init; }

    public bool HasTokens => Vocabulary > 0;

    public string Parameter => CSharp.ParameterName(Name);

    public string Length => CSharp.Literal(Shape.Length);
}
