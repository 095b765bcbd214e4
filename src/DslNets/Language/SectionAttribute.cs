namespace DslNets;

/// <summary>
/// Makes the layers below it, up to the next section or the end of the network, a function of their own: the network gets the methods <c>void Encode(ReadOnlySpan&lt;float&gt; x, Span&lt;float&gt; z)</c>
/// for one sample and <c>EncodeBatch</c> for many (of <see cref="double"/> where the network's precision is), beside <c>Predict</c>. It is no layer: nothing is computed here, and training does
/// not change.
/// </summary>
/// <remarks>
/// x is the value that enters the section, that of the layer above (or of <see cref="LayerAttribute.From"/>), and z the value of its last layer. Layers of a section read what enters it and each
/// other, nothing else; they may share parameters with others. Layers above the first section belong to none. Both methods use the network's parameters, are thread-safe, and allocate nothing
/// after the first call on a thread; dropout does nothing in them, and <c>[BatchNorm]</c> takes its running statistics.
/// </remarks>
public sealed class SectionAttribute : LayerAttribute
{
    /// <summary>Begins a section.</summary>
    /// <param name="name">The name of the section and, with a capital first letter, of its method; a C# identifier that no layer has.</param>
    public SectionAttribute(string name) => Method = name;

    /// <summary>The name of the section and of its method.</summary>
    public string Method { get; }

    /// <summary>Whether training leaves all parameters of the section as they are, as <c>Frozen</c> of each of its layers does, and with them those it shares with layers outside; false by default.</summary>
    public bool Frozen { get; set; }
}
