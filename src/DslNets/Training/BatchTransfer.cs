using System.Numerics;
using DslNets.Runtime;

namespace DslNets;

/// <summary>Checks batches and copies them into and out of the arena of a pass.</summary>
internal sealed class BatchTransfer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkDescription _description;
    // Arrays, because a step of a small network takes a microsecond: no interface stands between it and its ports.
    private readonly Port[] _inputs;
    private readonly int[] _lengths;
    private readonly Port[] _outputs;
    private readonly Port[] _outputGradients;
    private readonly Port[] _targets;
    private readonly int _sampleWeights;
    private readonly int _losses;

    public BatchTransfer(NetworkDescription description, ArenaDescription arena)
    {
        _description = description;
        _inputs = Ports(description.Inputs, arena.Inputs);
        _lengths = [.. arena.Lengths];
        _outputs = Ports(description.Outputs, arena.Outputs);
        _outputGradients = Ports(description.Outputs, arena.OutputGradients);
        _targets = Ports(description.Targets, arena.Targets);
        _sampleWeights = arena.SampleWeights;
        _losses = arena.Losses;
    }

    /// <summary>Whether the network has a loss.</summary>
    public bool HasLoss => _losses >= 0;

    /// <exception cref="ArgumentException">The batch belongs to another network, or an index input or a length is out of range.</exception>
    public void CheckInputs(Batch<T> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (!ReferenceEquals(batch.Description, _description))
        {
            throw new ArgumentException($"The batch was made for {batch.Description.Name}, not for {_description.Name}.", nameof(batch));
        }

        for (int port = 0; port < _inputs.Length; port++)
        {
            if (_inputs[port].Kind == PortKind.Index)
            {
                TokenIndexes.Require<T>(batch.Input(port), _inputs[port].Length, _inputs[port].Classes, nameof(batch), _description.Inputs[port].Name);
            }
        }

        for (int port = 0; port < _lengths.Length; port++)
        {
            PortLengths.RequireSteps(batch.Lengths(port), _description.Inputs[port].Shape[0], nameof(batch));
        }
    }

    /// <returns>The sum of the sample weights.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A label is no class, or a weight is negative or not finite.</exception>
    public double CheckTargets(Batch<T> batch)
    {
        for (int port = 0; port < _targets.Length; port++)
        {
            if (_targets[port].Kind == PortKind.Index)
            {
                CheckLabels(batch, port);
            }
        }

        return SumOfWeights(batch, nameof(batch));
    }

    /// <returns>The sum of the sample weights.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative or not finite.</exception>
    public static double SumOfWeights(Batch<T> batch, string parameter)
    {
        double sum = 0;
        ReadOnlySpan<T> weights = batch.SampleWeights.AsSpan(0, batch.Count);
        for (int sample = 0; sample < weights.Length; sample++)
        {
            // Not "below 0", so that NaN is caught too.
            if (!(weights[sample] >= T.Zero) || T.IsPositiveInfinity(weights[sample]))
            {
                throw new ArgumentOutOfRangeException(parameter, weights[sample], $"Sample {sample}: the sample weight must be 0 or more and finite.");
            }

            sum += double.CreateTruncating(weights[sample]);
        }

        return sum;
    }

    /// <summary>Packs this worker's blocks of the inputs.</summary>
    public void PackInputs(Pass<T> pass, Batch<T> batch, in Worker worker)
    {
        int first = worker.First(pass.Blocks);
        int end = worker.End(pass.Blocks);
        for (int port = 0; port < _inputs.Length; port++)
        {
            Pack(batch.Input(port), _inputs[port], pass, first, end);
        }

        for (int port = 0; port < _lengths.Length; port++)
        {
            if (_lengths[port] >= 0)
            {
                pass.PackLengths(_lengths[port], batch.Lengths(port), first, end);
            }
        }
    }

    /// <summary>Packs this worker's blocks of the targets, and of the sample weights scaled so that they add up to 1.</summary>
    public void PackTargets(Pass<T> pass, Batch<T> batch, double weightSum, in Worker worker)
    {
        int first = worker.First(pass.Blocks);
        int end = worker.End(pass.Blocks);
        int start = first * BatchLayout.BlockLength<T>();
        int padded = end * BatchLayout.BlockLength<T>();
        int samples = Math.Min(batch.Count, padded);
        for (int port = 0; port < _targets.Length; port++)
        {
            if (_targets[port].Kind == PortKind.Real)
            {
                Pack(batch.Target(port), _targets[port], pass, first, end);
                continue;
            }

            PackLabels(batch.Labels(port), _targets[port], pass, start, samples, padded);
        }

        // A pass that only reports losses does not read the weights.
        if (_sampleWeights >= 0)
        {
            double factor = weightSum > 0 ? 1 / weightSum : 0;
            Span<T> packed = pass.At(_sampleWeights, 1);
            ReadOnlySpan<T> weights = batch.SampleWeights;
            for (int sample = start; sample < samples; sample++)
            {
                packed[sample] = T.CreateTruncating(double.CreateTruncating(weights[sample]) * factor);
            }

            packed[samples..padded].Clear();
        }
    }

    /// <summary>Packs this worker's blocks of the gradients of the outputs, which stand in the outputs of the batch.</summary>
    public void PackOutputGradients(Pass<T> pass, Batch<T> gradients, in Worker worker)
    {
        int first = worker.First(pass.Blocks);
        int end = worker.End(pass.Blocks);
        for (int port = 0; port < _outputGradients.Length; port++)
        {
            Pack(gradients.Output(port), _outputGradients[port], pass, first, end);
        }
    }

    /// <summary>Copies this worker's blocks of the outputs into the batch.</summary>
    public void UnpackOutputs(Pass<T> pass, Batch<T> batch, in Worker worker)
    {
        for (int port = 0; port < _outputs.Length; port++)
        {
            int length = _outputs[port].Length;
            BatchLayout.Unpack(pass.At(_outputs[port].Offset, length), length, batch.Output(port), worker.First(pass.Blocks), worker.End(pass.Blocks));
        }
    }

    /// <summary>The sum of the samples' losses times their weights, added in double in the order of the samples.</summary>
    public double WeightedLoss(Pass<T> pass, Batch<T> batch)
    {
        double sum = 0;
        ReadOnlySpan<T> losses = pass.At(_losses, 1);
        ReadOnlySpan<T> weights = batch.SampleWeights.AsSpan(0, batch.Count);
        for (int sample = 0; sample < weights.Length; sample++)
        {
            sum += double.CreateTruncating(weights[sample]) * double.CreateTruncating(losses[sample]);
        }

        return sum;
    }

    private static void Pack(ReadOnlySpan<T> rows, Port port, Pass<T> pass, int firstBlock, int endBlock) =>
        BatchLayout.Pack(rows, port.Length, pass.At(port.Offset, port.Length), firstBlock, endBlock);

    /// <summary>Labels lie as values do: step by step, the samples of a block side by side.</summary>
    private static void PackLabels(ReadOnlySpan<int> labels, Port port, Pass<T> pass, int start, int samples, int padded)
    {
        int steps = port.Length;
        int block = BatchLayout.BlockLength<T>();
        Span<T> packed = pass.At(port.Offset, steps);
        for (int sample = start; sample < padded; sample++)
        {
            int place = (sample / block * steps * block) + (sample % block);
            for (int step = 0; step < steps; step++)
            {
                packed[place + (step * block)] = sample < samples ? T.CreateTruncating(labels[(sample * steps) + step]) : T.Zero;
            }
        }
    }

    private static Port[] Ports(IReadOnlyList<PortDescription> ports, IReadOnlyList<int> offsets)
    {
        // Inference has no gradients and a network without loss no targets in its arena: then there is nothing to copy.
        var copied = new Port[Math.Min(ports.Count, offsets.Count)];
        for (int port = 0; port < copied.Length; port++)
        {
            copied[port] = new Port(offsets[port], ports[port].Length, ports[port].Kind, ports[port].Classes);
        }

        return copied;
    }

    private void CheckLabels(Batch<T> batch, int port)
    {
        uint classes = (uint)_targets[port].Classes;
        ReadOnlySpan<int> labels = batch.Labels(port);
        for (int i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] >= classes)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(batch), labels[i], $"{TokenIndexes.Place(i, _targets[port].Length)}: the label of target '{_description.Targets[port].Name}' must be 0 to {classes - 1}, one of {classes} classes.");
            }
        }
    }

    private readonly record struct Port(int Offset, int Length, PortKind Kind, int Classes);
}
