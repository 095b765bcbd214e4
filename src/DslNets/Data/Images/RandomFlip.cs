using System.Numerics;
using DslNets.Runtime;

namespace DslNets;

/// <summary>Mirrors some of the images, as torchvision's <c>RandomHorizontalFlip</c> and <c>RandomVerticalFlip</c>. Not for images whose mirror image means something else, such as digits.</summary>
public sealed record RandomFlip : ImageAugmentation
{
    /// <summary>Makes the augmentation.</summary>
    /// <param name="horizontal">The probability that left becomes right.</param>
    /// <param name="vertical">The probability that top becomes bottom.</param>
    /// <exception cref="ArgumentOutOfRangeException">Outside [0, 1].</exception>
    public RandomFlip(double horizontal = 0.5, double vertical = 0)
    {
        Horizontal = Require.Probability(horizontal, nameof(horizontal));
        Vertical = Require.Probability(vertical, nameof(vertical));
    }

    /// <summary>The probability that left becomes right.</summary>
    public double Horizontal { get; }

    /// <summary>The probability that top becomes bottom.</summary>
    public double Vertical { get; }

    internal override void Apply<T>(Span<T> image, Span<T> scratch, ImageShape shape, CounterRandom random)
    {
        if (random.Uniform(0) < Horizontal)
        {
            image.CopyTo(scratch);
            ImageTransform.FlipHorizontally<T>(scratch, image, shape);
        }

        if (random.Uniform(1) < Vertical)
        {
            image.CopyTo(scratch);
            ImageTransform.FlipVertically<T>(scratch, image, shape);
        }
    }
}
