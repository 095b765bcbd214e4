namespace DslNets.Tests.Training;

public sealed class EvaluationTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 2)]
    [InlineData(256, 3)]
    public void Loss_and_metrics_are_those_of_all_samples_whatever_the_batches(int batchSize, int threads)
    {
        DataSet<double> data = Samples.Linear<double>(50);
        data = data.WithSampleWeights([.. Enumerable.Range(0, 50).Select(sample => sample % 4 * 0.5)]);
        LinearRegression<double> network = LinearRegression<double>.Create(2);
        double[] p = network.ParametersOf();
        double loss = 0;
        double absolute = 0;
        for (int sample = 0; sample < 50; sample++)
        {
            for (int output = 0; output < 2; output++)
            {
                ReadOnlySpan<double> x = data.Input(sample);
                double error = (p[output * 3] * x[0]) + (p[(output * 3) + 1] * x[1]) + (p[(output * 3) + 2] * x[2]) + p[6 + output] - data.Target(sample)[output];
                loss += data.SampleWeight(sample) * error * error / 2;
                absolute += Math.Abs(error) / 100;
            }
        }

        loss /= Enumerable.Range(0, 50).Sum(sample => data.SampleWeight(sample));
        double penalty = (LinearRegression<double>.L1 * p[..6].Sum(Math.Abs)) + (LinearRegression<double>.L2 * p[..6].Sum(value => value * value));
        var metric = new MeanAbsoluteError<double>();
        Evaluation evaluation = network.Evaluate(data, [metric], batchSize, threads);
        Assert.Equal(loss + penalty, evaluation.Loss, 1e-12);
        Assert.Equal(penalty, evaluation.Penalty, 1e-14);
        Assert.Equal(absolute, evaluation.Metrics[metric.Name], 1e-12);
        Assert.Equal(50, evaluation.Count);
        Assert.Null(evaluation.Accuracy);
        Assert.Equal(p, network.ParametersOf());
    }

    [Fact]
    public void Labels_give_an_accuracy()
    {
        Classifier<float> network = Classifier<float>.Create(1);
        // Only the biases are left: every sample is taken for class 1.
        network.Parameters.Trained.Span.Clear();
        network.Parameters.Trained.Span[Classifier<float>.Description.Tensors[3].Offset + 1] = 1;
        var data = new DataSet<float>(new float[5 * 4], [1, 0, 1, 2, 1]);
        Evaluation evaluation = network.Evaluate(data);
        Assert.Equal(0.6, evaluation.Accuracy);
        double total = 2 + Math.E;
        Assert.Equal(-((3 * Math.Log(Math.E / total)) + (2 * Math.Log(1 / total))) / 5, evaluation.Loss, 1e-6);
        using var trainer = new Trainer<Classifier<float>, float>(network, new Adam());
        Assert.Equal((evaluation.Loss, evaluation.Accuracy), (trainer.Evaluate(data).Loss, trainer.Evaluate(data).Accuracy));
    }

    [Fact]
    public void Labels_that_are_no_class_and_missing_samples_are_errors()
    {
        Classifier<float> network = Classifier<float>.Create(1);
        Assert.ThrowsAny<ArgumentException>(() => network.Evaluate(new DataSet<float>(new float[4], [3])));
        Assert.Throws<InvalidOperationException>(() => network.Evaluate(new CallbackBatchStream<float>(_ => false)));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Evaluate(Samples.Clusters<float>(3), batchSize: 0));
    }
}
