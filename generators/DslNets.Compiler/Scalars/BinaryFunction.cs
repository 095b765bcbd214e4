namespace DslNets.Compiler.Scalars;

/// <summary>The functions of two numbers that formulas are made of.</summary>
public enum BinaryFunction
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Maximum,
    Minimum,
    Power,
}
