using DslNets.Tests.Networks;

namespace DslNets.Tests.Metrics;

public sealed class ClassificationMetricTests
{
    // The example of scikit-learn's documentation of precision_score, recall_score and f1_score, which gives the results to two digits.
    private readonly Batch<float> _documented = Batches.OfClasses(3, [0, 1, 2, 0, 1, 2], [0, 2, 1, 0, 0, 1]);

    [Fact]
    public void Precision_recall_and_f1_are_those_of_scikit_learn()
    {
        Assert.Equal(2 / 9.0, new Precision<float>().After(_documented).Value, 1e-15);
        Assert.Equal(1 / 3.0, new Recall<float>().After(_documented).Value, 1e-15);
        Assert.Equal(0.8 / 3, new F1<float>().After(_documented).Value, 1e-15);
        Assert.Equal(1 / 3.0, new Precision<float>(Averaging.Micro).After(_documented).Value, 1e-15);
        Assert.Equal(1 / 3.0, new Recall<float>(Averaging.Micro).After(_documented).Value, 1e-15);
        Assert.Equal(1 / 3.0, new F1<float>(Averaging.Micro).After(_documented).Value, 1e-15);
        Assert.Equal(1 / 3.0, new Accuracy<float>().After(_documented).Value, 1e-15);
    }

    [Fact]
    public void Every_class_has_its_own_figure()
    {
        Precision<float> precision = new Precision<float>().After(_documented);
        F1<float> f1 = new F1<float>().After(_documented);

        Assert.Equal([2 / 3.0, 0, 0], [precision[0], precision[1], precision[2]]);
        Assert.Equal(0.8, f1[0], 1e-15);
        Assert.Equal(3, f1.Classes);
        Assert.Throws<ArgumentOutOfRangeException>(() => f1[3]);
    }

    [Fact]
    public void Classes_that_do_not_occur_are_not_averaged()
    {
        Batch<float> batch = Batches.OfClasses(5, [0, 0, 1], [0, 1, 1]);

        // Class 0: 1 of 1, class 1: 1 of 2.
        Assert.Equal(0.75, new Precision<float>().After(batch).Value, 1e-15);
        Assert.Equal(0.75, new Recall<float>().After(batch).Value, 1e-15);
        Assert.Equal(2 / 3.0, new F1<float>().After(batch).Value, 1e-15);
    }

    [Fact]
    public void One_unit_tells_two_classes_apart_and_is_measured_on_class_1()
    {
        // True positives 2, false positives 1, false negatives 1, true negatives 1; 0.5 itself says class 1.
        Batch<double> batch = Batches.OfValues(1, [1, 1, 1, 0, 0], [0.9, 0.5, 0.49, 0.7, 0.1]);

        Assert.Equal(3 / 5.0, new Accuracy<double>().After(batch).Value);
        Assert.Equal(2 / 3.0, new Precision<double>().After(batch).Value);
        Assert.Equal(2 / 3.0, new Recall<double>(Averaging.Micro).After(batch).Value);
        Assert.Equal(2 / 3.0, new F1<double>().After(batch).Value);
        Assert.Equal(1, new Precision<double>(threshold: 0.8).After(batch).Value);
        Assert.Equal(1 / 3.0, new Recall<double>(threshold: 0.8).After(batch).Value);
        ConfusionMatrix<double> matrix = new ConfusionMatrix<double>().After(batch);
        Assert.Equal([1, 1, 1, 2], [matrix[0, 0], matrix[0, 1], matrix[1, 0], matrix[1, 1]]);
    }

    [Fact]
    public void Logits_say_class_1_from_0_on_unless_a_threshold_is_given()
    {
        // True positives 2, false positives 1, false negatives 1, true negatives 1.
        var logits = new Batch<double>(
            Descriptions.OfPorts([new("x", [1])], [new("y", [1])], [new("y", [1], Loss: Loss.BinaryCrossEntropy, Threshold: 0)]), 5);
        new double[] { 1, 1, 1, 0, 0 }.CopyTo(logits.Target());
        new double[] { 3, 0, -0.1, 0.2, -4 }.CopyTo(logits.Output());

        Assert.Equal(3 / 5.0, new Accuracy<double>().After(logits).Value);
        Assert.Equal(2 / 3.0, new Precision<double>().After(logits).Value);
        Assert.Equal(2 / 3.0, new Recall<double>().After(logits).Value);
        Assert.Equal(2 / 3.0, new F1<double>().After(logits).Value);
        Assert.Equal(3, new ConfusionMatrix<double>().After(logits).PredictedCount(1));
        Assert.Equal(1, new ConfusionMatrix<double>(threshold: 0.5).After(logits).PredictedCount(1));
    }

    [Fact]
    public void One_hot_targets_name_their_class()
    {
        Batch<double> batch = Batches.OfValues(3, [0, 1, 0, 0, 0, 1], [0.1, 0.8, 0.1, 0.2, 0.5, 0.3]);

        Assert.Equal(0.5, new Accuracy<double>().After(batch).Value);
    }

    [Fact]
    public void Top_k_accuracy_is_that_of_scikit_learn()
    {
        // The example of scikit-learn's documentation of top_k_accuracy_score.
        Batch<float> batch = Batches.OfScores(3, [0, 1, 2, 2], [0.5f, 0.2f, 0.2f, 0.3f, 0.4f, 0.2f, 0.2f, 0.4f, 0.3f, 0.7f, 0.2f, 0.1f]);

        Assert.Equal(0.75, new TopKAccuracy<float>(2).After(batch).Value);
        Assert.Equal(0.5, new TopKAccuracy<float>(1).After(batch).Value);
        Assert.Equal(1, new TopKAccuracy<float>(3).After(batch).Value);
    }

    [Fact]
    public void Equal_outputs_count_for_the_first_class_alone()
    {
        Batch<float> batch = Batches.OfScores(4, [0, 1, 2, 3], new float[16]);

        Assert.Equal(0.25, new Accuracy<float>().After(batch).Value);
        Assert.Equal(0.25, new TopKAccuracy<float>(1).After(batch).Value);
        Assert.Equal(0.5, new TopKAccuracy<float>(2).After(batch).Value);
    }

    [Fact]
    public void The_confusion_matrix_is_that_of_scikit_learn()
    {
        // The example of scikit-learn's documentation of confusion_matrix.
        ConfusionMatrix<float> matrix = new ConfusionMatrix<float>(["ant", "bird", "cat"]).After(Batches.OfClasses(3, [2, 0, 2, 2, 0, 1], [0, 0, 2, 2, 0, 2]));

        Assert.Equal([2, 0, 0, 0, 0, 1, 1, 0, 2], from actual in Enumerable.Range(0, 3) from predicted in Enumerable.Range(0, 3) select matrix[actual, predicted]);
        Assert.Equal(4 / 6.0, matrix.Value);
        Assert.Equal((6, 3, 0), (matrix.Count, matrix.ActualCount(2), matrix.PredictedCount(1)));
        Assert.Equal(
            """
            actual \ predicted  ant  bird  cat
            ant                   2     .    .
            bird                  .     .    1
            cat                   1     .    2

            """,
            matrix.ToString());
    }

    [Fact]
    public void Classes_without_names_are_numbers_and_wide_counts_align()
    {
        Batch<float> batch = Batches.OfClasses(2, [.. Enumerable.Repeat(1, 1000), 0], [.. Enumerable.Repeat(1, 1000), 1]);

        Assert.Equal("actual \\ predicted  0     1\n0                   .     1\n1                   .  1000\n", new ConfusionMatrix<float>().After(batch).ToString());
    }

    [Fact]
    public void Batches_add_up_until_reset()
    {
        foreach (IMetric<float> metric in new IMetric<float>[] { new Accuracy<float>(), new TopKAccuracy<float>(1), new ConfusionMatrix<float>(), new Recall<float>(Averaging.Micro) })
        {
            Assert.Equal(double.NaN, metric.Value);
            metric.After(Batches.OfClasses(3, [0, 1, 2], [0, 1, 2]), Batches.OfClasses(3, [0], [1]));
            Assert.Equal(0.75, metric.Value);
            metric.Reset();
            Assert.Equal(double.NaN, metric.Value);
            Assert.Equal(0, metric.After(Batches.OfClasses(3, [0], [1])).Value);
        }
    }

    [Fact]
    public void What_a_metric_saves_another_one_goes_on_from()
    {
        Batch<float> first = Batches.OfClasses(3, [0, 1, 2, 2], [0, 1, 1, 2]);
        Batch<float> second = Batches.OfClasses(3, [0, 0], [1, 0]);
        foreach (Func<IMetric<float>> create in new Func<IMetric<float>>[]
        {
            () => new Accuracy<float>(), () => new TopKAccuracy<float>(2), () => new ConfusionMatrix<float>(), () => new F1<float>(), () => new Recall<float>(Averaging.Micro),
        })
        {
            IMetric<float> resumed = create();
            resumed.Restore(create().After(first).Save());
            Assert.Equal(create().After(first, second).Value, resumed.After(second).Value);
            Assert.Throws<InvalidDataException>(() => resumed.Restore(new double[4]));
        }

        var binary = new Precision<double>();
        binary.Restore(new Precision<double>().After(Batches.OfValues(1, [1, 0, 0], [1, 1, 0])).Save());
        Assert.Equal(0.5, binary.Value);
    }

    [Fact]
    public void Only_the_samples_of_the_batch_count()
    {
        Batch<float> batch = Batches.OfClasses(2, [0, 1, 1], [0, 1, 0]);
        batch.Count = 2;

        Assert.Equal(1, new Accuracy<float>().After(batch).Value);
        Assert.Equal(2, new ConfusionMatrix<float>().After(batch).Count);
    }

    [Fact]
    public void Every_step_of_a_sequence_counts_as_a_sample()
    {
        int[] actual = [2, 0, 2, 2, 0, 1];
        int[] predicted = [0, 0, 2, 2, 0, 2];
        Batch<float> steps = Batches.OfSteps(3, 3, actual, predicted);
        Batch<float> samples = Batches.OfClasses(3, actual, predicted);
        foreach (Func<IMetric<float>> create in new Func<IMetric<float>>[]
        {
            () => new Accuracy<float>(), () => new TopKAccuracy<float>(2), () => new ConfusionMatrix<float>(), () => new F1<float>(), () => new Precision<float>(), () => new Recall<float>(),
        })
        {
            Assert.Equal(create().After(samples).Value, create().After(steps).Value);
        }

        Assert.Equal((6, 3), (new ConfusionMatrix<float>().After(steps).Count, new ConfusionMatrix<float>().After(steps).Classes));
        steps.Count = 1;
        Assert.Equal(2 / 3.0, new Accuracy<float>().After(steps).Value);
    }

    [Fact]
    public void Every_pixel_of_an_image_counts_as_a_sample()
    {
        var mask = new Batch<double>(Descriptions.OfPorts([new("x", [2, 2, 1])], [new("y", [2, 2, 1])], [new("y", [2, 2, 1], Loss: Loss.BinaryCrossEntropy)]), 1);
        new double[] { 1, 0, 1, 1 }.CopyTo(mask.Target());
        new double[] { 0.9, 0.6, 0.4, 0.7 }.CopyTo(mask.Output());
        var classes = new Batch<double>(Descriptions.OfPorts([new("x", [2])], [new("y", [2, 3])], [new("y", [2, 3], Loss: Loss.CategoricalCrossEntropy)]), 1);
        new double[] { 0, 0, 1, 0.2, 0.5, 0.3 }.CopyTo(classes.Target());
        new double[] { 0.1, 0.2, 0.7, 0.9, 0, 0.1 }.CopyTo(classes.Output());

        Assert.Equal(0.5, new Accuracy<double>().After(mask).Value);
        Assert.True(new ConfusionMatrix<double>().After(mask).IsBinary);
        Assert.Equal(2 / 3.0, new Recall<double>().After(mask).Value);
        Assert.Equal(0.5, new Accuracy<double>().After(classes).Value);
    }

    [Fact]
    public void Labels_of_steps_that_do_not_fit_are_refused()
    {
        Batch<float> wrong = Batches.OfSteps(3, 4, [0, 1, 2, 3, 0, 1], [0, 1, 2, 3, 0, 1]);
        wrong.Labels()[4] = 4;
        Assert.Contains("row 1, step 1, is 4", Assert.Throws<ArgumentException>("batch", () => new Accuracy<float>().After(wrong)).Message, StringComparison.Ordinal);
        var one = new Batch<float>(Descriptions.OfPorts([new("x", [1])], [new("y", [3, 4])], [new("y", [1], PortKind.Index, 4)]), 1);
        Assert.Contains("one label for each sample, but the output 3 positions", Assert.Throws<ArgumentException>("batch", () => new Accuracy<float>().After(one)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_port_is_compared_with_the_output_of_its_name()
    {
        NetworkDescription description = Descriptions.OfPorts(
            [new("x", [1])],
            [new("features", [4]), new("policy", [2]), new("value", [3])],
            [new("policy", [1], PortKind.Index, 2), new("value", [1], PortKind.Index, 3)]);
        var batch = new Batch<float>(description, 1);
        batch.Labels(0)[0] = 1;
        batch.Labels(1)[0] = 2;
        batch.Output(1)[1] = 1;
        batch.Output(2)[0] = 1;

        Assert.Equal(1, new Accuracy<float>().After(batch).Value);
        Assert.Equal(0, new Accuracy<float>(port: 1).After(batch).Value);
        Assert.Equal(("accuracy", "accuracy[1]", "mine"), (new Accuracy<float>().Name, new Accuracy<float>(1).Name, new Accuracy<float> { Name = "mine" }.Name));
        Assert.Throws<ArgumentException>("batch", () => new Accuracy<float>(port: 2).After(batch));
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Batch<float> wrongLabel = Batches.OfClasses(3, [0], [0]);
        wrongLabel.Labels()[0] = 3;

        Assert.Contains("The label of row 0 is 3", Assert.Throws<ArgumentException>("batch", () => new Accuracy<float>().After(wrongLabel)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("batch", () => new ConfusionMatrix<float>().After(Batches.OfClasses(3, [0], [0]), Batches.OfClasses(4, [0], [0])));
        Assert.Throws<ArgumentException>("batch", () => new TopKAccuracy<double>().After(Batches.OfValues(1, [1], [1])));
        Assert.Throws<ArgumentOutOfRangeException>("k", () => new TopKAccuracy<float>(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Accuracy<float>(-1));
    }

    [Fact]
    public void Adding_a_batch_allocates_nothing_after_the_first()
    {
        Batch<float> batch = Batches.OfClasses(3, [0, 1, 2], [0, 1, 1]);
        IMetric<float>[] metrics = [new Accuracy<float>(), new TopKAccuracy<float>(2), new F1<float>(), new ConfusionMatrix<float>()];
        foreach (IMetric<float> metric in metrics)
        {
            metric.Add(batch);
        }

        // The least of several tries: the runtime itself allocates now and then, when it compiles a method anew.
        Assert.Equal(0, Enumerable.Range(0, 10).Min(_ =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            foreach (IMetric<float> metric in metrics)
            {
                metric.Add(batch);
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }));
    }
}
