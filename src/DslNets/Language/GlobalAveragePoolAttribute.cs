namespace DslNets;

/// <summary>The mean of each channel over all positions: an image of h x w x c or a sequence of steps x c in, a vector of c features out; no parameters (Lin et al. 2014).</summary>
public sealed class GlobalAveragePoolAttribute : LayerAttribute;
