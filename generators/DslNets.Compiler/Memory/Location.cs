namespace DslNets.Compiler.Memory;

/// <summary>Where a value lies.</summary>
/// <param name="Offset">In elements; for <see cref="Region.Samples"/> in elements per sample.</param>
/// <param name="BlockRows">The rows of a block of the buffer: the features of the value, or of the value it is a slice of.</param>
/// <param name="FirstRow">The row of its first feature in a block.</param>
public sealed record Location(Region Region, int Offset, int BlockRows = 0, int FirstRow = 0);
