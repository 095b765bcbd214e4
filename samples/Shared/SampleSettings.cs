namespace Samples;

/// <summary>What a sample is told on the command line.</summary>
/// <param name="Epochs">How often all training samples are seen.</param>
/// <param name="Seed">What initial weights, shuffling, splits and dropout are drawn from.</param>
/// <param name="Threads">The threads that share a training step; 0 takes as many as pay.</param>
/// <param name="Report">Where to write a report; null for nowhere.</param>
public sealed record SampleSettings(int Epochs, ulong Seed, int Threads, string? Report);
