namespace DslNets.Tests.Data;

public sealed class StandardizerTests
{
    [Fact]
    public void Features_get_mean_0_and_deviation_1_of_the_training_samples()
    {
        // The first feature has mean 5 and deviation 2, the second is constant.
        var training = new DataSet<double>([2, 7, 4, 7, 4, 7, 4, 7, 5, 7, 5, 7, 7, 7, 9, 7], new int[8]);
        Standardizer<double> standardizer = Standardizer<double>.Fit(training);

        DataSet<double> other = standardizer.Apply(new DataSet<double>([5, 8, 9, 7], [3, 4], ["a", "b", "c", "d", "e"]));

        Assert.Equal([5, 7], standardizer.Means);
        Assert.Equal([2, 1], standardizer.Deviations);
        Assert.Equal([0, 1], other.Input(0));
        Assert.Equal([2, 0], other.Input(1));
        Assert.Equal([3, 4], other.Labels());
        Assert.Equal(5, other.ClassNames.Count);
        Assert.Equal(2, training.Input(0)[0]);
    }

    [Fact]
    public void A_constant_is_constant_in_spite_of_rounding()
    {
        Standardizer<float> standardizer = Standardizer<float>.Fit(new DataSet<float>([.. Enumerable.Repeat(0.1f, 999)], new int[999]));

        Assert.Equal([1], standardizer.Deviations);
    }

    [Fact]
    public void Only_the_samples_of_a_subset_are_learned_from()
    {
        var data = new DataSet<float>([1, 3, 1000], new int[3]);

        Standardizer<float> standardizer = Standardizer<float>.Fit(data.Subset([0, 1]));

        Assert.Equal([2], standardizer.Means);
        Assert.Equal([1], standardizer.Deviations);
        Assert.Equal([998], standardizer.Apply(data.Subset([2])).Input(0));
    }

    [Fact]
    public void Images_have_one_mean_and_deviation_for_each_channel()
    {
        // Two images of two pixels: the first channel is 2, 6, 6, 2, the second 1, 1, 1, 1.
        var images = new DataSet<double>([2, 1, 6, 1, 6, 1, 2, 1], [0, 1]);
        Standardizer<double> standardizer = Standardizer<double>.Fit(images, channels: 2);

        Assert.Equal([4, 1], standardizer.Means);
        Assert.Equal([2, 1], standardizer.Deviations);
        Assert.Equal([1, 0, -1, 0], standardizer.Apply(images).Input(1));
        Assert.Throws<ArgumentException>("channels", () => Standardizer<double>.Fit(images, channels: 3));
        Assert.Throws<ArgumentOutOfRangeException>("channels", () => Standardizer<double>.Fit(images, channels: -1));
    }

    [Fact]
    public void Restore_undoes_apply()
    {
        var standardizer = new Standardizer<double>([1, -2], [0.5, 4]);
        double[] rows = [3, 2, 1, -2];

        standardizer.Apply(rows);
        Assert.Equal([4, 1, 0, 0], rows);
        standardizer.Restore(rows);
        Assert.Equal([3, 2, 1, -2], rows);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        var standardizer = new Standardizer<double>([1, -2], [0.5, 4]);

        Assert.Throws<ArgumentException>("rows", () => standardizer.Apply(new double[3]));
        Assert.Throws<ArgumentException>("rows", () => standardizer.Restore(new double[3]));
        Assert.Throws<ArgumentException>("data", () => standardizer.Apply(new DataSet<double>([1, 2, 3], [0])));
        Assert.Throws<ArgumentException>("deviations", () => new Standardizer<double>([1], [0]));
        Assert.Throws<ArgumentException>("deviations", () => new Standardizer<double>([1], [1, 1]));
    }
}
