namespace DslNets.Compiler.Shapes;

/// <summary>The rules a network can break; each is one diagnostic.</summary>
public enum ProblemCode
{
    None,
}
