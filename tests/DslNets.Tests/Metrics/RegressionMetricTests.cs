namespace DslNets.Tests.Metrics;

public sealed class RegressionMetricTests
{
    // The examples of scikit-learn's documentation of mean_absolute_error and r2_score: one feature, and two.
    private readonly Batch<double> _one = Batches.OfValues(1, [3, -0.5, 2, 7], [2.5, 0, 2, 8]);
    private readonly Batch<double> _two = Batches.OfValues(2, [0.5, 1, -1, 1, 7, -6], [0, 2, -1, 2, 8, -5]);

    [Fact]
    public void The_mean_absolute_error_is_that_of_scikit_learn()
    {
        Assert.Equal(0.5, new MeanAbsoluteError<double>().After(_one).Value);
        Assert.Equal(0.75, new MeanAbsoluteError<double>().After(_two).Value);
    }

    [Fact]
    public void The_root_mean_squared_error_is_of_all_features_together()
    {
        Assert.Equal(Math.Sqrt(0.375), new RootMeanSquaredError<double>().After(_one).Value, 1e-15);
        Assert.Equal(Math.Sqrt(4.25 / 6), new RootMeanSquaredError<double>().After(_two).Value, 1e-15);
    }

    [Fact]
    public void R_squared_is_that_of_scikit_learn()
    {
        Assert.Equal(0.9486081370449679, new RSquared<double>().After(_one).Value, 1e-14);
        // By hand: 1 - 1.25 / (217 / 6) and 1 - 3 / (98 / 3), averaged.
        Assert.Equal((2 - (1.25 * 6 / 217) - (9 / 98.0)) / 2, new RSquared<double>().After(_two).Value, 1e-14);
    }

    [Fact]
    public void R_squared_of_constant_targets_is_one_or_zero_and_of_one_sample_nothing()
    {
        Assert.Equal(1, new RSquared<double>().After(Batches.OfValues(1, [-2, -2, -2], [-2, -2, -2])).Value);
        Assert.Equal(0, new RSquared<double>().After(Batches.OfValues(1, [-2, -2, -2], [-2, -2, -2 + 1e-8])).Value);
        Assert.Equal(double.NaN, new RSquared<double>().After(Batches.OfValues(1, [1], [2])).Value);
    }

    [Fact]
    public void R_squared_keeps_its_digits_far_from_zero() =>
        Assert.Equal(0.9486081370449679, new RSquared<double>().After(Batches.OfValues(1, [1e9 + 3, 1e9 - 0.5, 1e9 + 2, 1e9 + 7], [1e9 + 2.5, 1e9, 1e9 + 2, 1e9 + 8])).Value, 1e-9);

    [Fact]
    public void Batches_add_up_until_reset()
    {
        Batch<double> first = Batches.OfValues(1, [3, -0.5], [2.5, 0]);
        Batch<double> second = Batches.OfValues(1, [2, 7], [2, 8]);
        foreach (IMetric<double> metric in new IMetric<double>[] { new MeanAbsoluteError<double>(), new RootMeanSquaredError<double>(), new RSquared<double>() })
        {
            Assert.Equal(double.NaN, metric.Value);
            double together = metric.After(_one).Value;
            metric.Reset();
            Assert.Equal(double.NaN, metric.Value);
            Assert.Equal(together, metric.After(first, second).Value, 1e-14);
        }
    }

    [Fact]
    public void What_a_metric_saves_another_one_goes_on_from()
    {
        foreach (Func<IMetric<double>> create in new Func<IMetric<double>>[] { () => new MeanAbsoluteError<double>(), () => new RootMeanSquaredError<double>(), () => new RSquared<double>() })
        {
            IMetric<double> resumed = create();
            resumed.Restore(create().After(_two).Save());
            Assert.Equal(create().After(_two, _two).Value, resumed.After(_two).Value);
            Assert.Throws<InvalidDataException>(() => resumed.Restore(new double[3]));
        }
    }

    [Fact]
    public void Class_labels_are_refused() => Assert.Contains(
        "class labels", Assert.Throws<ArgumentException>("batch", () => new MeanAbsoluteError<float>().After(Batches.OfClasses(2, [0], [0]))).Message, StringComparison.Ordinal);
}
