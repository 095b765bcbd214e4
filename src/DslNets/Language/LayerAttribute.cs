namespace DslNets;

/// <summary>What all attributes of a network's declaration share. They are read in the order in which they are written.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class LayerAttribute : Attribute
{
    private protected LayerAttribute()
    {
    }

    /// <summary>The name by which later layers, files and the generated members refer to this one; by default its kind and number, such as <c>dense1</c>. A C# identifier.</summary>
    public string? Name { get; set; }

    /// <summary>The name of the layer this one reads; by default the layer above.</summary>
    public string? From { get; set; }
}
