namespace DslNets.Tests.Training;

public sealed class FitTests
{
    private static readonly DataSet<double> s_linear = Samples.Linear<double>(100);
    private static readonly DataSet<float> s_clusters = Samples.Clusters<float>(150);

    [Fact]
    public void Training_learns_the_line()
    {
        LinearRegression<double> network = LinearRegression<double>.Create(1);
        History history = network.Fit(s_linear, new FitOptions { Epochs = 60, BatchSize = 16, Optimizer = new Adam { LearningRate = 0.03 } });
        Assert.Equal(60, history.Epochs.Count);
        Assert.Equal(StopReason.Completed, history.StopReason);
        Assert.True(history.Epochs[^1].Loss < history.Epochs[0].Loss / 5);
        double[] parameters = network.ParametersOf();
        // The penalties pull the weights a little towards zero.
        Assert.Equal([2, -1, 0, 0.5, 0, 1, 0.5, -1], parameters.Select(value => Math.Round(value * 2) / 2));
    }

    [Fact]
    public void Training_learns_the_classes_through_normalisation_and_dropout()
    {
        Classifier<float> network = Classifier<float>.Create(1);
        network.Fit(s_clusters, new FitOptions { Epochs = 40, BatchSize = 16, Optimizer = new Adam { LearningRate = 0.02 } });
        Evaluation evaluation = network.Evaluate(s_clusters);
        Assert.True(evaluation.Accuracy > 0.9, $"accuracy {evaluation.Accuracy}");
        Assert.Equal(150, evaluation.Count);
    }

    [Fact]
    public void The_last_batch_takes_what_is_left_and_every_sample_is_read_once_an_epoch()
    {
        var source = new RecordingSource<double>(s_linear);
        LinearRegression<double>.Create(1).Fit(source, new FitOptions { Epochs = 2, BatchSize = 30 });
        Assert.Equal([30, 30, 30, 10, 30, 30, 30, 10], source.Batches.Select(batch => batch.Length));
        Assert.Equal(Enumerable.Range(0, 100), source.Batches[..4].SelectMany(batch => batch).Order());
        Assert.Equal(Enumerable.Range(0, 100), source.Batches[4..].SelectMany(batch => batch).Order());
        Assert.NotEqual(source.Batches[0], source.Batches[4]);
        Assert.NotEqual(source.Batches[0], source.Batches[0].Order());
    }

    [Fact]
    public void The_order_depends_on_the_seed_alone_and_stays_when_not_shuffled()
    {
        int[][] Order(FitOptions options)
        {
            var source = new RecordingSource<double>(s_linear);
            LinearRegression<double>.Create(1).Fit(source, options with { BatchSize = 50 });
            return [.. source.Batches];
        }

        Assert.Equal(Order(new FitOptions { Seed = 3 }), Order(new FitOptions { Seed = 3, Threads = 2 }));
        Assert.NotEqual(Order(new FitOptions { Seed = 3 }), Order(new FitOptions { Seed = 4 }));
        Assert.Equal([Enumerable.Range(0, 50), Enumerable.Range(50, 50)], Order(new FitOptions { Shuffles = false }));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Bits_do_not_depend_on_the_number_of_threads(int threads)
    {
        float[] Train(int count)
        {
            Classifier<float> network = Classifier<float>.Create(1);
            History history = network.Fit(s_clusters, new FitOptions { Epochs = 2, BatchSize = 40, Threads = count, ValidationFraction = 0.2 });
            return [.. network.ParametersOf(), (float)history.Epochs[1].ValidationLoss!.Value];
        }

        Assert.Equal(Train(1), Train(threads));
    }

    [Fact]
    public void The_history_holds_losses_metrics_and_rates()
    {
        LinearRegression<double> network = LinearRegression<double>.Create(1);
        var options = new FitOptions
        {
            Epochs = 3,
            BatchSize = 100,
            Optimizer = new Sgd { LearningRate = 0.1, Schedule = new ExponentialDecay { Factor = 0.5 } },
            Metrics = [new MeanAbsoluteError<double>()],
            Validation = Samples.Linear<double>(20, seed: 99),
        };
        History history = network.Fit(s_linear, options);
        Assert.Equal([1, 2, 3], history.Epochs.Select(epoch => epoch.Epoch));
        Assert.Equal([0.1, 0.05, 0.025], history.Epochs.Select(epoch => epoch.LearningRate));
        Assert.All(history.Epochs, epoch => Assert.Equal(1, epoch.Steps));
        Evaluation last = network.Evaluate(Samples.Linear<double>(20, seed: 99), [new MeanAbsoluteError<double>()]);
        Assert.Equal(last.Loss, history.Epochs[2].ValidationLoss!.Value, 1e-12);
        Assert.Equal(last.Metrics["meanAbsoluteError"], history.Epochs[2].ValidationMetrics["meanAbsoluteError"], 1e-12);

        LinearRegression<double> fresh = LinearRegression<double>.Create(1);
        Evaluation first = fresh.Evaluate(s_linear, [new MeanAbsoluteError<double>()]);
        Assert.Equal(first.Loss, history.Epochs[0].Loss, 1e-12);
        Assert.Equal(first.Metrics["meanAbsoluteError"], history.Epochs[0].Metrics["meanAbsoluteError"], 1e-12);
        Assert.Same(history.Epochs.MinBy(epoch => epoch.ValidationLoss), history.Best);
    }

    [Fact]
    public void A_fraction_is_split_off_for_validation()
    {
        var source = new RecordingSource<double>(s_linear);
        History history = LinearRegression<double>.Create(1).Fit(source, new FitOptions { BatchSize = 100, ValidationFraction = 0.25 });
        Assert.Equal([75, 25], source.Batches.Select(batch => batch.Length));
        Assert.Equal(Enumerable.Range(0, 100), source.Batches.SelectMany(batch => batch).Order());
        Assert.NotEqual(Enumerable.Range(75, 25), source.Batches[1].Order());
        Assert.NotNull(history.Epochs[0].ValidationLoss);
        Assert.Throws<ArgumentException>(() => LinearRegression<double>.Create(1).Fit(source, new FitOptions { ValidationFraction = 0.001 }));
        Assert.Throws<ArgumentException>(() => LinearRegression<double>.Create(1).Fit(source, new FitOptions { ValidationFraction = 0.5, Validation = s_linear }));
    }

    [Fact]
    public void Early_stopping_ends_training_and_restores_the_best_weights()
    {
        LinearRegression<double> network = LinearRegression<double>.Create(1);
        var weights = new List<double[]>();
        var callback = new RecordingCallback(onEpochEnd: _ => weights.Add(network.ParametersOf()));
        // A rate that is too large: the loss rises from some epoch on.
        var optimizer = new Sgd { LearningRate = 0.1, Schedule = new ExponentialDecay { Factor = 2 } };
        History history = network.Fit(
            s_linear, new FitOptions { Epochs = 100, BatchSize = 100, Optimizer = optimizer, Callbacks = [callback], Validation = s_linear, EarlyStopping = new EarlyStopping { Patience = 2 } });
        Assert.Equal(StopReason.EarlyStopping, history.StopReason);
        Assert.Equal(history.BestEpoch + 2, history.Epochs.Count);
        Assert.InRange(history.BestEpoch, 2, 10);
        Assert.Equal(weights[history.BestEpoch - 1], network.ParametersOf());
        Assert.Equal(history.Epochs.Min(epoch => epoch.ValidationLoss), history.Best!.ValidationLoss);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_loss_that_is_not_finite_restores_the_best_weights_and_another_exception_does_not(bool isLoss)
    {
        LinearRegression<double> network = LinearRegression<double>.Create(1);
        var weights = new List<double[]>();
        double[] inputs = [.. Enumerable.Range(0, 100).SelectMany(sample => s_linear.Input(sample).ToArray())];
        double[] targets = [.. Enumerable.Range(0, 100).SelectMany(sample => s_linear.Target(sample).ToArray())];
        var callback = new RecordingCallback(onEpochEnd: progress =>
        {
            weights.Add(network.ParametersOf());
            if (progress.Epoch == 3 && isLoss)
            {
                inputs[0] = double.NaN;
            }
            else if (progress.Epoch == 3)
            {
                throw new InvalidTimeZoneException("The callback fails.");
            }
        });
        var options = new FitOptions
        {
            Epochs = 10,
            BatchSize = 100,
            Callbacks = [callback],
            Validation = s_linear,
            // The loss rises, so that the first epoch is the best.
            Optimizer = new Sgd { LearningRate = 20 },
            EarlyStopping = new EarlyStopping { Patience = 5 },
        };
        Exception? exception = Record.Exception(() => network.Fit(new DataSet<double>(inputs, targets, 100), options));
        Assert.Equal(isLoss ? typeof(NonFiniteLossException) : typeof(InvalidTimeZoneException), exception?.GetType());
        Assert.NotEqual(weights[0], weights[2]);
        Assert.Equal(weights[isLoss ? 0 : 2], network.ParametersOf());
    }

    [Fact]
    public void Early_stopping_can_watch_a_metric_and_keep_the_last_weights()
    {
        LinearRegression<double> network = LinearRegression<double>.Create(1);
        double[] last = [];
        var callback = new RecordingCallback(onEpochEnd: _ => last = network.ParametersOf());
        var options = new FitOptions
        {
            Epochs = 100,
            BatchSize = 100,
            Optimizer = new Sgd { LearningRate = 0.05 },
            Metrics = [new MeanAbsoluteError<double>()],
            Callbacks = [callback],
            // The error falls, so its largest value is the first.
            EarlyStopping = new EarlyStopping { Patience = 3, Monitor = "meanAbsoluteError", Maximizes = true, RestoresBestWeights = false },
        };
        History history = network.Fit(s_linear, options);
        Assert.Equal((1, 4), (history.BestEpoch, history.Epochs.Count));
        Assert.Equal(last, network.ParametersOf());
        Assert.Throws<ArgumentException>(() => network.Fit(s_linear, options with { EarlyStopping = new EarlyStopping { Monitor = "accuracy" } }));
    }

    [Fact]
    public void Callbacks_hear_everything_in_order()
    {
        var callback = new RecordingCallback();
        LinearRegression<double>.Create(1).Fit(s_linear, new FitOptions { Epochs = 2, BatchSize = 60, Callbacks = [callback] });
        Assert.Equal(["train", "epoch 1/2", "step 1/2", "step 2/2", "end 1", "epoch 2/2", "step 1/2", "step 2/2", "end 2", "done"], callback.Calls);
    }

    [Fact]
    public void A_callback_can_end_training_after_its_epoch()
    {
        var callback = new RecordingCallback(onStepEnd: progress => progress.Stop());
        History history = LinearRegression<double>.Create(1).Fit(s_linear, new FitOptions { Epochs = 5, BatchSize = 50, Callbacks = [callback] });
        Assert.Equal(StopReason.Callback, history.StopReason);
        Assert.Single(history.Epochs);
        Assert.Equal(2, history.Epochs[0].Steps);
    }

    [Fact]
    public void Cancellation_ends_training_after_the_step_and_keeps_the_weights()
    {
        using var source = new CancellationTokenSource();
        LinearRegression<double> network = LinearRegression<double>.Create(1);
        double[] weights = [];
        var callback = new RecordingCallback(onStepEnd: progress =>
        {
            if (progress is { Epoch: 2, Step: 3 })
            {
                weights = network.ParametersOf();
                source.Cancel();
            }
        });
        History history = network.Fit(
            s_linear,
            new FitOptions { Epochs = 5, BatchSize = 10, Callbacks = [callback], EarlyStopping = new EarlyStopping(), CancellationToken = source.Token });
        Assert.Equal(StopReason.Cancelled, history.StopReason);
        Assert.Single(history.Epochs);
        Assert.Equal("step 3/10", callback.Calls[^2]);
        Assert.Equal("done", callback.Calls[^1]);
        Assert.Equal(weights, network.ParametersOf());
    }

    [Fact]
    public void A_parameter_that_is_not_finite_is_named()
    {
        LinearRegression<double> network = LinearRegression<double>.Create(1);
        TensorDescription bias = LinearRegression<double>.Description.Tensors[1];
        network.Parameters.Trained.Span[bias.Offset + 1] = double.PositiveInfinity;
        NonFiniteLossException exception = Assert.Throws<NonFiniteLossException>(() => network.Fit(s_linear));
        Assert.Equal(("dense1.bias", "dense1", 1, 1), (exception.Tensor, exception.Layer, exception.Epoch, exception.Step));
        Assert.Contains("dense1.bias", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_several_parameters_that_are_not_finite_the_last_is_named()
    {
        Classifier<float> network = Classifier<float>.Create(1);
        foreach (TensorDescription tensor in Classifier<float>.Description.Tensors.Take(3))
        {
            network.Parameters.Trained.Span[tensor.Offset] = float.NaN;
        }

        NonFiniteLossException exception = Assert.Throws<NonFiniteLossException>(() => network.Fit(s_clusters));
        Assert.Equal(("dense2.weight", "dense2"), (exception.Tensor, exception.Layer));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void An_exploding_training_stops_with_finite_parameters_and_the_layer(int threads)
    {
        LinearRegression<float> network = LinearRegression<float>.Create(1);
        float[] weights = [];
        var callback = new RecordingCallback(onStepEnd: _ => weights = network.ParametersOf());
        NonFiniteLossException exception = Assert.Throws<NonFiniteLossException>(
            () => network.Fit(Samples.Linear<float>(100), new FitOptions { Epochs = 100, Optimizer = new Sgd { LearningRate = 1e6 }, Callbacks = [callback], Threads = threads }));
        Assert.Equal((null, "dense1"), (exception.Tensor, exception.Layer));
        Assert.Contains("the outputs are finite, but too large for the loss", exception.Message, StringComparison.Ordinal);
        Assert.False(double.IsFinite(exception.Loss));
        Assert.All(weights, value => Assert.True(float.IsFinite(value)));
        // The search for the layer has left them as they were.
        Assert.Equal(weights, network.ParametersOf());
    }

    [Fact]
    public void An_input_or_target_that_is_not_finite_is_named()
    {
        string Message(double[] inputs, double[] targets)
        {
            NonFiniteLossException exception = Assert.Throws<NonFiniteLossException>(
                () => LinearRegression<double>.Create(1).Fit(new DataSet<double>(inputs, targets, 2), new FitOptions { Shuffles = false }));
            Assert.Equal((null, null), (exception.Tensor, exception.Layer));
            return exception.Message;
        }

        Assert.Contains("the input 'x' of sample 1 ", Message([1, 2, 3, 4, double.NaN, 6], new double[4]), StringComparison.Ordinal);
        Assert.Contains("the target 'y' of sample 0 ", Message(new double[6], [1, double.PositiveInfinity, 2, 3]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_fit_continues_the_weights_with_a_fresh_optimizer_and_a_trainer_continues_both()
    {
        var optimizer = new Adam { LearningRate = 0.05 };
        var options = new FitOptions { Epochs = 2, BatchSize = 20, Shuffles = false };
        LinearRegression<double> network = LinearRegression<double>.Create(1);
        network.Fit(s_linear, options with { Optimizer = optimizer });
        double[] afterFirst = network.ParametersOf();
        network.Fit(s_linear, options with { Optimizer = optimizer });

        LinearRegression<double> continued = LinearRegression<double>.Create(1);
        using var trainer = new Trainer<LinearRegression<double>, double>(continued, optimizer);
        trainer.Fit(s_linear, options);
        Assert.Equal(afterFirst, continued.ParametersOf());
        History second = trainer.Fit(s_linear, options);
        Assert.NotEqual(network.ParametersOf(), continued.ParametersOf());
        Assert.Equal([3, 4], second.Epochs.Select(epoch => epoch.Epoch));

        LinearRegression<double> atOnce = LinearRegression<double>.Create(1);
        atOnce.Fit(s_linear, options with { Optimizer = optimizer, Epochs = 4 });
        Assert.Equal(atOnce.ParametersOf(), continued.ParametersOf());
    }

    [Fact]
    public void Class_weights_weigh_the_samples_of_a_class()
    {
        double[] classWeights = [0.5, 2, 0];
        Classifier<double> byClass = Classifier<double>.Create(1);
        Classifier<double> bySample = Classifier<double>.Create(1);
        DataSet<double> data = Samples.Clusters<double>(60);
        var options = new FitOptions { Epochs = 2, BatchSize = 20 };
        byClass.Fit(data, options with { ClassWeights = classWeights });
        bySample.Fit(data.WithSampleWeights([.. data.Labels().Select(label => classWeights[label])]), options);
        Assert.Equal(bySample.ParametersOf(), byClass.ParametersOf());

        Classifier<double> plain = Classifier<double>.Create(1);
        plain.Fit(data, options);
        Assert.NotEqual(plain.ParametersOf(), byClass.ParametersOf());
        Assert.Throws<ArgumentException>(() => plain.Fit(data, options with { ClassWeights = [1, 2] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => plain.Fit(data, options with { ClassWeights = [1, 2, -1] }));
        Assert.Throws<ArgumentException>(() => LinearRegression<double>.Create(1).Fit(s_linear, options with { ClassWeights = [1, 2] }));
    }

    [Fact]
    public void The_rest_of_an_accumulation_makes_a_step_at_the_end_of_the_epoch()
    {
        var optimizer = new Sgd { LearningRate = 0.01 };
        LinearRegression<double> accumulated = LinearRegression<double>.Create(1);
        accumulated.Fit(s_linear, new FitOptions { BatchSize = 25, AccumulationSteps = 3, Shuffles = false, Optimizer = optimizer });
        using var trainer = new Trainer<LinearRegression<double>, double>(LinearRegression<double>.Create(1), optimizer);
        trainer.TrainStep(s_linear.First(LinearRegression<double>.Description, 75));
        trainer.TrainStep(s_linear.First(LinearRegression<double>.Description, 25, 75));
        Assert.All(trainer.Network.ParametersOf().Zip(accumulated.ParametersOf()), pair => Assert.Equal(pair.First, pair.Second, 1e-13));
    }

    [Fact]
    public void A_stream_validates_as_the_same_samples_in_memory_do()
    {
        DataSet<float> validation = Samples.Clusters<float>(300, seed: 3);
        CallbackBatchStream<float> stream = StreamOf(validation);
        var options = new FitOptions { Epochs = 3, BatchSize = 60 };
        using var streamed = new Trainer<Classifier<float>, float>(Classifier<float>.Create(1), new Adam());
        using var direct = new Trainer<Classifier<float>, float>(Classifier<float>.Create(1), new Adam());
        double?[] losses = [.. direct.Fit(s_clusters, options with { Validation = validation }).Epochs.Select(epoch => epoch.ValidationLoss)];
        Assert.Equal(3, losses.Distinct().Count());
        Assert.Equal(losses, streamed.Fit(s_clusters, options with { ValidationStream = stream }).Epochs.Select(epoch => epoch.ValidationLoss));
        Assert.Equal(direct.Evaluate(validation).Loss, streamed.Evaluate(stream).Loss);

        Assert.Throws<ArgumentException>(() => direct.Fit(s_clusters, options with { ValidationStream = stream, Validation = validation }));
        Assert.Throws<ArgumentException>(() => direct.Fit(s_clusters, options with { ValidationStream = stream, ValidationFraction = 0.5 }));
        Assert.Throws<ArgumentException>(() => direct.Fit(stream, options with { ValidationStream = stream }));
        Assert.Throws<ArgumentException>(() => direct.Fit(s_clusters, options with { ValidationStream = StreamOf(Samples.Clusters<double>(10)) }));
    }

    [Fact]
    public void A_stream_trains_as_the_same_samples_in_memory_do()
    {
        DataSet<float> data = s_clusters;
        CallbackBatchStream<float> stream = StreamOf(data);
        var callback = new RecordingCallback();
        var options = new FitOptions { Epochs = 2, BatchSize = 60, Shuffles = false, Validation = data };
        Classifier<float> fromStream = Classifier<float>.Create(1);
        Classifier<float> fromMemory = Classifier<float>.Create(1);
        History streamed = fromStream.Fit(stream, options with { Callbacks = [callback] });
        History direct = fromMemory.Fit(data, options);
        Assert.Equal(fromMemory.ParametersOf(), fromStream.ParametersOf());
        Assert.Equal(direct.Epochs.Select(epoch => epoch.ValidationLoss), streamed.Epochs.Select(epoch => epoch.ValidationLoss));
        Assert.Contains("step 3/3", callback.Calls);
        Assert.Equal(fromMemory.Evaluate(data).Accuracy, fromStream.Evaluate(stream).Accuracy);
        Assert.Throws<ArgumentException>(() => fromStream.Fit(stream, options with { Validation = null, ValidationFraction = 0.5 }));
    }

    [Fact]
    public void Normalize_layers_take_mean_and_deviation_of_the_training_samples_once()
    {
        Classifier<double> network = Classifier<double>.Create(1);
        DataSet<double> data = Samples.Clusters<double>(30);
        network.Fit(data);
        Span<double> state = network.Parameters.State.Span;
        TensorDescription[] tensors = [.. Classifier<double>.Description.Tensors.Where(tensor => tensor.IsState)];
        for (int feature = 0; feature < 4; feature++)
        {
            double[] values = [.. Enumerable.Range(0, 30).Select(sample => data.Input(sample)[feature])];
            double mean = values.Average();
            Assert.Equal(mean, state[tensors[0].Offset + feature], 1e-10);
            Assert.Equal(Math.Sqrt(values.Average(value => (value - mean) * (value - mean))), state[tensors[1].Offset + feature], 1e-10);
        }

        Assert.Equal(30, state[tensors[2].Offset]);
        double first = state[0];
        network.Fit(Samples.Clusters<double>(60, seed: 5));
        Assert.Equal(first, state[0]);
        network.Adapt(Samples.Clusters<double>(60, seed: 5));
        Assert.NotEqual(first, state[0]);
    }

    [Fact]
    public void A_constant_feature_gets_the_deviation_one()
    {
        Classifier<double> network = Classifier<double>.Create(1);
        network.Adapt(new DataSet<double>([1, 0.1, 3, 4, 2, 0.1, 5, 6, 9, 0.1, 8, 7], [0, 1, 2]));
        TensorDescription deviation = Classifier<double>.Description.Tensors[5];
        Assert.Equal(1, network.Parameters.State.Span[deviation.Offset + 1]);
    }

    [Fact]
    public void Options_that_belong_to_the_trainer_are_refused_by_it()
    {
        using var trainer = new Trainer<LinearRegression<double>, double>(LinearRegression<double>.Create(1), new Adam());
        Assert.Throws<ArgumentException>(() => trainer.Fit(s_linear, new FitOptions { Seed = 1 }));
        Assert.Throws<ArgumentException>(() => trainer.Fit(s_linear, new FitOptions { Threads = 1 }));
        Assert.Throws<ArgumentException>(() => trainer.Fit(s_linear, new FitOptions { AccumulationSteps = 1 }));
        Assert.Throws<ArgumentException>(() => trainer.Fit(s_linear, new FitOptions { Optimizer = new Sgd() }));
    }

    [Fact]
    public void Validation_and_metrics_of_another_number_type_are_refused()
    {
        LinearRegression<double> network = LinearRegression<double>.Create(1);
        Assert.Throws<ArgumentException>(() => network.Fit(s_linear, new FitOptions { Validation = s_clusters }));
        Assert.Throws<ArgumentException>(() => network.Fit(s_linear, new FitOptions { Metrics = [new MeanAbsoluteError<float>()] }));
        Assert.Throws<ArgumentException>(() => network.Fit(s_linear, new FitOptions { Metrics = [new MeanAbsoluteError<double>(), new MeanAbsoluteError<double>()] }));
    }

    [Fact]
    public void No_samples_are_an_error() =>
        Assert.Throws<InvalidOperationException>(() => LinearRegression<double>.Create(1).Fit(new CallbackBatchStream<double>(_ => false)));

    private static CallbackBatchStream<T> StreamOf<T>(DataSet<T> data)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        int next = 0;
        return new CallbackBatchStream<T>(
            batch =>
            {
                int count = Math.Min(batch.Capacity, data.Count - next);
                if (count > 0)
                {
                    data.Read(Enumerable.Range(next, count).ToArray(), batch);
                    next += count;
                }

                return count > 0;
            },
            () => next = 0);
    }
}
