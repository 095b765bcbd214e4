namespace DslNets;

/// <summary>What the convolutions share: filters that slide over an image or a sequence, an activation, and how their weights start.</summary>
/// <remarks>
/// As PyTorch's <c>Conv1d</c>, <c>Conv2d</c> and <c>ConvTranspose2d</c> followed by the activation, with channels last. The default initializers are Keras's, not PyTorch's:
/// weights by <see cref="Initializer.Default"/>, biases zero.
/// </remarks>
public abstract class ConvolutionAttribute : LayerAttribute
{
    private int? _padLeft;
    private int? _padRight;

    private protected ConvolutionAttribute(int filters) => Filters = filters;

    /// <summary>The channels (or, of a sequence, features) of the output.</summary>
    public int Filters { get; }

    /// <summary>The function f; <see cref="Activation.Identity"/> by default. <see cref="Activation.Softmax"/> and its like go over the channels of each position.</summary>
    public Activation Activation { get; private protected init; }

    /// <summary>The method that is f, when it is the class's own.</summary>
    public string? CustomActivation { get; private protected init; }

    /// <summary>The parameter of the activation: the slope of <see cref="Activation.LeakyRelu"/> (0.01 by default) or the scale of <see cref="Activation.Elu"/> (1 by default).</summary>
    public double Alpha { get; set; } = double.NaN;

    /// <summary>The distance from one window to the next, at least 1; 1 by default.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>The distance of the positions within a window, at least 1; 1 by default.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>
    /// Into how many parts the channels of input and output are divided; each part of the output sees one part of the input. It divides both; 1 by default. As many groups as
    /// input channels are a depthwise convolution.
    /// </summary>
    public int Groups { get; set; } = 1;

    /// <summary>How the input is padded with zeros; <see cref="Padding.Valid"/> by default.</summary>
    public Padding Padding { get; set; }

    /// <summary>The zeros on every side; 0 by default. Not with <see cref="Padding.Same"/> and <see cref="Padding.Causal"/>.</summary>
    public int Pad { get; set; }

    /// <summary>The zeros on the left (before the first step of a sequence); <see cref="Pad"/> by default.</summary>
    public int PadLeft
    {
        get => _padLeft ?? Pad;
        set => _padLeft = value;
    }

    /// <summary>The zeros on the right (behind the last step of a sequence); <see cref="Pad"/> by default.</summary>
    public int PadRight
    {
        get => _padRight ?? Pad;
        set => _padRight = value;
    }

    /// <summary>Whether a bias is added to each filter's result; true by default.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>How the weights start; <see cref="Initializer.Default"/> (what suits the activation) by default. The inputs of a filter are kernel size x channels of its group.</summary>
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

    /// <summary>The name of a layer above whose weights and biases this one uses, instead of its own; with the same windows, filters, groups and input channels. Their initializers, penalties and <see cref="Frozen"/> are those of the named layer.</summary>
    public string? Share { get; set; }
}
