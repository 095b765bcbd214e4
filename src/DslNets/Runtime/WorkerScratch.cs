using System.Numerics;

namespace DslNets.Runtime;

/// <summary>Memory in which a worker reorders what it reads several times: made at the first call on its thread, then used again, so that training allocates nothing after the first step.</summary>
public static class WorkerScratch<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [ThreadStatic]
    private static AlignedBuffer<T>? _buffer;

    /// <summary>The first of at least <paramref name="length"/> elements, with whatever was left in them.</summary>
    /// <param name="length">The elements that are needed.</param>
    public static ref T Reference(int length)
    {
        AlignedBuffer<T>? buffer = _buffer;
        if (buffer is null || buffer.Length < length)
        {
            _buffer = buffer = new AlignedBuffer<T>(length);
        }

        return ref buffer.Reference;
    }
}
