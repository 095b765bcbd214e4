using System.Numerics;

namespace DslNets;

/// <summary>
/// What a language model learns from: pieces of one long sequence of tokens, each with the tokens that follow its own. Sample i reads the tokens from i x stride on, and the label of each step is the token after it.
/// </summary>
/// <remarks>For networks with a [TokenInput] and an output of class probabilities, or logits, for each step.</remarks>
public sealed class TokenWindows<T> : IDataSource<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int[] _tokens;
    private readonly int _steps;
    private readonly int _stride;

    /// <summary>Makes the source.</summary>
    /// <param name="tokens">The sequence; used, not copied.</param>
    /// <param name="steps">The tokens of a sample: the steps of the network's input.</param>
    /// <param name="stride">How far apart the samples begin, at least 1; null for <paramref name="steps"/>, so that they do not overlap.</param>
    /// <exception cref="ArgumentException">There are fewer than <paramref name="steps"/> + 1 tokens.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> or <paramref name="stride"/> is below 1.</exception>
    public TokenWindows(int[] tokens, int steps, int? stride = null)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        _stride = stride ?? steps;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(_stride, nameof(stride));
        if (tokens.Length <= steps)
        {
            throw new ArgumentException($"A sample of {steps} steps and the token after it need {(long)steps + 1} tokens, but there are {tokens.Length}.", nameof(tokens));
        }

        _tokens = tokens;
        _steps = steps;
        Count = ((tokens.Length - steps - 1) / _stride) + 1;
    }

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There are more samples than the batch holds, or its network reads or gives something else than tokens of so many steps.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number names no sample.</exception>
    public void Read(ReadOnlySpan<int> samples, Batch<T> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (samples.IsEmpty || samples.Length > batch.Capacity)
        {
            throw new ArgumentException($"{samples.Length} samples do not fit a batch of 1 to {batch.Capacity}.", nameof(samples));
        }

        NetworkDescription network = batch.Description;
        CheckPort(network.Inputs, "input", nameof(batch));
        if (network.Targets.Count > 0)
        {
            CheckPort(network.Targets, "target", nameof(batch));
        }

        batch.Count = samples.Length;
        for (int row = 0; row < samples.Length; row++)
        {
            int sample = samples[row];
            if ((uint)sample >= (uint)Count)
            {
                throw new ArgumentOutOfRangeException(nameof(samples), sample, $"There are the samples 0 to {Count - 1}.");
            }

            ReadOnlySpan<int> tokens = _tokens.AsSpan(sample * _stride, _steps + 1);
            Span<T> input = batch.Input().Slice(row * _steps, _steps);
            for (int step = 0; step < _steps; step++)
            {
                input[step] = T.CreateTruncating(tokens[step]);
            }

            if (network.Targets.Count > 0)
            {
                tokens[1..].CopyTo(batch.Labels().Slice(row * _steps, _steps));
            }

            batch.SampleWeights[row] = T.One;
        }
    }

    private void CheckPort(IReadOnlyList<PortDescription> ports, string role, string parameter)
    {
        if (ports.Count != 1 || ports[0].Kind != PortKind.Index || ports[0].Length != _steps)
        {
            string found = ports.Count != 1 ? $"{ports.Count} of them" : $"'{ports[0].Name}' of {ports[0].Length} {(ports[0].Kind == PortKind.Index ? "tokens" : "real values")}";
            throw new ArgumentException($"The network needs one {role} of {_steps} tokens, but has {found}.", parameter);
        }
    }
}
