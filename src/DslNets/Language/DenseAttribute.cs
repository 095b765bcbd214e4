namespace DslNets;

/// <summary>
/// A fully connected layer: y = f(W x + b). Vector of n features in, vector of <c>units</c> features out; units x n weights and units biases. The steps of a sequence are taken
/// one by one, with the same weights: steps x n in, steps x <c>units</c> out. An image is made a vector first, by <see cref="FlattenAttribute"/>.
/// </summary>
/// <remarks>
/// As PyTorch's <c>Linear</c> followed by the activation f. The default initializers are Keras's, not PyTorch's: weights by <see cref="Initializer.Default"/>, biases zero.
/// </remarks>
public sealed class DenseAttribute : LayerAttribute
{
    /// <summary>A linear layer: y = W x + b.</summary>
    /// <param name="units">The features of the output, at least 1.</param>
    public DenseAttribute(int units) => Units = units;

    /// <summary>A layer with a built-in activation.</summary>
    /// <param name="units">The features of the output, at least 1.</param>
    /// <param name="activation">The function f.</param>
    public DenseAttribute(int units, Activation activation)
        : this(units) => Activation = activation;

    /// <summary>A layer with an activation of the class itself.</summary>
    /// <param name="units">The features of the output, at least 1.</param>
    /// <param name="activation">The name, given by <c>nameof</c>, of a static method of the class: one expression over one <see cref="float"/> or <see cref="double"/>.</param>
    public DenseAttribute(int units, string activation)
        : this(units) => CustomActivation = activation;

    /// <summary>The features of the output.</summary>
    public int Units { get; }

    /// <summary>The function f; <see cref="Activation.Identity"/> by default.</summary>
    public Activation Activation { get; }

    /// <summary>The method that is f, when it is the class's own.</summary>
    public string? CustomActivation { get; }

    /// <summary>The parameter of the activation: the slope of <see cref="Activation.LeakyRelu"/> (0.01 by default) or the scale of <see cref="Activation.Elu"/> (1 by default).</summary>
    public double Alpha { get; set; } = double.NaN;

    /// <summary>Whether the bias b is added; true by default.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>How the weights start; <see cref="Initializer.Default"/> (what suits the activation) by default.</summary>
    public Initializer WeightInitializer { get; set; }

    /// <summary>The number that the weights' initializer takes (see <see cref="Initializer"/>); by default the initializer's own default.</summary>
    public double WeightInitializerScale { get; set; } = double.NaN;

    /// <summary>How the biases start; <see cref="Initializer.Zeros"/> by default. One of Zeros, Constant, Uniform and Normal: the others need a matrix.</summary>
    public Initializer BiasInitializer { get; set; } = Initializer.Zeros;

    /// <summary>The number that the biases' initializer takes (see <see cref="Initializer"/>); by default the initializer's own default.</summary>
    public double BiasInitializerScale { get; set; } = double.NaN;

    /// <summary>Adds L1 times the sum of |w| over the layer's weights to the loss (lasso); biases are left out. 0 by default.</summary>
    public double L1 { get; set; }

    /// <summary>Adds L2 times the sum of w^2 over the layer's weights to the loss (ridge; as Keras, without a factor 1/2); biases are left out. 0 by default.</summary>
    public double L2 { get; set; }

    /// <summary>Whether training leaves the layer's weights and biases as they are; false by default.</summary>
    public bool Frozen { get; set; }

    /// <summary>The name of a layer above whose weights and biases this one uses, instead of its own; with as many units and inputs. Their initializers, penalties and <see cref="Frozen"/> are those of the named layer.</summary>
    public string? Share { get; set; }
}
