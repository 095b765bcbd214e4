namespace DslNets;

/// <summary>A stream of samples of some number type: what settings hold that do not know the network's. All streams implement <see cref="IBatchStream{T}"/>.</summary>
public interface IBatchStream
{
    /// <summary>Goes back to the first sample, for the next epoch.</summary>
    void Reset();
}
