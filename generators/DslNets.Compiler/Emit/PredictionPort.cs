using DslNets.Compiler.Shapes;

namespace DslNets.Compiler.Emit;

/// <summary>A parameter of a method that predicts.</summary>
/// <param name="Meaning">What it is, for its documentation.</param>
internal sealed record PredictionPort(string Name, Shape Shape, string Meaning)
{
    public string Parameter => CSharp.ParameterName(Name);

    public string Length => CSharp.Literal(Shape.Length);
}
