namespace DslNets;

/// <summary>A stream of samples of some number type: what settings hold that do not know the network's. All streams implement <see cref="IBatchStream{T}"/>.</summary>
public interface IBatchStream
{
    /// <summary>Goes back to the first sample, for the next epoch.</summary>
    void Reset();

    /// <summary>
    /// As <see cref="Reset"/>, for an epoch of training: a stream that varies its samples while training, such as <see cref="AugmentedImageStream{T}"/>, draws the variation from epoch and sample. Unless it is
    /// implemented, both are the same.
    /// </summary>
    /// <param name="epoch">The number of the epoch, from 0: the finished ones.</param>
    void ResetForTraining(long epoch) => Reset();
}
