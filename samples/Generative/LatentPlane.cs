namespace Generative;

/// <summary>Two features of a latent vector as a plane: where digits lie on it, and the digits that a decoder makes of its places.</summary>
public static class LatentPlane
{
    private const int Side = 15;

    /// <summary>Adds both to a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="images">The digits; those to test with are drawn.</param>
    /// <param name="codes">The latent vectors of those digits, one after the other.</param>
    /// <param name="axes">The two features that are the axes; the others are 0 where digits are made.</param>
    /// <param name="decode">Makes digits of latent vectors.</param>
    public static void AddTo(TrainingReport report, ImageSet images, float[] codes, (int X, int Y) axes, BatchFunction decode)
    {
        int count = images.Test.Count;
        int latent = codes.Length / count;
        float[] Coordinates(int feature) => [.. Enumerable.Range(0, count).Select(image => codes[(image * latent) + feature])];
        (float[] x, float[] y) = (Coordinates(axes.X), Coordinates(axes.Y));
        report.AddPoints(
            new DataSet<float>([.. x.Zip(y, (a, b) => new[] { a, b }).SelectMany(point => point)], [.. Enumerable.Range(0, count).Select(image => images.Test.Label(image))]), "The latent plane: where test digits lie");

        // From the second to the last but one of a hundred digits, from top to bottom and from left to right.
        float[] places = new float[Side * Side * latent];
        for (int row = 0; row < Side; row++)
        {
            for (int column = 0; column < Side; column++)
            {
                places[(((row * Side) + column) * latent) + axes.X] = Between(x, column / (Side - 1f));
                places[(((row * Side) + column) * latent) + axes.Y] = Between(y, 1 - (row / (Side - 1f)));
            }
        }

        float[] pixels = new float[Side * Side * images.Shape.Length];
        decode(places, pixels);
        report.AddImages(pixels, images.Shape, Side, new PixelRange(0, 1), "The latent plane: what is made of it", "Digits made of places of the plane, evenly spread over where digits lie.");
    }

    private static float Between(float[] coordinates, float share)
    {
        float[] sorted = [.. coordinates.Order()];
        (float smallest, float largest) = (sorted[(sorted.Length - 1) / 100], sorted[(sorted.Length - 1) * 99 / 100]);
        return smallest + (share * (largest - smallest));
    }
}
