namespace DslNets;

/// <summary>Samples of some number type: what settings hold that do not know the network's. All sources implement <see cref="IDataSource{T}"/>.</summary>
public interface IDataSource
{
    /// <summary>The number of samples.</summary>
    int Count { get; }
}
