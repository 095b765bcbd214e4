using System.Numerics;
using DslNets.Runtime;

namespace DslNets;

/// <summary>
/// Trains a generative adversarial network (Goodfellow et al. 2014): a generator makes samples of latent vectors, a discriminator learns to tell them from real ones, and the gradient with respect to the
/// discriminator's input teaches the generator.
/// </summary>
/// <typeparam name="TGenerator">The generator's class: one input, the latent vector; one output, a sample.</typeparam>
/// <typeparam name="TDiscriminator">The discriminator's class: one input of the generator's output shape; one output of one value, without activation (the losses apply the sigmoid themselves).</typeparam>
/// <typeparam name="T">The number type of both.</typeparam>
/// <remarks>
/// <para>
/// A step: the discriminator's gradients on a real batch and on as many generated samples, and its optimizer; then, on the same generated samples, the gradient that the discriminator gives them, and the
/// generator's optimizer. Latent vectors are standard normal. Both networks run in training mode: dropout is on, and <c>[BatchNorm]</c> has separate statistics of real and of generated samples.
/// </para>
/// <para>
/// Losses and penalties on weights that the networks declare themselves take no part. Not thread-safe. After the first step with a batch size, steps allocate nothing. Seed, data and settings determine every
/// bit of the result, whatever the number of threads.
/// </para>
/// </remarks>
/// <example><code>
/// using var gan = new GanTrainer&lt;Painter, Critic, float&gt;(painter, critic, new Adam { LearningRate = 2e-4, Beta1 = 0.5 }, new Adam { LearningRate = 2e-4, Beta1 = 0.5 });
/// for (int epoch = 0; epoch &lt; 100; epoch++)
/// {
///     GanLosses losses = gan.TrainEpoch(pictures);
/// }
/// </code></example>
public sealed class GanTrainer<TGenerator, TDiscriminator, T> : IDisposable
    where TGenerator : class, INetwork<TGenerator, T>
    where TDiscriminator : class, INetwork<TDiscriminator, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The sequence of random numbers of the first latent vectors, apart from those of tensors, augmented images and orders.</summary>
    private const ulong FirstSequence = 3UL << 60;

    private readonly GanOptions _options;
    private readonly Trainer<TGenerator, T> _generator;
    private readonly Trainer<TDiscriminator, T> _discriminator;
    private Batch<T> _real;
    private Batch<T> _latent;
    private Batch<T> _generated;

    /// <summary>The gradients with respect to the discriminator's outputs, and to the samples it reads.</summary>
    private T[] _outputGradients = [];
    private T[] _sampleGradients = [];

    /// <summary>Makes gradients and optimizer states of zero, and starts the threads.</summary>
    /// <param name="generator">The network that makes samples; the trainer changes its parameters and state.</param>
    /// <param name="discriminator">The network that judges them; the trainer changes its parameters and state.</param>
    /// <param name="generatorOptimizer">The rule by which gradients change the generator.</param>
    /// <param name="discriminatorOptimizer">The rule by which gradients change the discriminator.</param>
    /// <param name="options">Losses, seed, threads and batch size.</param>
    /// <exception cref="ArgumentException">The networks do not fit each other; the text says what is expected and what there is.</exception>
    public GanTrainer(TGenerator generator, TDiscriminator discriminator, Optimizer generatorOptimizer, Optimizer discriminatorOptimizer, GanOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(generator);
        ArgumentNullException.ThrowIfNull(discriminator);
        ArgumentNullException.ThrowIfNull(generatorOptimizer);
        ArgumentNullException.ThrowIfNull(discriminatorOptimizer);
        Check(TGenerator.Description, TDiscriminator.Description);
        _options = options ?? new GanOptions();
        _generator = new Trainer<TGenerator, T>(generator, generatorOptimizer, TrainerOptionsOf(_options.Seed));
        try
        {
            // Another seed, so that dropout and noise of one network are not those of the other.
            _discriminator = new Trainer<TDiscriminator, T>(discriminator, discriminatorOptimizer, TrainerOptionsOf(~_options.Seed));
        }
        catch
        {
            _generator.Dispose();
            throw;
        }

        _real = new Batch<T>(TDiscriminator.Description, _options.BatchSize);
        Reserve(_options.BatchSize);
    }

    /// <summary>The network that makes samples.</summary>
    public TGenerator Generator => _generator.Network;

    /// <summary>The network that judges them.</summary>
    public TDiscriminator Discriminator => _discriminator.Network;

    /// <summary>The steps of the discriminator so far.</summary>
    public long StepCount { get; private set; }

    /// <summary>The epochs finished so far.</summary>
    public long EpochCount { get; private set; }

    /// <summary>A step of the discriminator, and with every <see cref="GanOptions.DiscriminatorSteps"/>-th one a step of the generator.</summary>
    /// <param name="real">Real samples as inputs of the discriminator, with their weights. Its output buffer is overwritten.</param>
    /// <returns>The losses before the step. When one is not finite, neither its network nor the one that would follow has changed, but for running statistics.</returns>
    /// <exception cref="ArgumentException">The batch belongs to another network.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A sample weight is negative or not finite; nothing has changed.</exception>
    public GanLosses Step(Batch<T> real)
    {
        ArgumentNullException.ThrowIfNull(real);
        BatchTransfer<T>.SumOfWeights(real, nameof(real));
        if (real.Count > _generated.Capacity)
        {
            Reserve(real.Capacity);
        }

        _discriminator.ZeroGradients();
        _discriminator.Forward(real);
        double loss = Judge(real, GanTerm.OfReal);
        _discriminator.Backward(OutputGradients(real));

        _latent.Count = _generated.Count = real.Count;
        StandardNormal.Fill(_latent.Input(), _options.Seed, unchecked(FirstSequence + (ulong)StepCount));
        _generator.Forward(_latent);
        _latent.Output().CopyTo(_generated.Input());
        _discriminator.Forward(_generated);
        loss += Judge(_generated, GanTerm.OfGenerated);
        StepCount++;
        if (!double.IsFinite(loss))
        {
            return new GanLosses(loss, null);
        }

        _discriminator.Backward(OutputGradients(_generated));
        _discriminator.Step();
        if (_options.Loss == GanLoss.Wasserstein)
        {
            ClipParameters();
        }

        return new GanLosses(loss, StepCount % _options.DiscriminatorSteps == 0 ? StepOfGenerator() : null);
    }

    /// <summary>Steps on all samples once, in an order drawn from seed and epoch.</summary>
    /// <param name="real">Real samples; targets are not looked at.</param>
    /// <returns>The mean losses of the epoch's steps, those of the generator over its own.</returns>
    /// <exception cref="ArgumentException">The samples do not fit the discriminator.</exception>
    public GanLosses TrainEpoch(IDataSource<T> real)
    {
        ArgumentNullException.ThrowIfNull(real);
        int[] samples = Enumerable.Range(0, real.Count).ToArray();
        NetworkAdaptation.AdaptIfDue(Discriminator.Parameters, new SourceBatches<T>(real, samples, _options.BatchSize));
        var batches = new SourceBatches<T>(real, samples, _options.BatchSize, _options.Seed, isTraining: true);
        batches.Start(EpochCount, default, _real);
        (double discriminator, double generator) = (0, 0);
        (int steps, int generatorSteps) = (0, 0);
        while (batches.Read(_real))
        {
            GanLosses losses = Step(_real);
            discriminator += losses.Discriminator;
            steps++;
            if (losses.Generator is { } loss)
            {
                generator += loss;
                generatorSteps++;
            }
        }

        _generator.EndEpoch(double.NaN);
        _discriminator.EndEpoch(double.NaN);
        EpochCount++;
        return new GanLosses(discriminator / steps, generatorSteps == 0 ? null : generator / generatorSteps);
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose()
    {
        _generator.Dispose();
        _discriminator.Dispose();
    }

    private static void Check(NetworkDescription generator, NetworkDescription discriminator)
    {
        Require(nameof(generator), generator.Inputs is [{ Kind: PortKind.Real }], $"The generator reads one latent vector, but {generator.Name} has {generator.Inputs.Count} inputs.");
        Require(nameof(generator), generator.Outputs.Count == 1, $"The generator gives one sample, but {generator.Name} has {generator.Outputs.Count} outputs.");
        Require(nameof(discriminator), discriminator.Inputs is [{ Kind: PortKind.Real }], $"The discriminator reads one sample, but {discriminator.Name} has {discriminator.Inputs.Count} inputs.");
        Require(
            nameof(discriminator),
            discriminator.Inputs[0].Shape.SequenceEqual(generator.Outputs[0].Shape),
            $"The discriminator reads what the generator gives, {Text(generator.Outputs[0])}, but {discriminator.Name} reads {Text(discriminator.Inputs[0])}.");
        Require(
            nameof(discriminator),
            discriminator.Outputs is [{ Length: 1 }],
            $"The discriminator gives one value, but {discriminator.Name} gives {string.Join(" and ", discriminator.Outputs.Select(Text))}.");
        Require(
            nameof(discriminator),
            discriminator.Targets is not [{ Loss: Loss.BinaryCrossEntropy, Threshold: not 0 }],
            $"The losses apply the sigmoid themselves, but {discriminator.Name} gives a probability; leave the activation out.");

        static string Text(PortDescription port) => string.Join('x', port.Shape);

        static void Require(string parameter, bool isSo, string message)
        {
            if (!isSo)
            {
                throw new ArgumentException(message, parameter);
            }
        }
    }

    private TrainerOptions TrainerOptionsOf(ulong seed) => new() { Seed = seed, Threads = _options.Threads, BatchSize = _options.BatchSize };

    [System.Diagnostics.CodeAnalysis.MemberNotNull(nameof(_latent), nameof(_generated))]
    private void Reserve(int capacity)
    {
        _latent = new Batch<T>(TGenerator.Description, capacity);
        _generated = new Batch<T>(TDiscriminator.Description, capacity);
        _outputGradients = new T[capacity];
        _sampleGradients = new T[_generated.Input().Length];
    }

    /// <summary>The weighted mean loss of the discriminator's outputs, and its gradients with respect to them.</summary>
    private double Judge(Batch<T> batch, Func<GanLoss, double, GanTerm> termOf)
    {
        double weightSum = BatchTransfer<T>.SumOfWeights(batch, nameof(batch));
        double loss = 0;
        ReadOnlySpan<T> outputs = batch.Output();
        for (int sample = 0; sample < batch.Count; sample++)
        {
            double weight = weightSum > 0 ? double.CreateTruncating(batch.SampleWeights[sample]) / weightSum : 0;
            GanTerm term = termOf(_options.Loss, double.CreateTruncating(outputs[sample]));
            loss += weight * term.Loss;
            _outputGradients[sample] = T.CreateTruncating(weight * term.Slope);
        }

        return loss;
    }

    private ReadOnlySpan<T> OutputGradients(Batch<T> batch) => _outputGradients.AsSpan(0, batch.Count);

    /// <summary>A step of the generator on the samples that it has just made. The discriminator's gradients are of no use here; its next step clears them.</summary>
    private double? StepOfGenerator()
    {
        _discriminator.Forward(_generated);
        double loss = Judge(_generated, GanTerm.OfGenerator);
        if (!double.IsFinite(loss))
        {
            return loss;
        }

        _discriminator.ComputesInputGradients = true;
        _discriminator.Backward(OutputGradients(_generated));
        _discriminator.ComputesInputGradients = false;
        Span<T> gradients = _sampleGradients.AsSpan(0, _generated.Input().Length);
        _discriminator.InputGradient(0, gradients);
        _generator.ZeroGradients();
        _generator.Backward(gradients);
        _generator.Step();
        return loss;
    }

    private void ClipParameters()
    {
        T limit = T.CreateTruncating(_options.WeightLimit);
        // By index: the enumerator of an interface would be allocated.
        IReadOnlyList<TensorDescription> tensors = TDiscriminator.Description.Tensors;
        for (int index = 0; index < tensors.Count; index++)
        {
            TensorDescription tensor = tensors[index];
            if (!tensor.IsState && !tensor.IsFrozen)
            {
                foreach (ref T value in Discriminator.Parameters.Trained.Span.Slice(tensor.Offset, tensor.StorageLength))
                {
                    value = T.Clamp(value, -limit, limit);
                }
            }
        }
    }
}
