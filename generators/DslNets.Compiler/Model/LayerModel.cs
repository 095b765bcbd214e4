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

    /// <param name="Dimensions">A vector has one, a sequence two (steps, features), an image three (height, width, channels).</param>
    public sealed record Input(EquatableArray<int> Dimensions) : LayerModel;

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

    public sealed record Activate(ActivationModel Activation) : LayerModel;

    public sealed record Dropout(double Rate) : LayerModel;

    public sealed record BatchNorm(double Momentum, double Epsilon) : LayerModel
    {
        public bool Frozen { get; init; }
    }

    public sealed record LayerNorm(double Epsilon) : LayerModel
    {
        public bool Frozen { get; init; }
    }

    public sealed record Normalize : LayerModel;

    /// <param name="Others">The named layers added to the one this reads.</param>
    public sealed record Add(EquatableArray<string> Others) : LayerModel;

    public sealed record Multiply(EquatableArray<string> Others) : LayerModel;

    public sealed record Concat(EquatableArray<string> Others) : LayerModel;

    /// <param name="Port">The name of the output port.</param>
    /// <param name="Loss">The output's loss; <see cref="LossKind.None"/> takes the network's.</param>
    /// <param name="Weight">The factor of this output's loss in the whole loss.</param>
    public sealed record Output(string Port, LossModel Loss, double Weight) : LayerModel;
}
