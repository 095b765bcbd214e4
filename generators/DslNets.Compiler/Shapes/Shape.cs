using System.Globalization;
using System.Linq;
using DslNets.Compiler.Model;

namespace DslNets.Compiler.Shapes;

/// <summary>The shape of one sample, without the batch: a vector, a sequence (steps, features) or an image (height, width, channels).</summary>
public sealed record Shape(EquatableArray<int> Dimensions)
{
    public static Shape Vector(int features) => new(EquatableArray.Of(features));

    public int Rank => Dimensions.Count;

    public bool IsVector => Rank == 1;

    /// <summary>The last dimension: the features of a vector, or of each step or pixel.</summary>
    public int Channels => Dimensions[Rank - 1];

    /// <summary>The steps of a sequence, the pixels of an image; 1 for a vector.</summary>
    public int Positions => Length / Channels;

    /// <summary>The values in one sample.</summary>
    public int Length => Dimensions.Aggregate(1, (length, dimension) => checked(length * dimension));

    public override string ToString() => string.Join("x", Dimensions.Select(dimension => dimension.ToString(CultureInfo.InvariantCulture)));
}
