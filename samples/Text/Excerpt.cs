namespace Text;

/// <summary>Shows after every epoch what a model writes.</summary>
public sealed class Excerpt<TNetwork>(LanguageModel<TNetwork> model, Writing writing) : ICallback
    where TNetwork : class, INetwork<TNetwork, float>
{
    /// <inheritdoc/>
    public void OnEpochEnd(FitProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        Console.WriteLine();
        Console.WriteLine("    " + (writing.Prompt + writing.With(model, seed: 1)).Trim().ReplaceLineEndings("\n    "));
        Console.WriteLine();
    }
}
