namespace DslNets.Compiler.Model;

/// <summary>The built-in losses; the names are those of <c>DslNets.Loss</c> (a test compares them).</summary>
public enum LossKind
{
    None,
    MeanSquaredError,
    MeanAbsoluteError,
    Huber,
    LogCosh,
    BinaryCrossEntropy,
    CrossEntropy,
    CategoricalCrossEntropy,
    Hinge,
    Perceptron,
    KullbackLeibler,
    Poisson,
    Custom,
}
