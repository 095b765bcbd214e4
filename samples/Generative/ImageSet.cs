using Mnist;

namespace Generative;

/// <summary>Grey digits to learn from and to test with, pixels from 0 to 1.</summary>
/// <param name="Train">What is learned from.</param>
/// <param name="Test">What is not.</param>
/// <param name="Shape">The size of an image.</param>
public sealed record ImageSet(DataSet<float> Train, DataSet<float> Test, ImageShape Shape)
{
    /// <summary>Whether these are the digits of MNIST.</summary>
    public bool IsMnist => Shape.Height == 28;

    /// <summary>The 1,797 digits of 8x8 pixels of samples/Digits, a quarter of them to test with.</summary>
    public static ImageSet ReadDigits(ulong seed)
    {
        const float White = 16;
        DataSet<float> digits = CsvFile.Read<float>(Path.Combine(AppContext.BaseDirectory, "data", "digits.csv.gz"), new CsvOptions { Label = ^1 });
        var scaled = new DataSet<float>([.. Pixels(digits).Select(pixel => pixel / White)], [.. Enumerable.Range(0, digits.Count).Select(sample => digits.Label(sample))]);
        DataSet<float>[] parts = scaled.StratifiedSplit([0.75, 0.25], seed);
        return new ImageSet(parts[0], parts[1], new ImageShape(8, 8));
    }

    /// <summary>The 60,000 and 10,000 digits of MNIST in a folder.</summary>
    public static ImageSet ReadMnist(string folder)
    {
        (DataSet<float> train, DataSet<float> test) = MnistFiles.Read(folder);
        return new ImageSet(train, test, new ImageShape(28, 28));
    }

    /// <summary>All pixels, one image after the other.</summary>
    public static float[] Pixels(DataSet<float> images)
    {
        float[] pixels = new float[images.Count * images.Input(0).Length];
        for (int image = 0; image < images.Count; image++)
        {
            images.Input(image).CopyTo(pixels.AsSpan(image * images.Input(0).Length));
        }

        return pixels;
    }

    /// <summary>Images whose target is the image itself.</summary>
    public static DataSet<float> AsOwnTargets(DataSet<float> images)
    {
        float[] pixels = Pixels(images);
        return new DataSet<float>(pixels, pixels, images.Count);
    }
}
