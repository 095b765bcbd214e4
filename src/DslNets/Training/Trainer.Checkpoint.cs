using DslNets.Runtime;

namespace DslNets;

/// <content>Checkpoints.</content>
public sealed partial class Trainer<TNetwork, T>
{
    private const string GradientPrefix = "gradient.";
    private const string BestPrefix = "best.";
    private const string MetricPrefix = "epoch.metrics.";
    private const string CarriedPrefix = "epoch.carried.";

    /// <summary>
    /// Writes all that is needed to go on later with the same bits: parameters, state, optimizer state, step count, random position, the place in the epoch with its metrics so far and, while <c>Fit</c> runs or when it
    /// was interrupted, the best epoch so far with the weights that <see cref="EarlyStopping"/> would restore.
    /// The file is a safetensors file and written as a whole or not at all. Settings (optimizer, batch size, data) are the program's and not in it.
    /// </summary>
    /// <param name="path">The file; replaced when it exists.</param>
    /// <exception cref="IOException">The file cannot be written; an older file of this name is untouched.</exception>
    public void SaveCheckpoint(string path)
    {
        NetworkDescription description = TNetwork.Description;
        var metadata = new Dictionary<string, string>
        {
            ["format"] = Checkpoint.Format,
            ["network"] = description.Name,
            ["architecture"] = description.ArchitectureHash,
            ["optimizer"] = Optimizer.GetType().Name,
            ["seed"] = Checkpoint.Text(_seed),
            ["passes"] = Checkpoint.Text(_passCount),
            ["steps"] = Checkpoint.Text(_progress.Steps),
            ["epochs"] = Checkpoint.Text(_progress.Epochs),
            ["epoch.steps"] = Checkpoint.Text(Position.Steps),
            ["epoch.samples"] = Checkpoint.Text(Position.Samples),
            ["epoch.lossSum"] = Checkpoint.Text(Position.LossSum),
            ["epoch.weightSum"] = Checkpoint.Text(Position.WeightSum),
            ["epoch.learningRate"] = Checkpoint.Text(LastLearningRate),
            ["accumulated"] = Checkpoint.Text(_accumulated),
            ["plateau.badEpochs"] = Checkpoint.Text(_progress.BadEpochs),
            ["plateau.cooldown"] = Checkpoint.Text(_progress.Cooldown),
        };
        if (_progress.Best is { } best)
        {
            metadata["plateau.best"] = Checkpoint.Text(best);
        }

        if (_progress.ReducedRate is { } rate)
        {
            metadata["plateau.learningRate"] = Checkpoint.Text(rate);
        }

        if (Best is not null)
        {
            BestEpochMetadata.Write(Best, metadata);
        }

        SafetensorsFile.Write(
            path,
            metadata,
            [
                .. Buffers(_accumulated, Best).Select(entry => Checkpoint.Pack(entry.Prefix, entry.Tensor, entry.Buffer)),
                .. _carried.Save().Select((values, index) => Checkpoint.Pack(CarriedPrefix + Checkpoint.Text(index), values)),
                .. Metrics.Saved.Where(_ => Position.Steps > 0).Select(saved => Checkpoint.Pack(MetricPrefix + saved.Key, saved.Value)),
            ]);
    }

    /// <summary>Takes over a checkpoint: the network's parameters and state too. The next step is the one that would have come after it was written.</summary>
    /// <param name="path">A file that a trainer of the same network class and optimizer has written.</param>
    /// <exception cref="InvalidDataException">The file is damaged or of another network or optimizer; the text says what differs. Nothing has changed.</exception>
    /// <exception cref="IOException">The file cannot be read; nothing has changed.</exception>
    public void LoadCheckpoint(string path)
    {
        SafetensorsFile file = SafetensorsFile.Read(path);
        IReadOnlyDictionary<string, string> metadata = file.Metadata;
        Checkpoint.Expect(metadata, "format", Checkpoint.Format);
        Checkpoint.Expect(metadata, "architecture", TNetwork.Description.ArchitectureHash);
        Checkpoint.Expect(metadata, "optimizer", Optimizer.GetType().Name);
        ulong seed = Checkpoint.Number<ulong>(metadata, "seed");
        long passes = Checkpoint.Count<long>(metadata, "passes");
        int accumulated = Checkpoint.Count<int>(metadata, "accumulated");
        var position = new EpochPosition(
            Checkpoint.Count<int>(metadata, "epoch.steps"),
            Checkpoint.Count<long>(metadata, "epoch.samples"),
            Checkpoint.Number<double>(metadata, "epoch.lossSum"),
            Checkpoint.Number<double>(metadata, "epoch.weightSum"));
        double lastLearningRate = Checkpoint.Number<double>(metadata, "epoch.learningRate");
        var progress = new ScheduleProgress(
            Checkpoint.Count<long>(metadata, "steps"),
            Checkpoint.Count<long>(metadata, "epochs"),
            Checkpoint.NumberOrNull<double>(metadata, "plateau.learningRate"),
            Checkpoint.NumberOrNull<double>(metadata, "plateau.best"),
            Checkpoint.Count<int>(metadata, "plateau.badEpochs"),
            Checkpoint.Count<int>(metadata, "plateau.cooldown"));
        BestEpoch<T>? best = BestEpochMetadata.Read<T>(metadata, TNetwork.Description);
        var tensors = file.Tensors.ToDictionary(tensor => tensor.Name);
        (AlignedBuffer<T> Buffer, TensorDescription Tensor, T[] Values)[] contents =
            [.. Buffers(accumulated, best).Select(entry => (entry.Buffer, entry.Tensor, Checkpoint.Unpack<T>(tensors, entry.Prefix, entry.Tensor)))];
        var metrics = tensors.Keys.Where(name => name.StartsWith(MetricPrefix, StringComparison.Ordinal)).ToDictionary(name => name[MetricPrefix.Length..], name => Checkpoint.Unpack(tensors[name]));
        double[][] carried = [.. Enumerable.Range(0, tensors.Count).Select(index => CarriedPrefix + Checkpoint.Text(index)).TakeWhile(tensors.ContainsKey).Select(name => Checkpoint.Unpack(tensors[name]))];
        if (!_carried.Fits(carried))
        {
            throw new InvalidDataException("What the checkpoint holds of stateful layers is not what those of this network carry.");
        }

        if (contents.Length + metrics.Count + carried.Length != tensors.Count)
        {
            throw new InvalidDataException($"The checkpoint has {tensors.Count - metrics.Count - carried.Length} tensors, but the trainer needs {contents.Length}.");
        }

        // From here on nothing can fail.
        ZeroGradients();
        foreach ((AlignedBuffer<T> buffer, TensorDescription tensor, T[] values) in contents)
        {
            TensorValues.Write(buffer, tensor, values);
        }

        _carried.Load(carried);
        _seed = seed;
        _passCount = passes;
        _accumulated = accumulated;
        _hasGradients = accumulated > 0;
        _progress = progress;
        _done = TrainingStages.None;
        Position = position;
        Metrics.Saved = metrics;
        Best = best;
        LastLearningRate = lastLearningRate;
        _loss = 0;
    }

    private IEnumerable<(string Prefix, TensorDescription Tensor, AlignedBuffer<T> Buffer)> Buffers(int accumulated, BestEpoch<T>? best)
    {
        foreach (TensorDescription tensor in TNetwork.Description.Tensors)
        {
            yield return (string.Empty, tensor, Network.Parameters.BufferOf(tensor));
            if (best?.Weights is { } weights)
            {
                yield return (BestPrefix, tensor, weights.BufferOf(tensor));
            }

            if (tensor.IsState)
            {
                continue;
            }

            for (int state = 0; state < _updater.States.Length; state++)
            {
                yield return ($"optimizer.{_updater.StateNames[state]}.", tensor, _updater.States[state]);
            }

            if (accumulated > 0)
            {
                yield return (GradientPrefix, tensor, _gradients);
            }
        }
    }
}
