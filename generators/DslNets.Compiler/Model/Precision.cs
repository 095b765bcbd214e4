namespace DslNets.Compiler.Model;

/// <summary>The number type a network is emitted in.</summary>
public enum Precision
{
    Single,
    Double,
}
