namespace Generative;

/// <summary>What a network, or a section of it, makes of any number of samples.</summary>
public delegate void BatchFunction(ReadOnlySpan<float> x, Span<float> y);
