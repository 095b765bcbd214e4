namespace DslNets.Compiler.Model;

/// <summary>The recurrent layers.</summary>
public enum RecurrentKind
{
    SimpleRnn,
    Lstm,
    Gru,
}
