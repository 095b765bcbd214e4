namespace DslNets;

/// <summary>How the weights of a layer start.</summary>
public enum Initializer
{
    /// <summary>What suits the layer's activation: HeUniform for the Relu family, LeCunNormal for Selu, GlorotUniform otherwise.</summary>
    Default,

    /// <summary>All 0.</summary>
    Zeros,

    /// <summary>All equal to the scale.</summary>
    Constant,

    /// <summary>Uniform in [-scale, scale]; scale 0.05 unless set.</summary>
    Uniform,

    /// <summary>Normal with mean 0 and deviation scale; 0.05 unless set.</summary>
    Normal,

    /// <summary>Uniform in [-a, a], a = sqrt(6 / (inputs + outputs)) (Glorot and Bengio 2010).</summary>
    GlorotUniform,

    /// <summary>Normal with variance 2 / (inputs + outputs) (Glorot and Bengio 2010).</summary>
    GlorotNormal,

    /// <summary>Uniform in [-a, a], a = sqrt(6 / inputs) (He et al. 2015).</summary>
    HeUniform,

    /// <summary>Normal with variance 2 / inputs (He et al. 2015).</summary>
    HeNormal,

    /// <summary>Uniform in [-a, a], a = sqrt(3 / inputs) (LeCun et al. 1998).</summary>
    LeCunUniform,

    /// <summary>Normal with variance 1 / inputs (LeCun et al. 1998).</summary>
    LeCunNormal,

    /// <summary>A random orthogonal matrix times scale; 1 unless set (Saxe et al. 2014).</summary>
    Orthogonal,

    /// <summary>Biases of [Lstm]: the second quarter, which are those of the forget gate, starts at the scale, the rest at 0. Chosen by <see cref="LstmAttribute.ForgetBias"/>, not to be named.</summary>
    ForgetGate,
}
