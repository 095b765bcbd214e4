namespace DslNets.Compiler.Model;

/// <summary>The built-in activations; the names are those of <c>DslNets.Activation</c> (a test compares them).</summary>
public enum ActivationKind
{
    Identity,
    Step,
    Sign,
    Sigmoid,
    HardSigmoid,
    Tanh,
    HardTanh,
    Relu,
    LeakyRelu,
    Elu,
    Selu,
    Gelu,
    Silu,
    Mish,
    Softplus,
    Softsign,
    Square,
    Sin,
    Softmax,
    LogSoftmax,
    L2Normalize,
    Custom,
}
