namespace DslNets;

/// <summary>
/// Adds waves to each step, so that attention can tell steps apart: feature 2i of step t gets sin(t / 10000^(2i / n)), feature 2i + 1 the cosine of the same angle, for n features (Vaswani et al. 2017, section 3.5).
/// The shape of the sequence stays; no parameters.
/// </summary>
public sealed class SinusoidalPositionsAttribute : LayerAttribute;
