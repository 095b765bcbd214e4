using System.Numerics;

namespace DslNets;

/// <summary>Samples in memory. Subsets, splits and folds share the values of the set they are made of.</summary>
public sealed class DataSet<T> : IDataSource<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly IReadOnlyList<DataPort<T>> _inputs;
    private readonly IReadOnlyList<DataPort<T>> _targets;
    private readonly T[]? _sampleWeights;

    /// <summary>The samples of a subset, as indexes into the ports; null for all.</summary>
    private readonly int[]? _samples;

    /// <summary>Makes a set for classification with one input port.</summary>
    /// <param name="inputs">The samples one after the other; used, not copied.</param>
    /// <param name="labels">The class of each sample, from 0; used, not copied.</param>
    /// <param name="classNames">What the classes are called.</param>
    /// <exception cref="ArgumentException">There are no samples, a label is negative or has no name, or <paramref name="inputs"/> does not divide into them.</exception>
    public DataSet(T[] inputs, int[] labels, IReadOnlyList<string>? classNames = null)
        : this([Rows(inputs, CountOf(labels), nameof(inputs))], [new DataPort<T>(labels)], classNames: classNames)
    {
    }

    /// <summary>Makes a set with one input port and one port of real targets.</summary>
    /// <param name="inputs">The samples one after the other; used, not copied.</param>
    /// <param name="targets">The targets one after the other; used, not copied.</param>
    /// <param name="count">The number of samples.</param>
    /// <exception cref="ArgumentException"><paramref name="inputs"/> or <paramref name="targets"/> does not divide into so many samples.</exception>
    public DataSet(T[] inputs, T[] targets, int count)
        : this([Rows(inputs, count, nameof(inputs))], [Rows(targets, count, nameof(targets))])
    {
    }

    /// <summary>Makes a set with any number of ports.</summary>
    /// <param name="inputs">One for each input port of the network, in its order.</param>
    /// <param name="targets">One for each target port of the network, in its order; none for data without targets.</param>
    /// <param name="sampleWeights">The relative weight of each sample in the loss, 0 or more; null for 1 each. Used, not copied.</param>
    /// <param name="classNames">What the classes of the first target are called.</param>
    /// <exception cref="ArgumentException">There are no samples, the ports differ in their number of samples, a weight is negative or not finite, or a class has no name.</exception>
    public DataSet(IReadOnlyList<DataPort<T>> inputs, IReadOnlyList<DataPort<T>> targets, T[]? sampleWeights = null, IReadOnlyList<string>? classNames = null)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(targets);
        if (inputs.Count == 0 || inputs[0].Count == 0)
        {
            throw new ArgumentException("A data set needs an input port with at least one sample.", nameof(inputs));
        }

        Count = inputs[0].Count;
        CheckCounts(inputs, nameof(inputs));
        CheckCounts(targets, nameof(targets));
        if (inputs.Any(port => port.HasLabels))
        {
            throw new ArgumentException("Inputs are numbers; give tokens as values, not as labels.", nameof(inputs));
        }

        if (sampleWeights is not null)
        {
            CheckWeights(sampleWeights);
        }

        _inputs = inputs;
        _targets = targets;
        _sampleWeights = sampleWeights;
        ClassNames = classNames ?? [];
        if (ClassNames.Count > 0 && targets.Count > 0)
        {
            foreach (int label in targets[0].Labels)
            {
                if (label >= ClassNames.Count)
                {
                    throw new ArgumentException($"The label {label} has no name; there are {ClassNames.Count} names.", nameof(classNames));
                }
            }
        }
    }

    private DataSet(DataSet<T> all, int[] samples)
    {
        _inputs = all._inputs;
        _targets = all._targets;
        _sampleWeights = all._sampleWeights;
        _samples = samples;
        ClassNames = all.ClassNames;
        Count = samples.Length;
    }

    /// <inheritdoc/>
    public int Count { get; }

    /// <summary>The number of input ports.</summary>
    public int InputCount => _inputs.Count;

    /// <summary>The number of target ports.</summary>
    public int TargetCount => _targets.Count;

    /// <summary>What the classes of the first target are called; empty when that is not known.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>The number of classes: one more than the largest label, or the number of class names if that is more; 0 for real targets.</summary>
    /// <param name="port">The target port.</param>
    public int ClassCount(int port = 0)
    {
        if (!_targets[port].HasLabels)
        {
            return 0;
        }

        int classes = port == 0 ? ClassNames.Count : 0;
        foreach (int label in _targets[port].Labels)
        {
            classes = Math.Max(classes, label + 1);
        }

        return classes;
    }

    /// <summary>The input values of one sample.</summary>
    /// <param name="sample">From 0 to <see cref="Count"/> - 1.</param>
    /// <param name="port">The input port.</param>
    public ReadOnlySpan<T> Input(int sample, int port = 0) => _inputs[port].Row(Place(sample));

    /// <summary>The real target values of one sample; empty for labels.</summary>
    /// <param name="sample">From 0 to <see cref="Count"/> - 1.</param>
    /// <param name="port">The target port.</param>
    public ReadOnlySpan<T> Target(int sample, int port = 0)
    {
        int place = Place(sample);
        return _targets[port].HasLabels ? [] : _targets[port].Row(place);
    }

    /// <summary>The class of one sample.</summary>
    /// <param name="sample">From 0 to <see cref="Count"/> - 1.</param>
    /// <param name="port">The target port.</param>
    /// <exception cref="InvalidOperationException">The targets of the port are real, or a sample has several labels; <see cref="StepLabels"/> gives them.</exception>
    public int Label(int sample, int port = 0)
    {
        CheckHasOneLabel(port);
        return _targets[port].Labels[Place(sample)];
    }

    /// <summary>The classes of the steps of one sample; of a port with one label for each sample, that one.</summary>
    /// <param name="sample">From 0 to <see cref="Count"/> - 1.</param>
    /// <param name="port">The target port.</param>
    /// <exception cref="InvalidOperationException">The targets of the port are real.</exception>
    public ReadOnlySpan<int> StepLabels(int sample, int port = 0)
    {
        CheckHasLabels(port);
        return _targets[port].LabelRow(Place(sample));
    }

    /// <summary>The relative weight of one sample in the loss; 1 unless given.</summary>
    /// <param name="sample">From 0 to <see cref="Count"/> - 1.</param>
    public T SampleWeight(int sample)
    {
        int place = Place(sample);
        return _sampleWeights is null ? T.One : _sampleWeights[place];
    }

    /// <summary>The classes of all samples.</summary>
    /// <param name="port">The target port.</param>
    /// <exception cref="InvalidOperationException">The targets of the port are real, or a sample has several labels; <see cref="StepLabels"/> gives them.</exception>
    public int[] Labels(int port = 0)
    {
        CheckHasOneLabel(port);
        int[] labels = new int[Count];
        for (int sample = 0; sample < Count; sample++)
        {
            labels[sample] = _targets[port].Labels[Place(sample)];
        }

        return labels;
    }

    /// <inheritdoc/>
    /// <remarks>Labels go into a real target port of one value, such as that of a sigmoid output, as the numbers they are.</remarks>
    public void Read(ReadOnlySpan<int> samples, Batch<T> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (samples.IsEmpty || samples.Length > batch.Capacity)
        {
            throw new ArgumentException($"{samples.Length} samples do not fit a batch of 1 to {batch.Capacity}.", nameof(samples));
        }

        foreach (int sample in samples)
        {
            if ((uint)sample >= (uint)Count)
            {
                throw new ArgumentOutOfRangeException(nameof(samples), sample, $"The data set has the samples 0 to {Count - 1}.");
            }
        }

        CheckPorts(batch.Description, nameof(batch));
        batch.Count = samples.Length;
        for (int port = 0; port < _inputs.Count; port++)
        {
            ReadRows(samples, _inputs[port], batch.Input(port));
            ReadLengths(samples, port, batch);
        }

        for (int port = 0; port < batch.Description.Targets.Count; port++)
        {
            ReadTarget(samples, port, batch);
        }

        for (int row = 0; row < samples.Length; row++)
        {
            batch.SampleWeights[row] = SampleWeight(samples[row]);
        }
    }

    /// <summary>Some of the samples, in the order given; a sample may occur more than once.</summary>
    /// <exception cref="ArgumentException">No sample is given.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index names no sample.</exception>
    public DataSet<T> Subset(ReadOnlySpan<int> samples)
    {
        if (samples.IsEmpty)
        {
            throw new ArgumentException("A subset needs at least one sample.", nameof(samples));
        }

        int[] places = new int[samples.Length];
        for (int index = 0; index < places.Length; index++)
        {
            places[index] = Place(samples[index]);
        }

        return new DataSet<T>(this, places);
    }

    /// <summary>Divides the samples at random.</summary>
    /// <param name="fractions">The share of each part; together 1, such as 0.8 and 0.2.</param>
    /// <param name="seed">The same seed gives the same parts.</param>
    /// <exception cref="ArgumentException">The fractions are not positive, do not add up to 1, or leave a part without samples.</exception>
    public DataSet<T>[] Split(ReadOnlySpan<double> fractions, ulong seed)
    {
        CheckFractions(fractions);
        return Parts(Partition.Random(Count, fractions, seed), nameof(fractions));
    }

    /// <summary>Divides the samples at random so that every part has about the same share of every class.</summary>
    /// <param name="fractions">The share of each part; together 1, such as 0.8 and 0.2.</param>
    /// <param name="seed">The same seed gives the same parts.</param>
    /// <param name="port">The target port that has the classes.</param>
    /// <exception cref="ArgumentException">The fractions are not positive, do not add up to 1, or leave a part without samples.</exception>
    /// <exception cref="InvalidOperationException">The targets of the port are real, or a sample has several labels.</exception>
    public DataSet<T>[] StratifiedSplit(ReadOnlySpan<double> fractions, ulong seed, int port = 0)
    {
        CheckFractions(fractions);
        return Parts(Partition.Stratified(Labels(port), fractions, seed), nameof(fractions));
    }

    /// <summary>Divides the samples at random into folds of equal size; each is the validation set once.</summary>
    /// <param name="folds">At least 2, at most <see cref="Count"/>.</param>
    /// <param name="seed">The same seed gives the same folds.</param>
    public Fold<T>[] KFold(int folds, ulong seed)
    {
        CheckFolds(folds);
        return Folds(Partition.Random(Count, Partition.Equal(folds), seed));
    }

    /// <summary>As <see cref="KFold"/>, but every fold has about the same share of every class.</summary>
    /// <param name="folds">At least 2, at most <see cref="Count"/>.</param>
    /// <param name="seed">The same seed gives the same folds.</param>
    /// <param name="port">The target port that has the classes.</param>
    /// <exception cref="InvalidOperationException">The targets of the port are real, or a sample has several labels.</exception>
    public Fold<T>[] StratifiedKFold(int folds, ulong seed, int port = 0)
    {
        CheckFolds(folds);
        return Folds(Partition.Stratified(Labels(port), Partition.Equal(folds), seed));
    }

    /// <summary>The same samples with one input port replaced.</summary>
    /// <param name="values">The values of all <see cref="Count"/> samples; used, not copied.</param>
    /// <param name="port">The input port.</param>
    /// <exception cref="ArgumentException"><paramref name="values"/> does not divide into so many samples.</exception>
    public DataSet<T> WithInput(T[] values, int port = 0)
    {
        DataPort<T>[] inputs = [.. _inputs.Select(Gather)];
        DataPort<T> rows = Rows(values, Count, nameof(values));
        inputs[port] = inputs[port].Lengths.IsEmpty ? rows : new DataPort<T>(values, rows.Length, inputs[port].Lengths.ToArray());
        return new DataSet<T>(inputs, [.. _targets.Select(Gather)], Weights(), ClassNames);
    }

    /// <summary>The same samples with the labels of one target port as one-hot vectors, one for each label.</summary>
    /// <param name="classes">The length of a vector; 0 for <see cref="ClassCount"/>.</param>
    /// <param name="port">The target port.</param>
    /// <exception cref="InvalidOperationException">The targets of the port are real.</exception>
    /// <exception cref="ArgumentException">A label is not below <paramref name="classes"/>.</exception>
    public DataSet<T> WithOneHotTargets(int classes = 0, int port = 0)
    {
        CheckHasLabels(port);
        int length = classes == 0 ? ClassCount(port) : classes;
        DataPort<T>[] targets = [.. _targets.Select(Gather)];
        targets[port] = new DataPort<T>(OneHot.Encode<T>(targets[port].Labels, length), targets[port].Length * length);
        return new DataSet<T>([.. _inputs.Select(Gather)], targets, Weights(), ClassNames);
    }

    /// <summary>The same samples with other weights.</summary>
    /// <param name="weights">The relative weight of each of the <see cref="Count"/> samples in the loss, 0 or more.</param>
    /// <exception cref="ArgumentException">There are not as many weights as samples, or one is negative or not finite.</exception>
    public DataSet<T> WithSampleWeights(T[] weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return new DataSet<T>([.. _inputs.Select(Gather)], [.. _targets.Select(Gather)], weights, ClassNames);
    }

    private static int CountOf(int[] labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return labels.Length;
    }

    private static DataPort<T> Rows(T[] values, int count, string parameter)
    {
        ArgumentNullException.ThrowIfNull(values, parameter);
        if (count <= 0 || values.Length == 0 || values.Length % count != 0)
        {
            throw new ArgumentException($"{values.Length} values do not divide into {count} samples.", parameter);
        }

        return new DataPort<T>(values, values.Length / count);
    }

    private static void CheckFractions(ReadOnlySpan<double> fractions)
    {
        double sum = 0;
        foreach (double fraction in fractions)
        {
            if (!(fraction > 0))
            {
                throw new ArgumentException(FormattableString.Invariant($"Every fraction must be above 0, but one is {fraction}."), nameof(fractions));
            }

            sum += fraction;
        }

        if (!(Math.Abs(sum - 1) < 1e-6))
        {
            throw new ArgumentException(FormattableString.Invariant($"The fractions must add up to 1, not to {sum}."), nameof(fractions));
        }
    }

    private void CheckFolds(int folds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(folds, Count);
    }

    private void CheckCounts(IReadOnlyList<DataPort<T>> ports, string parameter)
    {
        for (int port = 0; port < ports.Count; port++)
        {
            if (ports[port].Count != Count)
            {
                throw new ArgumentException($"Port {port} has {ports[port].Count} samples, but the first input port has {Count}.", parameter);
            }
        }
    }

    private void CheckWeights(T[] sampleWeights)
    {
        if (sampleWeights.Length != Count)
        {
            throw new ArgumentException($"There are {sampleWeights.Length} weights for {Count} samples.", nameof(sampleWeights));
        }

        int wrong = Array.FindIndex(sampleWeights, weight => !(weight >= T.Zero && T.IsFinite(weight)));
        if (wrong >= 0)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The weight of sample {wrong} is {sampleWeights[wrong]}; weights are finite and 0 or more."), nameof(sampleWeights));
        }
    }

    private void CheckHasLabels(int port)
    {
        if (!_targets[port].HasLabels)
        {
            throw new InvalidOperationException($"Target port {port} has real values, not class labels.");
        }
    }

    private void CheckHasOneLabel(int port)
    {
        CheckHasLabels(port);
        if (_targets[port].Length != 1)
        {
            throw new InvalidOperationException($"Target port {port} has {_targets[port].Length} labels for each sample, not one.");
        }
    }

    private void CheckPorts(NetworkDescription description, string parameter)
    {
        if (description.Inputs.Count != _inputs.Count)
        {
            throw new ArgumentException($"{description.Name} has {description.Inputs.Count} input ports, but the data set {_inputs.Count}.", parameter);
        }

        for (int port = 0; port < _inputs.Count; port++)
        {
            if (description.Inputs[port].Length != _inputs[port].Length)
            {
                throw new ArgumentException(
                    $"Input '{description.Inputs[port].Name}' of {description.Name} takes {description.Inputs[port].Length} values, but the data set has {_inputs[port].Length} for each sample.",
                    parameter);
            }
        }

        for (int port = 0; port < _inputs.Count; port++)
        {
            if (!description.Inputs[port].HasLengths && !_inputs[port].Lengths.IsEmpty)
            {
                throw new ArgumentException(
                    $"Input '{description.Inputs[port].Name}' of {description.Name} takes sequences of one length, but the data set has lengths; write [Input(steps, features, Lengths = true)].",
                    parameter);
            }
        }

        // A network without a loss has no targets; those of the data set are left alone.
        if (description.Targets.Count > 0 && description.Targets.Count != _targets.Count)
        {
            throw new ArgumentException($"{description.Name} has {description.Targets.Count} target ports, but the data set {_targets.Count}.", parameter);
        }

        for (int port = 0; port < description.Targets.Count; port++)
        {
            PortDescription expected = description.Targets[port];
            if (expected.Kind == PortKind.Index && !_targets[port].HasLabels)
            {
                throw new ArgumentException($"Target '{expected.Name}' of {description.Name} takes class labels, but the data set has real values.", parameter);
            }

            if (expected.Kind == PortKind.Index && expected.Length != _targets[port].Length)
            {
                throw new ArgumentException(
                    $"Target '{expected.Name}' of {description.Name} takes {LabelTarget.Count(expected.Length)} for each sample, but the data set has {LabelTarget.Count(_targets[port].Length)}.", parameter);
            }

            if (expected.Kind == PortKind.Real && expected.Length != _targets[port].Length)
            {
                string found = _targets[port].HasLabels ? "class labels; WithOneHotTargets makes vectors of them" : $"{_targets[port].Length} for each sample";
                throw new ArgumentException($"Target '{expected.Name}' of {description.Name} takes {expected.Length} values, but the data set has {found}.", parameter);
            }
        }
    }

    private void ReadTarget(ReadOnlySpan<int> samples, int port, Batch<T> batch)
    {
        DataPort<T> target = _targets[port];
        if (!target.HasLabels)
        {
            ReadRows(samples, target, batch.Target(port));
            return;
        }

        for (int row = 0; row < samples.Length; row++)
        {
            LabelTarget.Write(batch, port, row, target.LabelRow(Place(samples[row])));
        }
    }

    /// <summary>Without lengths all steps are real.</summary>
    private void ReadLengths(ReadOnlySpan<int> samples, int port, Batch<T> batch)
    {
        Span<int> lengths = batch.Lengths(port);
        ReadOnlySpan<int> known = _inputs[port].Lengths;
        for (int row = 0; row < lengths.Length; row++)
        {
            lengths[row] = known.IsEmpty ? batch.Description.Inputs[port].Shape[0] : known[Place(samples[row])];
        }
    }

    private void ReadRows(ReadOnlySpan<int> samples, DataPort<T> port, Span<T> destination)
    {
        for (int row = 0; row < samples.Length; row++)
        {
            port.Row(Place(samples[row])).CopyTo(destination[(row * port.Length)..]);
        }
    }

    /// <summary>Where a sample of this set stands in the ports.</summary>
    private int Place(int sample)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sample);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(sample, Count);
        return _samples is null ? sample : _samples[sample];
    }

    private DataSet<T>[] Parts(int[][] parts, string parameter)
    {
        int empty = Array.FindIndex(parts, part => part.Length == 0);
        return empty < 0
            ? [.. parts.Select(part => Subset(part))]
            : throw new ArgumentException($"Part {empty} of {Count} samples would be empty.", parameter);
    }

    private Fold<T>[] Folds(int[][] parts) =>
        [.. parts.Select(part => new Fold<T>(Subset(parts.Where(other => other != part).SelectMany(other => other).ToArray()), Subset(part)))];

    /// <summary>The samples of this subset as a port of their own.</summary>
    private DataPort<T> Gather(DataPort<T> port)
    {
        if (_samples is null)
        {
            return port;
        }

        if (port.HasLabels)
        {
            int[] labels = new int[Count * port.Length];
            for (int sample = 0; sample < Count; sample++)
            {
                port.LabelRow(_samples[sample]).CopyTo(labels.AsSpan(sample * port.Length));
            }

            return new DataPort<T>(labels, port.Length);
        }

        var values = new T[Count * port.Length];
        for (int sample = 0; sample < Count; sample++)
        {
            port.Row(_samples[sample]).CopyTo(values.AsSpan(sample * port.Length));
        }

        return port.Lengths.IsEmpty ? new DataPort<T>(values, port.Length) : new DataPort<T>(values, port.Length, [.. _samples.Select(sample => port.Lengths[sample])]);
    }

    private T[]? Weights() => _sampleWeights is null || _samples is null ? _sampleWeights : [.. _samples.Select(sample => _sampleWeights[sample])];
}
