namespace DslNets.Generators.Benchmarks;

/// <summary>The networks whose generation is measured.</summary>
public enum NetworkSize
{
    /// <summary>Two layers of a few units.</summary>
    Tiny,

    /// <summary>784-512-512-10 with dropout.</summary>
    MnistMlp,

    /// <summary>Forty layers.</summary>
    FortyLayers,

    /// <summary>The Keras example for MNIST: two convolutions, pool, dropout, two dense layers.</summary>
    KerasCnn,

    /// <summary>A residual network with fifty convolutions, for 32x32x3.</summary>
    ResNet50Layers,
}
