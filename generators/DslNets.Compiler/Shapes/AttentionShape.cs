namespace DslNets.Compiler.Shapes;

/// <summary>The sizes of an attention, and where its queries, keys and values lie among the channels of what it reads.</summary>
/// <param name="Queries">The steps that ask.</param>
/// <param name="Keys">The steps that are asked.</param>
/// <param name="IsCausal">Whether a step asks only itself and those before it.</param>
/// <param name="IsSelf">Whether one value holds queries, keys and values of each step; else one has the queries, another keys and values.</param>
public sealed record AttentionShape(int Heads, int HeadSize, int Queries, int Keys, bool IsCausal, bool IsSelf)
{
    /// <summary>The channels of the output, and of the queries, the keys and the values.</summary>
    public int Channels => Heads * HeadSize;

    /// <summary>The channels of the value that has the queries.</summary>
    public int QueryChannels => IsSelf ? 3 * Channels : Channels;

    /// <summary>The channels of the value that has keys and values.</summary>
    public int KeyChannels => IsSelf ? 3 * Channels : 2 * Channels;

    /// <summary>The first channel of the keys.</summary>
    public int FirstKey => IsSelf ? Channels : 0;

    /// <summary>The first channel of the values.</summary>
    public int FirstValue => FirstKey + Channels;

    /// <summary>The features of both gradients: those of one value, or of two one after the other.</summary>
    public int GradientFeatures => IsSelf ? Queries * QueryChannels : (Queries * QueryChannels) + (Keys * KeyChannels);
}
