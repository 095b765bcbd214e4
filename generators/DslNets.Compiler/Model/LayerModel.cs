namespace DslNets.Compiler.Model;

/// <summary>One attribute of a network's declaration. The closed set of layers of the language.</summary>
/// <remarks>Each nested record is called as its attribute is; the same word finds the layer in every stage of the compiler.</remarks>
public abstract record LayerModel
{
    private LayerModel()
    {
    }

    /// <summary>The name the user gave, by which later layers refer to this one; null when not named.</summary>
    public string? Name { get; init; }

    /// <summary>The layer this one reads; null for the layer above.</summary>
    public string? From { get; init; }

    /// <summary>The layer whose parameters this one uses; null when it has its own. Inside an expanded block the name begins with a scope.</summary>
    public string? Share { get; init; }

    /// <summary>What the names inside a block begin with, such as <c>resblock1.</c>; empty for the layers of the network itself. Set when blocks are expanded.</summary>
    public string Scope { get; init; } = "";

    /// <param name="Dimensions">A vector has one, a sequence two (steps, features), an image three (height, width, channels).</param>
    public sealed record Input(EquatableArray<int> Dimensions) : LayerModel
    {
        /// <summary>Whether each sample says how many of its steps are real; the others are padding.</summary>
        public bool HasLengths { get; init; }

        /// <summary>[TokenInput] alone: how many tokens there are; its dimensions are the steps and 1. 0 for real values.</summary>
        public int Vocabulary { get; init; }

        public bool HasTokens { get; init; }
    }

    public sealed record Dense(int Units, ActivationModel Activation) : LayerModel
    {
        public bool UseBias { get; init; } = true;

        public InitializerModel WeightInitializer { get; init; } = InitializerModel.Default;

        public InitializerModel BiasInitializer { get; init; } = new(InitializerKind.Zeros);

        /// <summary>Adds L1 times the sum of absolute weights to the loss.</summary>
        public double L1 { get; init; }

        /// <summary>Adds L2 times the sum of squared weights to the loss.</summary>
        public double L2 { get; init; }

        /// <summary>Frozen layers keep their parameters while the rest learns.</summary>
        public bool Frozen { get; init; }
    }

    /// <summary>[Conv1D], [Conv2D], and with <see cref="IsTransposed"/> [ConvTranspose2D].</summary>
    public sealed record Conv(int Filters, WindowModel Window, ActivationModel Activation) : LayerModel
    {
        public bool IsTransposed { get; init; }

        /// <summary>[ConvTranspose2D] alone: rows and columns added to the output at its end, as PyTorch's output_padding.</summary>
        public int OutputPadding { get; init; }

        public int Groups { get; init; } = 1;

        public bool UseBias { get; init; } = true;

        public InitializerModel WeightInitializer { get; init; } = InitializerModel.Default;

        public InitializerModel BiasInitializer { get; init; } = new(InitializerKind.Zeros);

        public double L1 { get; init; }

        public double L2 { get; init; }

        public bool Frozen { get; init; }
    }

    /// <summary>[MaxPool1D], [MaxPool2D], [AveragePool1D], [AveragePool2D].</summary>
    public sealed record Pool(PoolKind Kind, WindowModel Window) : LayerModel
    {
        /// <summary>[AveragePool...] alone: whether padding counts as zeros of the mean (PyTorch's count_include_pad) or is left out of it (Keras).</summary>
        public bool CountPadding { get; init; }
    }

    /// <summary>[GlobalMaxPool], [GlobalAveragePool]: one value for each channel.</summary>
    public sealed record GlobalPool(PoolKind Kind) : LayerModel;

    /// <summary>[Flatten]: the same values as a vector.</summary>
    public sealed record Flatten : LayerModel;

    /// <summary>[Reshape(...)]: the same values, in their order, in another shape.</summary>
    public sealed record Reshape(EquatableArray<int> Dimensions) : LayerModel;

    /// <summary>[Transpose(...)]: the dimensions in another order; the numbers, from 0, say which of the input's dimensions come first, second, third.</summary>
    public sealed record Transpose(EquatableArray<int> Order) : LayerModel;

    /// <summary>[UpSample(factor)]: an image enlarged by a whole factor in both directions, or a sequence in its steps.</summary>
    public sealed record UpSample(int Factor, UpSampling Interpolation) : LayerModel;

    /// <summary>[ZeroPadding]: rows and columns of zeros; a sequence takes left and right.</summary>
    public sealed record ZeroPadding(int Top, int Bottom, int Left, int Right) : LayerModel;

    /// <summary>[Crop]: rows and columns cut off; a sequence takes left and right.</summary>
    public sealed record Crop(int Top, int Bottom, int Left, int Right) : LayerModel;

    /// <summary>[SpatialDropout]: drops whole channels.</summary>
    public sealed record SpatialDropout(double Rate) : LayerModel;

    /// <summary>[SimpleRnn], [Lstm], [Gru].</summary>
    public sealed record Recurrent(RecurrentKind Kind, int Units, ActivationModel Activation) : LayerModel
    {
        /// <summary>Whether every step is given, or only the last.</summary>
        public bool ReturnSequences { get; init; }

        /// <summary>Whether a second set of weights reads the steps from the last to the first; its outputs follow those of the first.</summary>
        public bool Bidirectional { get; init; }

        /// <summary>Whether each batch goes on where the one before ended.</summary>
        public bool Stateful { get; init; }

        public bool UseBias { get; init; } = true;

        /// <summary>[Lstm] alone: what the bias of the forget gate starts at.</summary>
        public double ForgetBias { get; init; } = 1;

        public InitializerModel WeightInitializer { get; init; } = InitializerModel.Default;

        public InitializerModel RecurrentInitializer { get; init; } = new(InitializerKind.Orthogonal);

        public bool Frozen { get; init; }
    }

    /// <summary>[Embedding(size)]: for each token a vector of its own.</summary>
    public sealed record Embedding(int Size) : LayerModel
    {
        public InitializerModel WeightInitializer { get; init; } = InitializerModel.Default;

        public bool Frozen { get; init; }
    }

    /// <summary>[LearnedPositions]: adds a vector of its own to each step.</summary>
    public sealed record LearnedPositions : LayerModel
    {
        public InitializerModel WeightInitializer { get; init; } = InitializerModel.Default;

        public bool Frozen { get; init; }
    }

    /// <summary>[SinusoidalPositions]: adds sines and cosines of the step.</summary>
    public sealed record SinusoidalPositions : LayerModel;

    /// <summary>[MultiHeadAttention(heads)]: each step mixes others.</summary>
    public sealed record MultiHeadAttention(int Heads) : LayerModel
    {
        /// <summary>The layer whose steps are asked; null for those of what asks.</summary>
        public string? Memory { get; init; }

        /// <summary>Whether a step asks only itself and those before it.</summary>
        public bool Causal { get; init; }

        public bool UseBias { get; init; } = true;

        public InitializerModel WeightInitializer { get; init; } = InitializerModel.Default;

        public bool Frozen { get; init; }
    }

    public sealed record Activate(ActivationModel Activation) : LayerModel;

    public sealed record Dropout(double Rate) : LayerModel;

    public sealed record GaussianNoise(double Deviation) : LayerModel;

    /// <summary>[GaussianSample]: a latent vector drawn from a normal distribution.</summary>
    public sealed record GaussianSample(int Latent) : LayerModel
    {
        /// <summary>The weight of the divergence in the loss.</summary>
        public double Beta { get; init; } = 1;

        public bool Frozen { get; init; }
    }

    public sealed record BatchNorm(double Momentum, double Epsilon) : LayerModel
    {
        public bool Frozen { get; init; }
    }

    public sealed record LayerNorm(double Epsilon) : LayerModel
    {
        public bool Frozen { get; init; }
    }

    public sealed record RmsNorm(double Epsilon) : LayerModel
    {
        public bool Frozen { get; init; }
    }

    public sealed record Normalize : LayerModel;

    /// <param name="Others">The named layers added to the one this reads.</param>
    public sealed record Add(EquatableArray<string> Others) : LayerModel;

    public sealed record Multiply(EquatableArray<string> Others) : LayerModel;

    public sealed record Concat(EquatableArray<string> Others) : LayerModel;

    /// <summary>[Use&lt;T&gt;], [Repeat&lt;T&gt;], [Residual&lt;T&gt;]: the layers of a block, which takes its place before shapes are found.</summary>
    /// <param name="Times">How often one after the other; null for once, without a number in its name.</param>
    /// <param name="Argument">What Size.Argument stands for; null when none was given.</param>
    public sealed record Use(BlockModel Block, int? Times = null, int? Argument = null) : LayerModel
    {
        /// <summary>The attribute of a block of the language itself, as it is written; null for those of users.</summary>
        public string? Composite { get; init; }

        /// <summary>The layer outside that the block's layers read as <c>memory</c>; null for none.</summary>
        public string? Memory { get; init; }

        /// <summary>Whether what enters the block is added to what it gives.</summary>
        public bool IsResidual { get; init; }

        /// <summary>Whether a residual block that changes the shape has a 1x1 convolution beside it.</summary>
        public bool Projects { get; init; }

        /// <summary>Whether all layers of the block are frozen.</summary>
        public bool Frozen { get; init; }
    }

    /// <summary>Where values enter an expanded block, or leave it: nothing is computed here, names are resolved through it.</summary>
    /// <param name="Text">The attribute as its user wrote it.</param>
    /// <param name="IsKnown">False when a mistake hides what leaves the block.</param>
    public sealed record BlockEdge(string Text, bool IsEntry, bool IsKnown = true) : LayerModel;

    /// <summary>[Section("Encode")]: the layers from here to the next one are a function of their own, called by a method. Nothing is computed here.</summary>
    /// <param name="Method">The name of the section and of its method.</param>
    /// <param name="Frozen">Whether all layers of the section are frozen.</param>
    public sealed record Section(string Method, bool Frozen = false) : LayerModel;

    /// <param name="Port">The name of the output port.</param>
    /// <param name="Loss">The output's loss; <see cref="LossKind.None"/> takes the network's.</param>
    /// <param name="Weight">The factor of this output's loss in the whole loss.</param>
    public sealed record Output(string Port, LossModel Loss, double Weight) : LayerModel;
}
