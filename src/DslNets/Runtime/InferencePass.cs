using System.Numerics;

namespace DslNets.Runtime;

/// <summary>The memory in which a thread predicts with networks of a class: made at the first call on the thread, then used again, so that predicting allocates nothing and needs no lock.</summary>
/// <typeparam name="TNetwork">The network class.</typeparam>
/// <typeparam name="T">Its number type.</typeparam>
public static class InferencePass<TNetwork, T>
    where TNetwork : class, INetwork<TNetwork, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The samples that are computed at once: so many that the weights are read seldom, so few that the activations stay in the cache.</summary>
    public const int Capacity = 128;

    [ThreadStatic]
    private static Pass<T>? _pass;

    /// <summary>The thread's pass, with the parameters of this network.</summary>
    public static Pass<T> For(ParameterStore<T> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        Pass<T> pass = _pass ??= new Pass<T>(TNetwork.Description.Inference, Capacity, parameters.Trained, parameters.State, gradients: null);
        pass.Parameters = parameters.Trained;
        pass.State = parameters.State;
        return pass;
    }
}
