using DslNets.Tests.Networks;

namespace DslNets.Tests.Data;

public sealed class DataSetTests
{
    private static readonly DataSet<float> s_four = new([1, 2, 3, 4, 5, 6, 7, 8], [0, 1, 1, 2], ["a", "b", "c"]);

    [Fact]
    public void Samples_are_read_in_the_order_asked_for()
    {
        var batch = new Batch<float>(Descriptions.OfClassifier(2, 3), 4);
        batch.SampleWeights[0] = 9;

        s_four.Read([3, 0, 3], batch);

        Assert.Equal(3, batch.Count);
        Assert.Equal([7, 8, 1, 2, 7, 8], batch.Input());
        Assert.Equal([2, 0, 2], batch.Labels());
        Assert.Equal([1, 1, 1], batch.SampleWeights[..3]);
    }

    [Fact]
    public void Every_port_is_read()
    {
        NetworkDescription description = Descriptions.OfPorts(
            [new("image", [1, 2, 1]), new("age", [1])],
            [new("kind", [3]), new("size", [2])],
            [new("kind", [1], PortKind.Index, 3), new("size", [2])]);
        var data = new DataSet<double>(
            [new([1, 2, 3, 4], 2), new([10, 20], 1)], [new([2, 0]), new([0.1, 0.2, 0.3, 0.4], 2)], sampleWeights: [0.5, 3]);
        var batch = new Batch<double>(description, 2);

        data.Read([1, 0], batch);

        Assert.Equal([3, 4, 1, 2], batch.Input(0));
        Assert.Equal([20, 10], batch.Input(1));
        Assert.Equal([0, 2], batch.Labels(0));
        Assert.Equal([0.3, 0.4, 0.1, 0.2], batch.Target(1));
        Assert.Equal([3, 0.5], batch.SampleWeights);
        Assert.Equal((2, 2, 2), (data.Count, data.InputCount, data.TargetCount));
    }

    [Fact]
    public void Labels_become_numbers_for_a_target_of_one_value()
    {
        var batch = new Batch<float>(Descriptions.OfRegression(2, 1), 4);

        s_four.Read([0, 1, 3], batch);

        Assert.Equal([0, 1, 2], batch.Target());
    }

    [Fact]
    public void A_network_without_targets_reads_the_inputs_alone()
    {
        var batch = new Batch<float>(Descriptions.OfPorts([new("x", [2])], [new("y", [3])], []), 2);

        s_four.Read([1], batch);

        Assert.Equal([3, 4], batch.Input());
    }

    [Fact]
    public void A_batch_that_does_not_fit_is_refused_with_a_reason()
    {
        void Refuses(string reason, NetworkDescription description) => Assert.Contains(
            reason, Assert.Throws<ArgumentException>("batch", () => s_four.Read([3], new Batch<float>(description, 2))).Message, StringComparison.Ordinal);

        Refuses("'x' of Ports takes 3 values, but the data set has 2", Descriptions.OfClassifier(3, 3));
        Refuses("has the classes 0 to 1", Descriptions.OfClassifier(2, 2));
        Refuses("class labels; WithOneHotTargets", Descriptions.OfRegression(2, 3));
        Refuses("2 input ports", Descriptions.OfPorts([new("x", [2]), new("z", [2])], [], []));
        Refuses("2 target ports", Descriptions.OfPorts([new("x", [2])], [], [new("a", [1]), new("b", [1])]));
        Assert.Contains(
            "takes class labels",
            Assert.Throws<ArgumentException>("batch", () => new DataSet<float>([1, 2], [1f], 1).Read([0], new Batch<float>(Descriptions.OfClassifier(2, 3), 1))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Samples_that_do_not_exist_are_refused()
    {
        var batch = new Batch<float>(Descriptions.OfClassifier(2, 3), 2);

        Assert.Throws<ArgumentOutOfRangeException>("samples", () => s_four.Read([4], batch));
        Assert.Throws<ArgumentOutOfRangeException>("samples", () => s_four.Read([-1], batch));
        Assert.Throws<ArgumentException>("samples", () => s_four.Read([], batch));
        Assert.Throws<ArgumentException>("samples", () => s_four.Read([0, 1, 2], batch));
        Assert.Throws<ArgumentOutOfRangeException>("sample", () => s_four.Input(4).Length);
        Assert.Throws<ArgumentOutOfRangeException>("sample", () => s_four.Subset([4]));
        Assert.Throws<ArgumentException>("samples", () => s_four.Subset([]));
    }

    [Fact]
    public void Lengths_weights_and_labels_are_checked()
    {
        void Refuses(string parameter, string reason, Func<DataSet<float>> make) =>
            Assert.Contains(reason, Assert.Throws<ArgumentException>(parameter, make).Message, StringComparison.Ordinal);

        Refuses("inputs", "3 values do not divide into 2 samples", () => new([1, 2, 3], [0, 1]));
        Refuses("inputs", "0 samples", () => new([1, 2, 3], Array.Empty<int>()));
        Refuses("targets", "3 values do not divide into 2 samples", () => new([1, 2], [1f, 2, 3], 2));
        Refuses("labels", "sample 1 is -1", () => new([1, 2], [0, -1]));
        Refuses("classNames", "label 2 has no name", () => new([1, 2], [0, 2], ["a", "b"]));
        Refuses("values", "3 values are no whole number of samples of 2", () => new([new DataPort<float>([1, 2, 3], 2)], []));
        Refuses("inputs", "at least one sample", () => new([new DataPort<float>([], 2)], []));
        Refuses("inputs", "at least one sample", () => new(Array.Empty<DataPort<float>>(), []));
        Refuses("inputs", "not as labels", () => new([new DataPort<float>([1, 2])], []));
        Refuses("inputs", "Port 1 has 1 samples, but the first input port has 2", () => new([new DataPort<float>([1, 2], 1), new DataPort<float>([1f], 1)], []));
        Refuses("targets", "Port 0 has 3 samples", () => new([new DataPort<float>([1, 2], 1)], [new DataPort<float>([1, 2, 3])]));
        Refuses("sampleWeights", "3 weights for 2 samples", () => new([new DataPort<float>([1, 2], 1)], [], [1, 1, 1]));
        Refuses("sampleWeights", "sample 1 is -0.5", () => new([new DataPort<float>([1, 2], 1)], [], [1, -0.5f]));
        Refuses("sampleWeights", "sample 0 is NaN", () => new([new DataPort<float>([1, 2], 1)], [], [float.NaN, 1]));
        Assert.Throws<ArgumentNullException>("labels", () => new DataSet<float>([1], (int[])null!));
        Assert.Throws<ArgumentNullException>("inputs", () => new DataSet<float>(null!, [1]));
    }

    [Fact]
    public void A_sample_may_have_a_label_for_each_step()
    {
        var data = new DataSet<float>([new DataPort<float>([0, 1, 1, 2, 2, 0], 2)], [new DataPort<float>((int[])[1, 2, 2, 0, 0, 1], 2)], classNames: ["a", "b", "c"]);

        Assert.Equal((3, 3), (data.Count, data.ClassCount()));
        Assert.Equal([2, 0], data.StepLabels(1));
        Assert.Equal([0, 1], data.Subset([2, 0]).StepLabels(0));
        var batch = new Batch<float>(Descriptions.OfTokens(2, 3), 2);
        data.Subset([2, 0]).Read([1, 0], batch);
        Assert.Equal([0, 1, 2, 0], batch.Input());
        Assert.Equal([1, 2, 0, 1], batch.Labels());
        Assert.Equal([1, 0, 0, 0, 1, 0], data.Subset([2]).WithOneHotTargets().Target(0));
        Assert.Equal([0, 1], data.Subset([2]).WithSampleWeights([2]).StepLabels(0));
        Assert.Equal([2], new DataSet<float>([1, 2], [1, 2]).StepLabels(1));
    }

    [Fact]
    public void Labels_of_steps_are_not_one_for_the_sample()
    {
        var data = new DataSet<float>([new DataPort<float>([1, 2], 1)], [new DataPort<float>((int[])[1, 2, 2, 0], 2)]);

        Assert.Contains("2 labels for each sample", Assert.Throws<InvalidOperationException>(() => data.Label(0)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => data.Labels());
        Assert.Throws<InvalidOperationException>(() => data.StratifiedSplit([0.5, 0.5], seed: 1));
        var one = new Batch<float>(Descriptions.OfClassifier(1, 3), 1);
        Assert.Contains("takes one label for each sample, but the data set has 2 labels", Assert.Throws<ArgumentException>("batch", () => data.Read([0], one)).Message, StringComparison.Ordinal);
        var three = new Batch<float>(Descriptions.OfPorts([new("x", [1])], [new("y", [2, 2])], [new("y", [2], PortKind.Index, 2)]), 1);
        Assert.Contains("row 0, step 1, is 2", Assert.Throws<ArgumentException>("batch", () => data.Read([0], three)).Message, StringComparison.Ordinal);
        Assert.Contains("3 labels are no whole number of samples of 2", Assert.Throws<ArgumentException>("labels", () => new DataPort<float>((int[])[1, 2, 3], 2)).Message, StringComparison.Ordinal);
        Assert.Contains("sample 1, step 0, is -1", Assert.Throws<ArgumentException>("labels", () => new DataPort<float>((int[])[1, 2, -1, 0], 2)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_subset_shares_the_samples_and_can_be_a_subset_again()
    {
        DataSet<float> subset = s_four.Subset([3, 1, 1]).Subset([2, 0]);

        Assert.Equal(2, subset.Count);
        Assert.Equal([3, 4], subset.Input(0));
        Assert.Equal([1, 2], subset.Labels());
        Assert.Equal(2, subset.Label(1));
        Assert.Equal(["a", "b", "c"], subset.ClassNames);
        Assert.Equal(3, subset.ClassCount());
        var batch = new Batch<float>(Descriptions.OfClassifier(2, 3), 2);
        subset.Read([1, 0], batch);
        Assert.Equal([7, 8, 3, 4], batch.Input());
    }

    [Fact]
    public void Parts_of_a_split_have_their_share_of_distinct_samples()
    {
        DataSet<float> data = Numbered(103, _ => 0);

        DataSet<float>[] parts = data.Split([0.7, 0.2, 0.1], seed: 5);

        Assert.Equal([72, 21, 10], parts.Select(part => part.Count));
        Assert.Equal(Enumerable.Range(0, 103), parts.SelectMany(Numbers).Order());
        Assert.NotEqual(Enumerable.Range(0, 72), Numbers(parts[0]));
        Assert.Equal(parts.Select(Numbers), data.Split([0.7, 0.2, 0.1], seed: 5).Select(Numbers));
        Assert.NotEqual(Numbers(parts[0]), Numbers(data.Split([0.7, 0.2, 0.1], seed: 6)[0]));
    }

    [Fact]
    public void Parts_of_a_stratified_split_have_the_classes_in_proportion()
    {
        // 100 classes of 3 samples each and one of 60: no class can be divided exactly, all together can.
        DataSet<float> data = Numbered(360, sample => sample < 300 ? sample % 100 : 100);

        DataSet<float>[] parts = data.StratifiedSplit([0.75, 0.25], seed: 3);

        Assert.Equal([270, 90], parts.Select(part => part.Count));
        Assert.Equal(Enumerable.Range(0, 360), parts.SelectMany(Numbers).Order());
        Assert.Equal(45, parts[0].Labels().Count(label => label == 100));
        Assert.All(Enumerable.Range(0, 100), label => Assert.InRange(parts[0].Labels().Count(other => other == label), 2, 3));
        Assert.Equal(parts.Select(Numbers), data.StratifiedSplit([0.75, 0.25], seed: 3).Select(Numbers));
    }

    [Fact]
    public void Fractions_are_checked()
    {
        Assert.Throws<ArgumentException>("fractions", () => s_four.Split([0.5, 0.4], 1));
        Assert.Throws<ArgumentException>("fractions", () => s_four.Split([1.5, -0.5], 1));
        Assert.Throws<ArgumentException>("fractions", () => s_four.Split([double.NaN, 1], 1));
        Assert.Throws<ArgumentException>("fractions", () => s_four.Split([], 1));
        Assert.Contains("Part 1 of 4 samples would be empty", Assert.Throws<ArgumentException>("fractions", () => s_four.Split([0.95, 0.05], 1)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => new DataSet<float>([1, 2], [1f, 2f], 2).StratifiedSplit([0.5, 0.5], 1));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_sample_is_validated_once(bool isStratified)
    {
        DataSet<float> data = Numbered(23, sample => sample % 2);

        Fold<float>[] folds = isStratified ? data.StratifiedKFold(5, 1) : data.KFold(5, 1);

        Assert.Equal(5, folds.Length);
        Assert.Equal(Enumerable.Range(0, 23), folds.SelectMany(fold => Numbers(fold.Validation)).Order());
        Assert.All(folds, fold =>
        {
            Assert.InRange(fold.Validation.Count, 4, 5);
            Assert.Equal(Enumerable.Range(0, 23), Numbers(fold.Training).Concat(Numbers(fold.Validation)).Order());
        });
        if (isStratified)
        {
            // 12 samples of class 0 and 11 of class 1 among five folds.
            Assert.All(folds, fold => Assert.InRange(fold.Validation.Labels().Sum(), 2, 3));
        }
    }

    [Fact]
    public void The_number_of_folds_is_checked()
    {
        Assert.Throws<ArgumentOutOfRangeException>("folds", () => s_four.KFold(1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("folds", () => s_four.StratifiedKFold(5, 1));
        Assert.Equal(4, s_four.KFold(4, 1).Length);
    }

    [Fact]
    public void Ports_and_weights_can_be_replaced()
    {
        DataSet<float> subset = s_four.Subset([3, 1]);

        DataSet<float> encoded = subset.WithOneHotTargets();
        DataSet<float> weighted = encoded.WithSampleWeights([2, 5]).Subset([1]);
        DataSet<float> scaled = weighted.WithInput([-1, -2, -3]);

        Assert.Equal([0, 0, 1], encoded.Target(0));
        Assert.Equal([0, 1, 0], encoded.Target(1));
        Assert.Equal([7, 8], encoded.Input(0));
        Assert.Equal(5, weighted.SampleWeight(0));
        Assert.Equal([-1, -2, -3], scaled.Input(0));
        Assert.Equal([0, 1, 0], scaled.Target(0));
        Assert.Equal(5, scaled.SampleWeight(0));
        Assert.Equal(0, encoded.ClassCount());
        Assert.Throws<InvalidOperationException>(() => encoded.Label(0));
        Assert.Throws<ArgumentException>("labels", () => subset.WithOneHotTargets(2));
    }

    [Fact]
    public void Reading_allocates_nothing()
    {
        var batch = new Batch<float>(Descriptions.OfClassifier(2, 3), 4);
        int[] samples = [3, 2, 1, 0];
        s_four.Read(samples, batch);

        // The least of several tries: the runtime itself allocates now and then, when it compiles a method anew.
        Assert.Equal(0, Enumerable.Range(0, 10).Min(_ =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            s_four.Read(samples, batch);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }));
    }

    /// <summary>Samples whose only input is their number.</summary>
    private static DataSet<float> Numbered(int count, Func<int, int> label) =>
        new([.. Enumerable.Range(0, count).Select(number => (float)number)], [.. Enumerable.Range(0, count).Select(label)]);

    private static int[] Numbers(DataSet<float> data) => [.. Enumerable.Range(0, data.Count).Select(sample => (int)data.Input(sample)[0])];
}
