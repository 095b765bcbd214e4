namespace Text;

/// <summary>A network that gives, for each character of a text, the logits of the one after it.</summary>
/// <param name="name">What its files are called.</param>
/// <param name="createState">Its CreateState.</param>
/// <param name="step">Its Step.</param>
public sealed class LanguageModel<TNetwork>(string name, Func<TNetwork, StreamState<float>> createState, LanguageModel<TNetwork>.StepMethod step)
    where TNetwork : class, INetwork<TNetwork, float>
{
    /// <summary>Reads one character and gives the logits of the next.</summary>
    public delegate void StepMethod(TNetwork network, StreamState<float> stream, int token, Span<float> logits);

    /// <summary>What its files are called.</summary>
    public string Name => name;

    /// <summary>The network.</summary>
    public TNetwork Network { get; set; } = TNetwork.Create(seed: 0);

    /// <summary>The characters of a sample.</summary>
    public int Steps => TNetwork.Description.Inputs[0].Length;

    /// <summary>The characters that a stream takes before it must begin anew; null for any number.</summary>
    public int? LargestStream { get; init; }

    /// <summary>Begins a stream.</summary>
    public StreamState<float> CreateState() => createState(Network);

    /// <summary>Reads one character and gives the logits of the next.</summary>
    public void Step(StreamState<float> stream, int token, Span<float> logits) => step(Network, stream, token, logits);
}
