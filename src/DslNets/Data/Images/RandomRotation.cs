using System.Numerics;
using DslNets.Runtime;

namespace DslNets;

/// <summary>Rotates about the centre by an angle, all angles of a range equally likely, as torchvision's <c>RandomRotation</c> with bilinear interpolation; what comes in is zero.</summary>
public sealed record RandomRotation : ImageAugmentation
{
    /// <summary>Makes an augmentation that rotates either way.</summary>
    /// <param name="degrees">The largest angle.</param>
    /// <exception cref="ArgumentOutOfRangeException">Negative or not finite.</exception>
    public RandomRotation(double degrees)
        : this(-Require.NotNegative(degrees, nameof(degrees)), degrees)
    {
    }

    /// <summary>Makes an augmentation of a range of angles.</summary>
    /// <param name="minimum">The smallest angle in degrees; positive ones are counter-clockwise.</param>
    /// <param name="maximum">The largest.</param>
    /// <exception cref="ArgumentOutOfRangeException">An angle is not finite, or the largest is below the smallest.</exception>
    public RandomRotation(double minimum, double maximum)
    {
        Minimum = Require.Finite(minimum, nameof(minimum));
        Maximum = Require.Finite(maximum, nameof(maximum));
        ArgumentOutOfRangeException.ThrowIfLessThan(maximum, minimum);
    }

    /// <summary>The smallest angle in degrees; positive ones are counter-clockwise.</summary>
    public double Minimum { get; }

    /// <summary>The largest angle in degrees.</summary>
    public double Maximum { get; }

    internal override void Apply<T>(Span<T> image, Span<T> scratch, ImageShape shape, CounterRandom random)
    {
        double degrees = double.Lerp(Minimum, Maximum, random.Uniform(0));
        if (degrees != 0)
        {
            image.CopyTo(scratch);
            ImageTransform.Rotate<T>(scratch, image, shape, degrees);
        }
    }
}
