namespace DslNets.Compiler.Memory;

/// <summary>A span of time, both ends included; empty when the end is before the beginning.</summary>
public readonly record struct Interval(int First, int Last)
{
    public static readonly Interval Never = new(0, -1);

    public bool IsEmpty => Last < First;

    public bool Overlaps(Interval other) => !IsEmpty && !other.IsEmpty && First <= other.Last && other.First <= Last;

    public Interval Including(int time) => IsEmpty ? new Interval(time, time) : new Interval(System.Math.Min(First, time), System.Math.Max(Last, time));
}
