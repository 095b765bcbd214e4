namespace Text;

/// <summary>How to write.</summary>
/// <param name="Prompt">What to write on.</param>
/// <param name="Length">How many characters.</param>
/// <param name="Temperature">Below 1 likely characters become more likely, above 1 less.</param>
/// <param name="TopK">How many of the likeliest characters are possible; null for all.</param>
public sealed record Writing(string Prompt, int Length, double Temperature, int? TopK)
{
    /// <summary>Writes a text on, with a stream: each character costs one step.</summary>
    /// <returns>The new characters.</returns>
    public string With<TNetwork>(LanguageModel<TNetwork> model, ulong seed)
        where TNetwork : class, INetwork<TNetwork, float>
    {
        int[] prompt = Alphabet.Encode(Prompt);
        if (prompt.Length == 0)
        {
            prompt = Alphabet.Encode("\n");
        }

        var text = new int[prompt.Length + Length];
        prompt.CopyTo(text, 0);
        var sampler = new TokenSampler(seed) { Temperature = Temperature, TopK = TopK };
        StreamState<float> stream = model.CreateState();
        Span<float> logits = stackalloc float[Alphabet.Size];
        int read = 0;
        for (int end = prompt.Length; end < text.Length; end++)
        {
            if (model.LargestStream is int most && end - read > most - stream.Position)
            {
                // A new stream reads the last half again.
                stream.Reset();
                read = Math.Max(0, end - (most / 2));
            }

            for (; read < end; read++)
            {
                model.Step(stream, text[read], logits);
            }

            text[end] = sampler.Next<float>(logits);
        }

        return string.Concat(text.Skip(prompt.Length).Select(Alphabet.Decode));
    }
}
