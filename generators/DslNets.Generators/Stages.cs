namespace DslNets.Generators;

/// <summary>The tracking names of the pipeline's stages, by which tests ask what an edit ran again.</summary>
public static class Stages
{
    public const string Parse = nameof(Parse);

    public const string Name = nameof(Name);
}
