using DslNets.Runtime;

namespace DslNets.Tests.Training;

public sealed class TrainerTests
{
    private static readonly DataSet<double> s_linear = Samples.Linear<double>(200);
    private static readonly DataSet<float> s_clusters = Samples.Clusters<float>(200);

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(128)]
    public void The_loss_is_the_weighted_mean_plus_the_penalties(int count)
    {
        using var trainer = Regression();
        Batch<double> batch = s_linear.First(LinearRegression<double>.Description, count);
        for (int sample = 0; sample < count; sample++)
        {
            batch.SampleWeights[sample] = sample % 3;
        }

        batch.SampleWeights[0] = 0.5;
        double[] p = trainer.Network.ParametersOf();
        double expected = 0;
        for (int sample = 0; sample < count; sample++)
        {
            for (int output = 0; output < 2; output++)
            {
                double y = p[6 + output];
                for (int input = 0; input < 3; input++)
                {
                    y += p[(output * 3) + input] * s_linear.Input(sample)[input];
                }

                double error = y - s_linear.Target(sample)[output];
                expected += batch.SampleWeights[sample] * error * error / 2;
            }
        }

        expected /= batch.SampleWeights.Sum();
        expected += (LinearRegression<double>.L1 * p[..6].Sum(Math.Abs)) + (LinearRegression<double>.L2 * p[..6].Sum(value => value * value));
        Assert.Equal(expected, trainer.TrainStep(batch), 1e-12);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(11)]
    [InlineData(31)]
    public void Gradients_are_those_of_the_loss(int count)
    {
        using var trainer = Regression();
        Batch<double> batch = s_linear.First(LinearRegression<double>.Description, count);
        batch.SampleWeights[0] = 3;
        double LossAt(double[] parameters)
        {
            trainer.Network.CopyParametersFrom(parameters);
            trainer.Forward(batch);
            return trainer.Loss(batch);
        }

        double[] parameters = trainer.Network.ParametersOf();
        LossAt(parameters);
        trainer.BackwardFromLoss();
        double[] gradients = trainer.GradientsOf();
        for (int i = 0; i < parameters.Length; i++)
        {
            const double H = 1e-5;
            double[] above = [.. parameters];
            double[] below = [.. parameters];
            above[i] += H;
            below[i] -= H;
            Assert.Equal((LossAt(above) - LossAt(below)) / (2 * H), gradients[i], 1e-8);
        }
    }

    [Fact]
    public void The_pieces_make_the_same_step_as_the_whole()
    {
        using var whole = Classification(1, new Adam());
        using var pieces = Classification(1, new Adam());
        for (int step = 0; step < 3; step++)
        {
            Batch<float> batch = s_clusters.First(Classifier<float>.Description, 20, start: step * 20);
            double loss = whole.TrainStep(batch);
            pieces.Forward(batch);
            Assert.Equal(loss, pieces.Loss(batch));
            pieces.ZeroGradients();
            pieces.BackwardFromLoss();
            pieces.Step();
            Assert.Equal(whole.GradientsOf(), pieces.GradientsOf());
        }

        Assert.Equal(whole.Network.ParametersOf(), pieces.Network.ParametersOf());
        Assert.Equal((3, 3), (whole.StepCount, pieces.StepCount));
    }

    [Fact]
    public void Backward_adds_until_the_gradients_are_made_zero()
    {
        using var trainer = Regression();
        Batch<double> batch = s_linear.First(LinearRegression<double>.Description, 8);
        void Backward()
        {
            trainer.Forward(batch);
            trainer.Loss(batch);
            trainer.BackwardFromLoss();
        }

        Backward();
        double[] once = trainer.GradientsOf();
        Backward();
        Assert.All(once.Zip(trainer.GradientsOf()), pair => Assert.Equal(2 * pair.First, pair.Second, 1e-14));
        trainer.ZeroGradients();
        Assert.All(trainer.GradientsOf(), gradient => Assert.Equal(0, gradient));
        Backward();
        Assert.Equal(once, trainer.GradientsOf());
    }

    [Fact]
    public void Output_gradients_give_parameter_and_input_gradients()
    {
        using var trainer = Regression();
        Batch<double> batch = s_linear.First(LinearRegression<double>.Description, 5);
        trainer.ComputesInputGradients = true;
        trainer.Forward(batch);
        for (int sample = 0; sample < 5; sample++)
        {
            batch.Output()[sample * 2] = sample + 1;
            batch.Output()[(sample * 2) + 1] = 0.5;
        }

        trainer.Backward(batch);
        double[] parameters = trainer.Network.ParametersOf();
        double[] gradients = trainer.GradientsOf();
        double[] inputs = new double[15];
        trainer.InputGradient(0, inputs);
        Assert.Equal(15, gradients[6], 1e-14);
        Assert.Equal(2.5, gradients[7], 1e-14);
        Assert.Equal(Enumerable.Range(0, 5).Sum(sample => (sample + 1) * s_linear.Input(sample)[1]), gradients[1], 1e-12);
        Assert.Equal((4 * parameters[2]) + (0.5 * parameters[5]), inputs[(3 * 3) + 2], 1e-14);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(33)]
    public void Output_gradients_come_in_a_span_as_in_a_batch(int count)
    {
        using var trainer = Regression();
        Batch<double> batch = s_linear.First(LinearRegression<double>.Description, count);
        double[] outputGradients = [.. Enumerable.Range(0, count * 2).Select(index => Math.Cos(index))];
        trainer.Forward(batch);
        trainer.Backward(outputGradients);
        double[] fromSpan = trainer.GradientsOf();
        trainer.ZeroGradients();
        trainer.Forward(batch);
        outputGradients.CopyTo(batch.Output());
        trainer.Backward(batch);
        Assert.Equal(trainer.GradientsOf(), fromSpan);
        Assert.All(fromSpan, gradient => Assert.NotEqual(0, gradient));

        trainer.Forward(batch);
        Assert.Throws<ArgumentException>("outputGradients", () => trainer.Backward(new double[(count * 2) - 1]));
        Assert.Equal(fromSpan, trainer.GradientsOf());
    }

    [Fact]
    public void The_gradient_of_a_parameter_is_its_part_of_all_gradients()
    {
        using var trainer = Regression();
        Batch<double> batch = s_linear.First(LinearRegression<double>.Description, 5);
        trainer.Forward(batch);
        trainer.Loss(batch);
        trainer.BackwardFromLoss();
        double[] all = trainer.GradientsOf();
        double[] weight = new double[6];
        double[] bias = new double[2];
        trainer.Gradient("dense1.weight", weight);
        trainer.Gradient("dense1.bias", bias);
        Assert.Equal(all, weight.Concat(bias));

        string message = Assert.Throws<ArgumentException>("parameter", () => trainer.Gradient("dense2.weight", weight)).Message;
        Assert.Contains("no trained parameter 'dense2.weight'; it has dense1.weight, dense1.bias.", message, StringComparison.Ordinal);
        Assert.Contains("'dense1.bias' has 2 values, but 6", Assert.Throws<ArgumentException>("gradient", () => trainer.Gradient("dense1.bias", weight)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void State_and_used_up_gradients_are_refused()
    {
        using var trainer = new Trainer<RunningMean, double>(RunningMean.Create(1), new Sgd());
        double[] gradient = new double[1];
        Assert.Throws<ArgumentException>("parameter", () => trainer.Gradient("scale1.running_mean", gradient));
        trainer.TrainStep(RunningMean.BatchOf(1, 2));
        Assert.Throws<InvalidOperationException>(() => trainer.Gradient("scale1.weight", gradient));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Input_gradients_are_those_of_the_latest_backward_pass_or_refused(bool inPieces)
    {
        using var trainer = Regression();
        Batch<double> batch = s_linear.First(LinearRegression<double>.Description, 4);
        void Backward()
        {
            if (inPieces)
            {
                trainer.Forward(batch);
                trainer.Loss(batch);
                trainer.BackwardFromLoss();
            }
            else
            {
                trainer.TrainStep(batch);
            }
        }

        Backward();
        trainer.ComputesInputGradients = true;
        Assert.Throws<InvalidOperationException>(() => trainer.InputGradient(0, new double[12]));
        Backward();
        double[] gradient = new double[12];
        trainer.InputGradient(0, gradient);
        Assert.All(gradient, value => Assert.NotEqual(0, value));
        trainer.ComputesInputGradients = false;
        Backward();
        trainer.ComputesInputGradients = true;
        Assert.Throws<InvalidOperationException>(() => trainer.InputGradient(0, gradient));
    }

    [Fact]
    public void Each_forward_pass_has_the_random_key_of_its_number()
    {
        using var trainer = new Trainer<RunningMean, double>(RunningMean.Create(1), new Sgd(), new TrainerOptions { Seed = 42, Threads = 1 });
        trainer.TrainStep(RunningMean.BatchOf(1));
        Assert.Equal(CounterHash.Key(42, 0), RunningMean.LatestKey);
        trainer.Forward(RunningMean.BatchOf(1));
        Assert.Equal(CounterHash.Key(42, 1), RunningMean.LatestKey);
    }

    [Fact]
    public void Outputs_are_copied_when_asked()
    {
        using var trainer = Regression();
        Batch<double> batch = s_linear.First(LinearRegression<double>.Description, 3);
        trainer.Forward(batch);
        double[] outputs = batch.Output().ToArray();
        batch.Output().Clear();
        trainer.TrainStep(batch, copiesOutputs: true);
        Assert.Equal(outputs, batch.Output().ToArray());
        Assert.Contains(outputs, value => value != 0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(127)]
    public void Bits_do_not_depend_on_the_number_of_threads(int count)
    {
        float[] Train(int threads)
        {
            using var trainer = Classification(threads, new Adam { ClipNorm = 0.1 });
            double loss = 0;
            for (int step = 0; step < 5; step++)
            {
                loss = trainer.TrainStep(s_clusters.First(Classifier<float>.Description, count, start: step));
            }

            return [.. trainer.Network.ParametersOf(), (float)loss];
        }

        float[] one = Train(1);
        Assert.Equal(one, Train(2));
        Assert.Equal(one, Train(3));
    }

    [Fact]
    public void Equal_batches_accumulate_to_one_big_batch()
    {
        using var big = Regression(new Sgd { LearningRate = 0.1 });
        using var small = Regression(new Sgd { LearningRate = 0.1 }, new TrainerOptions { AccumulationSteps = 4 });
        for (int step = 0; step < 3; step++)
        {
            big.TrainStep(s_linear.First(LinearRegression<double>.Description, 32, step * 32));
            for (int part = 0; part < 4; part++)
            {
                small.TrainStep(s_linear.First(LinearRegression<double>.Description, 8, (step * 32) + (part * 8)));
            }
        }

        Assert.Equal(3, small.StepCount);
        Assert.All(big.Network.ParametersOf().Zip(small.Network.ParametersOf()), pair => Assert.Equal(pair.First, pair.Second, 1e-13));
    }

    [Fact]
    public void Parameters_stay_until_enough_batches_are_accumulated()
    {
        using var trainer = Regression(new Sgd(), new TrainerOptions { AccumulationSteps = 2 });
        double[] before = trainer.Network.ParametersOf();
        trainer.TrainStep(s_linear.First(LinearRegression<double>.Description, 8));
        Assert.Equal(before, trainer.Network.ParametersOf());
        trainer.TrainStep(s_linear.First(LinearRegression<double>.Description, 8));
        Assert.NotEqual(before, trainer.Network.ParametersOf());
    }

    [Fact]
    public void A_larger_batch_than_expected_changes_nothing_but_memory()
    {
        using var small = Regression(options: new TrainerOptions { BatchSize = 1 });
        using var large = Regression(options: new TrainerOptions { BatchSize = 200 });
        foreach (int count in new[] { 1, 40, 3, 100 })
        {
            Batch<double> batch = s_linear.First(LinearRegression<double>.Description, count);
            Assert.Equal(large.TrainStep(batch), small.TrainStep(batch));
        }

        Assert.Equal(large.Network.ParametersOf(), small.Network.ParametersOf());
    }

    [Fact]
    public void Labels_are_checked_before_anything_runs()
    {
        using var trainer = Classification(1, new Adam());
        Batch<float> batch = s_clusters.First(Classifier<float>.Description, 4);
        float[] before = trainer.Network.ParametersOf();
        foreach (int label in new[] { 3, -1, int.MaxValue })
        {
            batch.Labels()[2] = label;
            ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>(() => trainer.TrainStep(batch));
            Assert.Contains("Sample 2", exception.Message, StringComparison.Ordinal);
            Assert.Contains("target 'y'", exception.Message, StringComparison.Ordinal);
            Assert.Contains("3 classes", exception.Message, StringComparison.Ordinal);
            Assert.Equal(label, exception.ActualValue);
        }

        Assert.Equal(before, trainer.Network.ParametersOf());
        Assert.Equal(0, trainer.StepCount);
    }

    [Theory]
    [InlineData(-1f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Sample_weights_are_checked(float weight)
    {
        using var trainer = Classification(1, new Adam());
        Batch<float> batch = s_clusters.First(Classifier<float>.Description, 4);
        batch.SampleWeights[3] = weight;
        Assert.Contains("Sample 3", Assert.Throws<ArgumentOutOfRangeException>(() => trainer.TrainStep(batch)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_batch_without_weight_has_no_loss_but_the_penalties()
    {
        using var trainer = Regression();
        Batch<double> batch = s_linear.First(LinearRegression<double>.Description, 4);
        batch.SampleWeights.AsSpan().Clear();
        double[] p = trainer.Network.ParametersOf();
        Assert.Equal((0.01 * p[..6].Sum(Math.Abs)) + (0.02 * p[..6].Sum(value => value * value)), trainer.TrainStep(batch), 1e-14);
        Assert.Equal([0, 0], trainer.GradientsOf()[6..]);
    }

    [Fact]
    public void A_step_whose_loss_is_not_finite_changes_nothing()
    {
        using var trainer = Regression(new Adam());
        Batch<double> batch = s_linear.First(LinearRegression<double>.Description, 4);
        trainer.TrainStep(batch);
        double[] before = trainer.Network.ParametersOf();
        batch.Input()[5] = double.NaN;
        Assert.True(double.IsNaN(trainer.TrainStep(batch)));
        Assert.Equal(before, trainer.Network.ParametersOf());
        Assert.Equal(1, trainer.StepCount);
    }

    [Fact]
    public void Pieces_out_of_order_are_refused()
    {
        using var trainer = Regression();
        Batch<double> batch = s_linear.First(LinearRegression<double>.Description, 4);
        Assert.Throws<InvalidOperationException>(() => trainer.Loss(batch));
        Assert.Throws<InvalidOperationException>(trainer.BackwardFromLoss);
        Assert.Throws<InvalidOperationException>(() => trainer.Backward(batch));
        Assert.Throws<InvalidOperationException>(() => trainer.Backward(new double[8]));
        Assert.Throws<InvalidOperationException>(() => trainer.InputGradient(0, new double[12]));
        trainer.Forward(batch);
        Assert.Throws<InvalidOperationException>(trainer.BackwardFromLoss);
        Assert.Throws<ArgumentException>(() => trainer.Loss(s_linear.First(LinearRegression<double>.Description, 5)));
        trainer.Loss(batch);
        trainer.BackwardFromLoss();
        Assert.Throws<InvalidOperationException>(trainer.BackwardFromLoss);
    }

    [Fact]
    public void Wrong_sizes_and_foreign_batches_are_refused()
    {
        using var trainer = Regression();
        Assert.Throws<ArgumentException>(() => trainer.TrainStep(new Batch<double>(Classifier<double>.Description, 4)));
        Assert.Throws<ArgumentException>(() => trainer.CopyGradientsTo(new double[7]));
        trainer.ComputesInputGradients = true;
        trainer.TrainStep(s_linear.First(LinearRegression<double>.Description, 4));
        Assert.Throws<ArgumentException>(() => trainer.InputGradient(0, new double[11]));
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.InputGradient(1, new double[12]));
    }

    private static Trainer<LinearRegression<double>, double> Regression(Optimizer? optimizer = null, TrainerOptions? options = null) =>
        new(LinearRegression<double>.Create(5), optimizer ?? new Sgd { LearningRate = 0.01 }, options);

    private static Trainer<Classifier<float>, float> Classification(int threads, Optimizer optimizer)
    {
        Classifier<float> network = Classifier<float>.Create(5);
        network.Adapt(s_clusters);
        return new(network, optimizer, new TrainerOptions { Threads = threads, Seed = 9, BatchSize = 128 });
    }
}
