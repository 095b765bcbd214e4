using System.Numerics;
using DslNets.Runtime;

namespace DslNets.Tests.Training;

/// <summary>The values of one layer in the arena of a pass, by sample and feature.</summary>
internal readonly struct BatchValues<T>(Pass<T> pass, int offset, int features)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public ref T this[int sample, int feature]
    {
        get
        {
            int length = BatchLayout.BlockLength<T>();
            return ref pass.At(offset, features)[(((sample / length * features) + feature) * length) + (sample % length)];
        }
    }
}
