namespace DslNets.Compiler.Model;

/// <summary>How weights start; the names are those of <c>DslNets.Initializer</c> (a test compares them).</summary>
public enum InitializerKind
{
    Default,
    Zeros,
    Constant,
    Uniform,
    Normal,
    GlorotUniform,
    GlorotNormal,
    HeUniform,
    HeNormal,
    LeCunUniform,
    LeCunNormal,
    Orthogonal,
    ForgetGate,
}
