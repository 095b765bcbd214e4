namespace DslNets.Tests.Data;

public sealed class ImageTransformTests
{
    private static readonly ImageShape s_rectangle = new(2, 3);
    private static readonly double[] s_six = [1, 2, 3, 4, 5, 6];

    [Theory]
    [InlineData(0, 0, new double[] { 1, 2, 3, 4, 5, 6 })]
    [InlineData(1, 0, new double[] { 0, 0, 0, 1, 2, 3 })]
    [InlineData(-1, 0, new double[] { 4, 5, 6, 0, 0, 0 })]
    [InlineData(0, 2, new double[] { 0, 0, 1, 0, 0, 4 })]
    [InlineData(0, -1, new double[] { 2, 3, 0, 5, 6, 0 })]
    [InlineData(1, -1, new double[] { 0, 0, 0, 2, 3, 0 })]
    [InlineData(2, 0, new double[] { 0, 0, 0, 0, 0, 0 })]
    [InlineData(0, 3, new double[] { 0, 0, 0, 0, 0, 0 })]
    [InlineData(int.MinValue, int.MaxValue, new double[] { 0, 0, 0, 0, 0, 0 })]
    [InlineData(int.MaxValue, int.MinValue, new double[] { 0, 0, 0, 0, 0, 0 })]
    public void A_shift_moves_pixels_and_fills_with_zeros(int rows, int columns, double[] expected)
    {
        double[] shifted = [9, 9, 9, 9, 9, 9];
        ImageTransform.Shift<double>(s_six, shifted, s_rectangle, rows, columns);
        Assert.Equal(expected, shifted);
    }

    [Fact]
    public void Channels_stay_together()
    {
        var shape = new ImageShape(2, 2, 3);
        double[] image = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
        double[] result = new double[12];
        ImageTransform.Shift<double>(image, result, shape, 0, 1);
        Assert.Equal([0, 0, 0, 1, 2, 3, 0, 0, 0, 7, 8, 9], result);
        ImageTransform.FlipHorizontally<double>(image, result, shape);
        Assert.Equal([4, 5, 6, 1, 2, 3, 10, 11, 12, 7, 8, 9], result);
        ImageTransform.FlipVertically<double>(image, result, shape);
        Assert.Equal([7, 8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6], result);
        ImageTransform.Rotate<double>(image, result, shape, 90);
        Assert.Equal([4, 5, 6, 10, 11, 12, 1, 2, 3, 7, 8, 9], result);
    }

    [Fact]
    public void A_flip_mirrors_and_twice_is_the_image()
    {
        double[] once = new double[6];
        double[] twice = new double[6];
        ImageTransform.FlipHorizontally<double>(s_six, once, s_rectangle);
        Assert.Equal([3, 2, 1, 6, 5, 4], once);
        ImageTransform.FlipHorizontally<double>(once, twice, s_rectangle);
        Assert.Equal(s_six, twice);
        ImageTransform.FlipVertically<double>(s_six, once, s_rectangle);
        Assert.Equal([4, 5, 6, 1, 2, 3], once);
        ImageTransform.FlipVertically<double>(once, twice, s_rectangle);
        Assert.Equal(s_six, twice);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(28)]
    public void Quarter_turns_of_squares_are_exact_and_counter_clockwise(int size)
    {
        var shape = new ImageShape(size, size);
        float[] image = [.. Enumerable.Range(1, size * size).Select(value => (float)value)];
        float[] rotated = new float[image.Length];
        foreach ((double degrees, Func<int, int, (int Row, int Column)> source) in new (double, Func<int, int, (int, int)>)[]
        {
            (0, (row, column) => (row, column)),
            (90, (row, column) => (column, size - 1 - row)),
            (180, (row, column) => (size - 1 - row, size - 1 - column)),
            (-90, (row, column) => (size - 1 - column, row)),
            (-360, (row, column) => (row, column)),
            (450, (row, column) => (column, size - 1 - row)),
        })
        {
            ImageTransform.Rotate<float>(image, rotated, shape, degrees);
            for (int row = 0; row < size; row++)
            {
                for (int column = 0; column < size; column++)
                {
                    (int sourceRow, int sourceColumn) = source(row, column);
                    Assert.Equal(image[(sourceRow * size) + sourceColumn], rotated[(row * size) + column]);
                }
            }
        }
    }

    [Fact]
    public void Other_angles_interpolate_between_four_pixels_and_take_zero_from_outside()
    {
        double[] rotated = new double[4];
        ImageTransform.Rotate<double>([1, 2, 3, 4], rotated, new ImageShape(2, 2), 45);
        // The upper left pixel comes from half way between the upper two, sqrt(1/2) above the centre: 0.5 - 0.7071 above the upper row.
        double inside = 1.5 - Math.Sqrt(0.5);
        double[] expected = [inside * (1 + 2) / 2, inside * (2 + 4) / 2, inside * (1 + 3) / 2, inside * (3 + 4) / 2];
        Assert.All(expected.Zip(rotated), pair => Assert.Equal(pair.First, pair.Second, 1e-14));
    }

    [Fact]
    public void A_rectangle_loses_what_is_turned_out_of_it()
    {
        double[] rotated = new double[3];
        ImageTransform.Rotate<double>([1, 2, 3], rotated, new ImageShape(1, 3), 90);
        Assert.Equal([0, 2, 0], rotated);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Throws<ArgumentException>("image", () => ImageTransform.FlipVertically<double>(new double[5], new double[6], s_rectangle));
        Assert.Throws<ArgumentException>("shifted", () => ImageTransform.Shift<double>(s_six, new double[5], s_rectangle, 1, 1));
        Assert.Throws<ArgumentException>("rotated", () => ImageTransform.Rotate<double>(s_six, s_six, s_rectangle, 1));
        Assert.Throws<ArgumentException>("image", () => ImageTransform.FlipHorizontally<double>(s_six, new double[6], default));
        Assert.Throws<ArgumentOutOfRangeException>("degrees", () => ImageTransform.Rotate<double>(s_six, new double[6], s_rectangle, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("height", () => new ImageShape(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("width", () => new ImageShape(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>("channels", () => new ImageShape(1, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("height", () => new ImageShape(100_000, 100_000));
    }
}
