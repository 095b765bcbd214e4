using DslNets.Compiler.Model;

namespace DslNets.Compiler.Lowering;

/// <summary>How the weights of a layer start when the user does not say.</summary>
public static class WeightInitializer
{
    /// <summary>The user's choice, else what keeps the variance of activations and gradients steady for the layer's activation.</summary>
    public static InitializerModel For(InitializerModel chosen, ActivationModel activation) => chosen.Kind != InitializerKind.Default
        ? chosen
        : new InitializerModel(activation.Kind switch
        {
            ActivationKind.Relu or ActivationKind.LeakyRelu or ActivationKind.Elu or ActivationKind.Gelu or ActivationKind.Silu or ActivationKind.Mish
                => InitializerKind.HeUniform,
            ActivationKind.Selu => InitializerKind.LeCunNormal,
            _ => InitializerKind.GlorotUniform,
        });
}
