using System.Numerics;
using DslNets.Runtime;

namespace DslNets;

/// <summary>
/// Trains one network: it owns the memory of a pass, the gradients, the state of the optimizer, the step count, the random position and the threads. <see cref="TrainStep"/> does a whole step;
/// the pieces are public for training that goes another way (adversarial networks, gradients with respect to inputs, several losses).
/// </summary>
/// <typeparam name="TNetwork">The network class.</typeparam>
/// <typeparam name="T">Its number type.</typeparam>
/// <remarks>
/// Not thread-safe, and the network must not predict or be loaded while it is trained. After the first step with a batch size, steps allocate nothing. Seed, data and settings determine
/// every bit of the result, whatever the number of threads.
/// </remarks>
/// <example><code>
/// using var trainer = new Trainer&lt;Mlp, float&gt;(network, new Adam());
/// trainer.Forward(batch);
/// double loss = trainer.Loss(batch);
/// trainer.ZeroGradients();
/// trainer.BackwardFromLoss();
/// trainer.Step();
/// </code></example>
public sealed partial class Trainer<TNetwork, T> : IDisposable
    where TNetwork : class, INetwork<TNetwork, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ThreadTeam _team;
    private readonly TeamJob _work;
    private readonly BatchTransfer<T> _transfer;
    private readonly CarriedStates<T> _carried;
    private readonly AlignedBuffer<T> _gradients;
    private readonly ParameterUpdater<T> _updater;
    private readonly WeightPenalty<T> _penalty;

    /// <summary>The network's state before a step, to go back to when the step does not count.</summary>
    private readonly T[] _stateBefore;
    private readonly int _accumulationSteps;
    private readonly bool _keepsGradients;
    private Pass<T> _pass;
    private Batch<T>? _batch;
    private TrainingStages _stages;
    private TrainingStages _done;
    private double _weightSum;
    private double _loss;
    private int _accumulated;
    private bool _hasGradients;
    private bool _updatesTiles;

    /// <summary>Whether the latest step updated weights without keeping their gradients.</summary>
    private bool _usedGradientsUp;
    private bool _computesInputGradients;

    /// <summary>Whether the latest backward pass computed the gradients with respect to the inputs.</summary>
    private bool _hasInputGradients;
    private ulong _seed;
    private long _passCount;
    private ScheduleProgress _progress;

    /// <summary>Makes gradients and optimizer states of zero, and starts the threads.</summary>
    /// <param name="network">The network; the trainer changes its parameters and state.</param>
    /// <param name="optimizer">The rule by which gradients change parameters.</param>
    /// <param name="options">Seed, threads, batch size and accumulation.</param>
    /// <exception cref="ArgumentException">A parameter group of the optimizer contains no tensor.</exception>
    public Trainer(TNetwork network, Optimizer optimizer, TrainerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(optimizer);
        options ??= new TrainerOptions();
        NetworkDescription description = TNetwork.Description;
        Network = network;
        Optimizer = optimizer;
        _seed = options.Seed;
        _accumulationSteps = options.AccumulationSteps;
        _keepsGradients = options.KeepsGradients;
        _gradients = new AlignedBuffer<T>(network.Parameters.Trained.Length);
        _stateBefore = new T[network.Parameters.State.Length];
        _updater = optimizer.CreateUpdater(network.Parameters, _gradients);
        _penalty = new WeightPenalty<T>(network.Parameters);
        _transfer = new BatchTransfer<T>(description, description.Training);
        _carried = new CarriedStates<T>(description.Training.Carried);
        _pass = CreatePass(options.BatchSize);
        _team = new ThreadTeam(TrainerOptions.ThreadCount(options.Threads, description, options.BatchSize, passes: 3));
        _work = Work;
        _updater.Reserve(_team.Count);
    }

    /// <summary>The network that is trained.</summary>
    public TNetwork Network { get; }

    /// <summary>The rule by which gradients change parameters.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>The threads that share each step.</summary>
    public int Threads => _team.Count;

    /// <summary>The steps of the optimizer so far.</summary>
    public long StepCount => _progress.Steps;

    /// <summary>The epochs finished so far; see <see cref="EndEpoch"/>.</summary>
    public long EpochCount => _progress.Epochs;

    /// <summary>The learning rate of the next step, before the scales of parameter groups.</summary>
    public double LearningRate => Optimizer.Schedule.Rate(Optimizer.LearningRate, _progress);

    /// <summary>Whether backward passes also compute the gradients with respect to the inputs, for <see cref="InputGradient"/>. Default false, which saves time.</summary>
    public bool ComputesInputGradients
    {
        get => _computesInputGradients;
        set
        {
            _computesInputGradients = value;
            _pass.ComputesInputGradients = value;
        }
    }

    /// <summary>
    /// One step of training: outputs, loss, gradients (from zero) and the change of the parameters, in one run of the threads.
    /// </summary>
    /// <param name="batch">Inputs, targets or labels, and sample weights.</param>
    /// <param name="copiesOutputs">Whether the outputs are copied into the batch, for metrics.</param>
    /// <returns>The loss before the step: the weighted mean over the samples, plus the penalties on weights. When it is not finite, no parameter and no state has changed and the step does not count.</returns>
    /// <exception cref="ArgumentException">The batch belongs to another network.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is no class, or a sample weight is negative or not finite; nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">The network has no loss, or the schedule gives a learning rate that is negative or not finite; nothing has changed.</exception>
    public double TrainStep(Batch<T> batch, bool copiesOutputs = false)
    {
        RequireLoss();
        _transfer.CheckInputs(batch);
        _weightSum = _transfer.CheckTargets(batch);
        int accumulated = _accumulated + 1;
        bool updates = accumulated >= _accumulationSteps;
        TrainingStages stages = TrainingStages.PackInputs | TrainingStages.PackTargets | TrainingStages.Forward | TrainingStages.Loss | TrainingStages.BackwardFromLoss;
        if (copiesOutputs)
        {
            stages |= TrainingStages.UnpackOutputs;
        }

        if (updates)
        {
            stages |= TrainingStages.Update;
            PrepareUpdate(1.0 / accumulated);
        }

        PrepareForward(batch);
        _pass.AddsToGradients = _accumulated > 0;
        _updatesTiles = updates && accumulated == 1 && !_keepsGradients && _updater.UpdatesTiles;
        // The forward pass changes state (running statistics) before the loss is known.
        Network.Parameters.State.Span.CopyTo(_stateBefore);
        // If a worker fails, the gradients are void: the next pass overwrites them.
        _accumulated = 0;
        _hasGradients = false;
        try
        {
            Run(stages);
            _usedGradientsUp = _pass.Update is not null;
        }
        finally
        {
            _updatesTiles = false;
            _pass.Update = null;
        }

        _accumulated = accumulated;
        _hasGradients = !_usedGradientsUp;
        _hasInputGradients = _computesInputGradients;
        _done = TrainingStages.BackwardFromLoss;
        if (!double.IsFinite(_loss))
        {
            _stateBefore.CopyTo(Network.Parameters.State.Span);
            _accumulated = 0;
            return _loss;
        }

        _carried.Keep(_pass);
        if (updates)
        {
            CountStep();
        }

        return _loss;
    }

    /// <summary>Computes the outputs in training mode (dropout on, statistics of the batch) and copies them into the batch.</summary>
    /// <exception cref="ArgumentException">The batch belongs to another network.</exception>
    public void Forward(Batch<T> batch)
    {
        _transfer.CheckInputs(batch);
        PrepareForward(batch);
        Run(TrainingStages.PackInputs | TrainingStages.Forward | TrainingStages.UnpackOutputs);
        _carried.Keep(_pass);
        _done = TrainingStages.Forward;
    }

    /// <summary>Computes the loss of the outputs of <see cref="Forward"/>.</summary>
    /// <param name="batch">The targets or labels, and sample weights, of the same samples.</param>
    /// <returns>The weighted mean over the samples, plus the penalties on weights.</returns>
    /// <exception cref="ArgumentException">The batch belongs to another network or has another number of samples.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is no class, or a sample weight is negative or not finite.</exception>
    /// <exception cref="InvalidOperationException">There was no <see cref="Forward"/> before, or the network has no loss.</exception>
    public double Loss(Batch<T> batch)
    {
        RequireLoss();
        RequireDone(TrainingStages.Forward, nameof(Forward));
        _transfer.CheckInputs(batch);
        RequireSameCount(batch, nameof(batch));
        _weightSum = _transfer.CheckTargets(batch);
        _batch = batch;
        Run(TrainingStages.PackTargets | TrainingStages.Loss);
        _done = TrainingStages.Forward | TrainingStages.Loss;
        return _loss;
    }

    /// <summary>Adds the gradients of the loss to the gradients.</summary>
    /// <exception cref="InvalidOperationException">There was no <see cref="Loss"/> before.</exception>
    public void BackwardFromLoss()
    {
        RequireDone(TrainingStages.Loss, nameof(Loss));
        Backward(TrainingStages.BackwardFromLoss);
    }

    /// <summary>Adds the gradients that follow from gradients of the outputs to the gradients.</summary>
    /// <param name="outputGradients">A batch whose <see cref="Batch{T}.Output"/> buffers hold the gradients of the outputs of <see cref="Forward"/>.</param>
    /// <exception cref="ArgumentException">The batch belongs to another network or has another number of samples.</exception>
    /// <exception cref="InvalidOperationException">There was no <see cref="Forward"/> before.</exception>
    public void Backward(Batch<T> outputGradients)
    {
        ArgumentNullException.ThrowIfNull(outputGradients);
        RequireDone(TrainingStages.Forward, nameof(Forward));
        if (!ReferenceEquals(outputGradients.Description, TNetwork.Description))
        {
            throw new ArgumentException($"The batch was made for {outputGradients.Description.Name}, not for {TNetwork.Description.Name}.", nameof(outputGradients));
        }

        RequireSameCount(outputGradients, nameof(outputGradients));
        _batch = outputGradients;
        Backward(TrainingStages.PackOutputGradients | TrainingStages.BackwardFromOutputs);
    }

    /// <summary>Adds the gradients that follow from gradients of the output to the gradients, for a network with one output.</summary>
    /// <param name="outputGradients">The gradients of the output of <see cref="Forward"/>, one row per sample.</param>
    /// <exception cref="ArgumentException">There are not exactly samples x the output's length values.</exception>
    /// <exception cref="InvalidOperationException">There was no <see cref="Forward"/> before, or the network has several outputs, whose gradients come in a batch.</exception>
    public void Backward(ReadOnlySpan<T> outputGradients)
    {
        RequireDone(TrainingStages.Forward, nameof(Forward));
        NetworkDescription description = TNetwork.Description;
        if (description.Outputs is not [var output])
        {
            throw new InvalidOperationException($"{description.Name} has {description.Outputs.Count} outputs; give their gradients in a batch.");
        }

        RequireRows(outputGradients.Length, output.Length, nameof(outputGradients));
        _pass.Pack(description.Training.OutputGradients[0], output.Length, outputGradients);
        Backward(TrainingStages.BackwardFromOutputs);
    }

    /// <summary>Copies the gradient with respect to an input, of the latest backward pass: one row per sample.</summary>
    /// <param name="port">The number of the input.</param>
    /// <param name="gradient">Room for exactly samples x the port's length values.</param>
    /// <exception cref="InvalidOperationException">There was no backward pass, or <see cref="ComputesInputGradients"/> was off when it ran.</exception>
    /// <exception cref="ArgumentException">The span has another length.</exception>
    public void InputGradient(int port, Span<T> gradient)
    {
        NetworkDescription description = TNetwork.Description;
        ArgumentOutOfRangeException.ThrowIfNegative(port);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(port, description.Inputs.Count);
        if (!_hasInputGradients || (_done & (TrainingStages.BackwardFromLoss | TrainingStages.BackwardFromOutputs)) == 0)
        {
            throw new InvalidOperationException($"Set {nameof(ComputesInputGradients)} and run a backward pass first.");
        }

        int length = description.Inputs[port].Length;
        RequireRows(gradient.Length, length, nameof(gradient));
        ArenaDescription arena = description.Training;
        IReadOnlyList<int> offsets = (_done & TrainingStages.BackwardFromOutputs) == 0 ? arena.InputGradients : arena.InputGradientsFromOutputs ?? arena.InputGradients;
        BatchLayout.Unpack(_pass.At(offsets[port], length), length, gradient, 0, _pass.Blocks);
    }

    /// <summary>Makes all gradients zero. Backward passes add to them.</summary>
    public void ZeroGradients()
    {
        _gradients.Span.Clear();
        _usedGradientsUp = false;
        _hasGradients = false;
        _accumulated = 0;
    }

    /// <summary>Changes the parameters by the gradients; the gradients stay.</summary>
    /// <exception cref="InvalidOperationException">
    /// A TrainStep has used the gradients up (see <see cref="TrainerOptions.KeepsGradients"/>), or the schedule gives a learning rate that is negative or not finite.
    /// </exception>
    public void Step()
    {
        RequireGradients();
        PrepareUpdate(1);
        _loss = 0;
        Run(TrainingStages.Update);
        CountStep();
    }

    /// <summary>Copies the gradients of all trained parameters, in the order of <see cref="NetworkParameters.CopyParametersTo"/>.</summary>
    /// <param name="destination">Room for exactly <see cref="NetworkDescription.ParameterCount"/> values.</param>
    /// <exception cref="ArgumentException"><paramref name="destination"/> has another length.</exception>
    /// <exception cref="InvalidOperationException">A TrainStep has used the gradients up (see <see cref="TrainerOptions.KeepsGradients"/>).</exception>
    public void CopyGradientsTo(Span<T> destination)
    {
        RequireGradients();
        NetworkDescription description = TNetwork.Description;
        if (destination.Length != description.ParameterCount)
        {
            throw new ArgumentException($"{description.Name} has {description.ParameterCount} parameters, but the span has {destination.Length} values.", nameof(destination));
        }

        int offset = 0;
        foreach (TensorDescription tensor in description.Tensors)
        {
            if (!tensor.IsState)
            {
                TensorValues.Read(_gradients, tensor, destination.Slice(offset, tensor.Length));
                offset += tensor.Length;
            }
        }
    }

    /// <summary>Copies the gradient of one trained parameter in PyTorch's order, row-major over its shape: for a weight all inputs of the first output, then those of the second.</summary>
    /// <param name="parameter">Its name in files, such as <c>dense1.weight</c>.</param>
    /// <param name="gradient">Room for exactly as many values as the parameter has.</param>
    /// <exception cref="ArgumentException">No trained parameter is called so, or the span has another length.</exception>
    /// <exception cref="InvalidOperationException">A TrainStep has used the gradients up (see <see cref="TrainerOptions.KeepsGradients"/>).</exception>
    public void Gradient(string parameter, Span<T> gradient)
    {
        TensorDescription tensor = TrainedTensor(parameter);
        TensorValues.CheckLength(tensor, gradient.Length, nameof(gradient));
        RequireGradients();
        TensorValues.Read(_gradients, tensor, gradient);
    }

    /// <summary>Counts an epoch, for schedules.</summary>
    /// <param name="monitored">What schedules watch, smaller is better: the validation loss, or the training loss when there is no validation. NaN is not shown to them.</param>
    public void EndEpoch(double monitored)
    {
        ScheduleProgress progress = double.IsNaN(monitored) ? _progress : Optimizer.Schedule.Observe(monitored, Optimizer.LearningRate, _progress);
        _progress = progress with { Epochs = progress.Epochs + 1 };
        Position = default;
        ResetState();
    }

    /// <summary>Lets stateful layers (<see cref="RecurrentAttribute.Stateful"/>) start from zeros in the next batch, which goes on with no sequence of the one before. An epoch starts so by itself.</summary>
    public void ResetState() => _carried.Reset();

    /// <summary>Ends the threads.</summary>
    public void Dispose() => _team.Dispose();

    private void Work(in Worker worker)
    {
        const TrainingStages Packing = TrainingStages.PackInputs | TrainingStages.PackTargets | TrainingStages.PackOutputGradients;
        const TrainingStages Reading = TrainingStages.Loss | TrainingStages.UnpackOutputs;
        TrainingStages stages = _stages;
        Pass<T> pass = _pass;
        if ((stages & Packing) != 0)
        {
            Pack(stages, worker);
            worker.Barrier();
        }

        if ((stages & TrainingStages.Forward) != 0)
        {
            TNetwork.TrainForward(pass, worker);
        }

        if ((stages & TrainingStages.Loss) != 0)
        {
            TNetwork.TrainLoss(pass, worker);
            if (worker.Index == 0)
            {
                _loss = (_weightSum > 0 ? _transfer.WeightedLoss(pass, _batch!) / _weightSum : 0) + _penalty.Value();
                pass.Update = _updatesTiles && double.IsFinite(_loss) ? _updater : null;
            }
        }

        if ((stages & TrainingStages.UnpackOutputs) != 0)
        {
            _transfer.UnpackOutputs(pass, _batch!, worker);
        }

        if ((stages & Reading) != 0)
        {
            // The backward pass may use the memory of outputs and losses again.
            worker.Barrier();
        }

        if ((stages & TrainingStages.BackwardFromLoss) != 0)
        {
            TNetwork.TrainBackward(pass, worker);
        }
        else if ((stages & TrainingStages.BackwardFromOutputs) != 0)
        {
            TNetwork.TrainBackwardFromOutputs(pass, worker);
        }

        if ((stages & TrainingStages.Update) != 0 && double.IsFinite(_loss))
        {
            _updater.Apply(worker, onlyRest: pass.Update is not null);
        }
    }

    private void Pack(TrainingStages stages, in Worker worker)
    {
        if ((stages & TrainingStages.PackInputs) != 0)
        {
            _transfer.PackInputs(_pass, _batch!, worker);
        }

        if ((stages & TrainingStages.PackTargets) != 0)
        {
            _transfer.PackTargets(_pass, _batch!, _weightSum, worker);
            _penalty.Add(worker);
        }

        if ((stages & TrainingStages.PackOutputGradients) != 0)
        {
            _transfer.PackOutputGradients(_pass, _batch!, worker);
        }
    }

    private void Run(TrainingStages stages)
    {
        _stages = stages;
        // Whatever was done before is void if a worker fails.
        _done = TrainingStages.None;
        _team.Run(_work);
    }

    private void PrepareForward(Batch<T> batch)
    {
        if (batch.Count > _pass.Capacity)
        {
            _pass = CreatePass(batch.Capacity);
        }

        _batch = batch;
        _pass.Samples = batch.Count;
        _carried.Restore(_pass);
        _pass.RandomKey = CounterHash.Key(_seed, _passCount);
        _passCount++;
    }

    private void Backward(TrainingStages stages)
    {
        _pass.AddsToGradients = _hasGradients;
        Run(stages);
        _done = stages & (TrainingStages.BackwardFromLoss | TrainingStages.BackwardFromOutputs);
        _hasGradients = true;
        _hasInputGradients = _computesInputGradients;
        _usedGradientsUp = false;
    }

    private void PrepareUpdate(double gradientScale)
    {
        double rate = LearningRate;
        if (!(rate >= 0 && double.IsFinite(rate)))
        {
            throw new InvalidOperationException(
                FormattableString.Invariant($"{Optimizer.Schedule.GetType().Name} gives the learning rate {rate} for step {StepCount + 1}; it must be 0 or more and finite."));
        }

        _updater.Prepare(rate, StepCount + 1, gradientScale);
        LastLearningRate = rate;
    }

    private void CountStep()
    {
        _progress = _progress with { Steps = _progress.Steps + 1 };
        _accumulated = 0;
    }

    private Pass<T> CreatePass(int capacity) =>
        new(TNetwork.Description.Training, capacity, Network.Parameters.Trained, Network.Parameters.State, _gradients) { ComputesInputGradients = _computesInputGradients };

    private static TensorDescription TrainedTensor(string parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        NetworkDescription description = TNetwork.Description;
        foreach (TensorDescription tensor in description.Tensors)
        {
            if (!tensor.IsState && tensor.Name == parameter)
            {
                return tensor;
            }
        }

        string known = string.Join(", ", description.Tensors.Where(tensor => !tensor.IsState).Select(tensor => tensor.Name));
        throw new ArgumentException($"{description.Name} has no trained parameter '{parameter}'; it has {(known.Length > 0 ? known : "none")}.", nameof(parameter));
    }

    private void RequireGradients()
    {
        if (_usedGradientsUp)
        {
            throw new InvalidOperationException(
                $"{nameof(TrainStep)} has used the gradients up while it computed them; set {nameof(TrainerOptions)}.{nameof(TrainerOptions.KeepsGradients)}, or use the pieces of a step.");
        }
    }

    private void RequireLoss()
    {
        if (!_transfer.HasLoss)
        {
            throw new InvalidOperationException($"{TNetwork.Description.Name} has no loss; train it from gradients of its outputs, with {nameof(Forward)} and {nameof(Backward)}.");
        }
    }

    private void RequireDone(TrainingStages stage, string method)
    {
        if ((_done & stage) == 0)
        {
            throw new InvalidOperationException($"Call {method} first: each backward pass needs one of its own.");
        }
    }

    private void RequireRows(int values, int length, string parameter)
    {
        if (values != _pass.Samples * length)
        {
            throw new ArgumentException($"The gradient has {_pass.Samples} x {length} values, but the span {values}.", parameter);
        }
    }

    private void RequireSameCount(Batch<T> batch, string parameter)
    {
        if (batch.Count != _pass.Samples)
        {
            throw new ArgumentException($"The batch has {batch.Count} samples, but the forward pass had {_pass.Samples}.", parameter);
        }
    }
}
