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

    /// <summary>The passes of the sections, in their order.</summary>
    [ThreadStatic]
    private static Pass<T>?[]? _sections;

    /// <summary>The thread's pass, with the parameters of this network.</summary>
    public static Pass<T> For(ParameterStore<T> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return For(ref _pass, TNetwork.Description.Inference, parameters);
    }

    /// <summary>The thread's pass for a section alone, with the parameters of this network.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="section">Its place in <see cref="NetworkDescription.Sections"/>.</param>
    public static Pass<T> For(ParameterStore<T> parameters, int section)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        Pass<T>?[] passes = _sections ??= new Pass<T>?[TNetwork.Description.Sections.Count];
        return For(ref passes[section], TNetwork.Description.Sections[section].Inference, parameters);
    }

    private static Pass<T> For(ref Pass<T>? pass, ArenaDescription arena, ParameterStore<T> parameters)
    {
        pass ??= new Pass<T>(arena, Capacity, parameters.Trained, parameters.State, gradients: null);
        pass.Parameters = parameters.Trained;
        pass.State = parameters.State;
        return pass;
    }
}
