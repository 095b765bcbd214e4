using System.Numerics;

namespace DslNets;

/// <summary>The parameters of a layer that draws a latent vector.</summary>
/// <param name="Mean">What gives the means of its features.</param>
/// <param name="LogVariance">What gives the logarithms of their variances.</param>
public readonly record struct GaussianSampleView<T>(DenseView<T> Mean, DenseView<T> LogVariance)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>;
