using System.Numerics;
using DslNets.Runtime;

namespace DslNets;

/// <summary>A random change of images that leaves their class as it is, so that a network sees other images in every epoch; see <see cref="AugmentedImages{T}"/>.</summary>
public abstract record ImageAugmentation
{
    private protected ImageAugmentation()
    {
    }

    /// <summary>Changes an image.</summary>
    /// <param name="image">The image.</param>
    /// <param name="scratch">Room for another one.</param>
    /// <param name="shape">The size of both.</param>
    /// <param name="random">What to draw from: numbers of this image, epoch and augmentation alone.</param>
    internal abstract void Apply<T>(Span<T> image, Span<T> scratch, ImageShape shape, CounterRandom random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
