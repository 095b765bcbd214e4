using System.Numerics;

namespace DslNets.Runtime;

/// <summary>A hardware vector of one width. A formula written over it becomes code for 512, 256 and 128 bits, each at its full speed.</summary>
public interface ILanes<TSelf, T>
    where TSelf : struct, ILanes<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The elements of the vector.</summary>
    static abstract int Count { get; }

    /// <summary>The same value in every lane.</summary>
    static abstract TSelf Create(T value);

    /// <summary>Reads <see cref="Count"/> elements.</summary>
    static abstract TSelf Load(ref T source);

    /// <summary>Writes <see cref="Count"/> elements.</summary>
    void Store(ref T destination);

    /// <summary>The sum of the lanes, in the order of the lanes and in double.</summary>
    double Sum();

    /// <summary>The lanes' square roots.</summary>
    static abstract TSelf Sqrt(TSelf value);

    /// <summary>The lanes without their signs.</summary>
    static abstract TSelf Abs(TSelf value);

    /// <summary>The smaller of each pair of lanes; not a number when one of them is not, on every machine.</summary>
    static abstract TSelf Min(TSelf left, TSelf right);

    /// <summary>The larger of each pair of lanes; not a number when one of them is not, on every machine.</summary>
    static abstract TSelf Max(TSelf left, TSelf right);

    /// <summary>Adds lane by lane.</summary>
    static abstract TSelf operator +(TSelf left, TSelf right);

    /// <summary>Subtracts lane by lane.</summary>
    static abstract TSelf operator -(TSelf left, TSelf right);

    /// <summary>Multiplies lane by lane.</summary>
    static abstract TSelf operator *(TSelf left, TSelf right);

    /// <summary>Divides lane by lane.</summary>
    static abstract TSelf operator /(TSelf left, TSelf right);
}
