using System.Numerics;

namespace DslNets.Runtime;

/// <summary>The rule by which an optimizer changes parameters in one step: a value type, so that a loop or kernel specialised for it has the formula inlined.</summary>
public interface IParameterUpdate<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Updates one vector of parameters and of the optimizer's states. A state the rule does not have is neither read nor written.</summary>
    /// <typeparam name="TLanes">The vector: <see cref="Lanes512{T}"/>, <see cref="Lanes256{T}"/> or <see cref="Lanes128{T}"/>.</typeparam>
    /// <param name="gradient">The gradients of these parameters.</param>
    /// <param name="parameter">The first of the parameters.</param>
    /// <param name="state0">The first value of the first state.</param>
    /// <param name="state1">The first value of the second state.</param>
    /// <param name="state2">The first value of the third state.</param>
    void Update<TLanes>(TLanes gradient, ref T parameter, ref T state0, ref T state1, ref T state2)
        where TLanes : struct, ILanes<TLanes, T>;
}
