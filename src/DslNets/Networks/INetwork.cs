using System.ComponentModel;
using System.Numerics;
using DslNets.Runtime;

namespace DslNets;

/// <summary>What every generated network is: its description, its parameters, and the steps that a trainer drives.</summary>
/// <typeparam name="TSelf">The network class itself.</typeparam>
/// <typeparam name="T"><see cref="float"/>, or <see cref="double"/> for <c>Precision = Precision.Double</c>.</typeparam>
/// <remarks>
/// A network holds only parameters and untrained state; everything that learning needs belongs to the trainer.
/// Predicting is thread-safe; predicting while the same network is being trained or loaded is not.
/// </remarks>
public interface INetwork<TSelf, T>
    where TSelf : class, INetwork<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Ports, layers, parameters and lengths, known at compile time.</summary>
    static abstract NetworkDescription Description { get; }

    /// <summary>Makes a network with freshly initialised parameters; the same seed gives the same bits.</summary>
    static abstract TSelf Create(ulong seed);

    /// <summary>The trained parameters and the untrained state.</summary>
    ParameterStore<T> Parameters { get; }

    /// <summary>Computes the outputs of all samples of the batch from its inputs; allocates nothing after the first call on a thread.</summary>
    void PredictBatch(Batch<T> batch);

    /// <summary>Computes the outputs in training mode (dropout on, statistics of the batch) from the inputs packed in the pass.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract void TrainForward(Pass<T> pass, in Worker worker);

    /// <summary>Computes the loss of each sample after <see cref="TrainForward"/>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract void TrainLoss(Pass<T> pass, in Worker worker);

    /// <summary>Computes the gradients of the weighted loss after <see cref="TrainLoss"/>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract void TrainBackward(Pass<T> pass, in Worker worker);

    /// <summary>Computes the gradients from gradients of the outputs, packed in the pass, after <see cref="TrainForward"/>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract void TrainBackwardFromOutputs(Pass<T> pass, in Worker worker);

    /// <summary>Computes the outputs in inference mode.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract void InferForward(Pass<T> pass, in Worker worker);

    /// <summary>Computes the loss of each sample after <see cref="InferForward"/>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract void InferLoss(Pass<T> pass, in Worker worker);
}
