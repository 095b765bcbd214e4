using DslNets.Compiler.Scalars;

namespace DslNets.Compiler.Model;

/// <summary>A loss as written at the network or at an output.</summary>
/// <param name="Delta">Where Huber's loss turns from quadratic to linear.</param>
/// <param name="LabelSmoothing">The share of the target that cross-entropy spreads evenly over all classes.</param>
/// <param name="Custom">The body of the user's own loss over <c>Input(0)</c>, the prediction, and <c>Input(1)</c>, the target.</param>
/// <param name="CustomName">The name of the user's own method.</param>
public sealed record LossModel(LossKind Kind, double Delta = 1, double LabelSmoothing = 0, Scalar? Custom = null, string? CustomName = null)
{
    public static readonly LossModel None = new(LossKind.None);

    /// <summary>Whether targets are class labels (one index per sample, or per step of a sequence) rather than real values.</summary>
    public bool HasIndexTargets => Kind == LossKind.CrossEntropy;

    /// <summary>Whether the channels are classes, of which each step of a sequence and each pixel of an image has its own.</summary>
    public bool ComparesClasses => Kind is LossKind.CrossEntropy or LossKind.CategoricalCrossEntropy or LossKind.KullbackLeibler;
}
