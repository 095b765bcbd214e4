using System.Numerics;

namespace DslNets.Tests.Training;

/// <summary>Passes samples on and writes down which were read.</summary>
internal sealed class RecordingSource<T>(IDataSource<T> source) : IDataSource<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public List<int[]> Batches { get; } = [];

    public int Count => source.Count;

    public void Read(ReadOnlySpan<int> samples, Batch<T> batch)
    {
        Batches.Add(samples.ToArray());
        source.Read(samples, batch);
    }
}
