using DslNets.SideBySide.Sides;

namespace DslNets.SideBySide.Cases;

/// <summary>One comparison: our side of it, and the description from which a peer builds its own.</summary>
internal abstract class Case(string name, PeerKind peer, TimeUnit unit, CaseDescription description) : IMeasured
{
    /// <summary>How much of an output goes into the next input where calls must not overlap: enough to depend on it, too little to matter.</summary>
    public const float Feedback = 1e-6f;

    /// <summary>The name in the results.</summary>
    public string Name { get; } = name;

    /// <summary>What it is compared with.</summary>
    public PeerKind Peer { get; } = peer;

    /// <summary>The unit of the times in the results.</summary>
    public TimeUnit Unit { get; } = unit;

    /// <summary>The network and the work.</summary>
    public CaseDescription Description { get; } = description;

    /// <summary>The threads of our side.</summary>
    public virtual int Threads => 1;

    /// <summary>The case that the peer runs.</summary>
    public virtual string PeerCase => Name;

    /// <summary>Whether the share of the core's peak says anything: not when the work is a single sample, whose weights are read once each, or a stream, whose steps wait for each other.</summary>
    public bool HasPeakFraction => Description.Kind is not (CaseKind.SingleSample or CaseKind.Stream) && Threads == 1;

    /// <summary>The inputs of all batches, sample after sample: uniform in [0, 1), like pixels.</summary>
    public float[] Inputs { get; } = Uniform(description.Batches * description.BatchSize * description.Widths[0]);

    /// <summary>The class of each sample.</summary>
    public int[] Labels { get; } = Classes(description.Batches * description.BatchSize, description.Widths[^1]);

    /// <summary>The parameters with which both sides start.</summary>
    public abstract float[] InitialParameters { get; }

    /// <summary>Makes everything that calls need.</summary>
    public abstract void Prepare();

    /// <summary>What both sides must compute alike: losses of the first steps of training without dropout, or outputs.</summary>
    public abstract IReadOnlyList<double> Check();

    /// <inheritdoc/>
    public virtual void BeginTurn()
    {
    }

    /// <inheritdoc/>
    public abstract void Repeat(int count);

    /// <summary>The inputs of one batch.</summary>
    protected ReadOnlySpan<float> InputsOf(int batch)
    {
        int length = Description.BatchSize * Description.Widths[0];
        return Inputs.AsSpan(batch * length, length);
    }

    /// <summary>All parameters of a network, layer after layer: weights [output, input], then bias.</summary>
    protected static float[] ParametersOf<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork<TNetwork, float>
    {
        var parameters = new float[TNetwork.Description.ParameterCount];
        network.CopyParametersTo<TNetwork, float>(parameters);
        return parameters;
    }

    /// <summary>Numbers in [0, 1), always the same.</summary>
    protected static float[] Uniform(int length)
    {
        var random = new Random(1);
        var values = new float[length];
        for (int index = 0; index < length; index++)
        {
            values[index] = random.NextSingle();
        }

        return values;
    }

    private static int[] Classes(int length, int classes)
    {
        var random = new Random(2);
        var labels = new int[length];
        for (int index = 0; index < length; index++)
        {
            labels[index] = random.Next(classes);
        }

        return labels;
    }
}
