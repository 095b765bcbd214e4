using System;

namespace DslNets.Compiler.Emit;

/// <summary>The C# of what in a formula depends on where the element stands.</summary>
/// <param name="FeatureIndex">The index of the feature, as a number.</param>
/// <param name="SampleCount">The samples of the batch, as a number.</param>
/// <param name="IsFeatureVector">Whether the features lie in the lanes, so that the index is a vector already.</param>
/// <param name="Uniform">The random number for a salt.</param>
public sealed record Positions(string FeatureIndex, string SampleCount, Func<int, string> Uniform, bool IsFeatureVector = false)
{
    /// <summary>Where formulas do not depend on the place.</summary>
    public static readonly Positions None = new("", "", _ => throw new InvalidOperationException("This kernel has no random numbers."));
}
