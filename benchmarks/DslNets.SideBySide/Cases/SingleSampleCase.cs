namespace DslNets.SideBySide.Cases;

/// <summary>The latency of one sample: each input depends on the output before, so that calls cannot overlap.</summary>
internal abstract class SingleSampleCase<TNetwork>(string name, PeerKind peer, TimeUnit unit, int[] widths, string activation, LayeredNetwork? layered = null)
    : Case(name, peer, unit, new CaseDescription(CaseKind.SingleSample, widths, activation, BatchSize: 1) { Layered = layered })
    where TNetwork : class, INetwork<TNetwork, float>
{
    /// <summary>The network.</summary>
    protected TNetwork Network { get; } = TNetwork.Create(seed: 1);

    /// <summary>The sample.</summary>
    protected float[] Input { get; } = new float[widths[0]];

    /// <summary>Its output.</summary>
    protected float[] Output { get; } = new float[widths[^1]];

    public override float[] InitialParameters => ParametersOf(Network);

    public override void Prepare() => InputsOf(0).CopyTo(Input);

    public override IReadOnlyList<double> Check()
    {
        var outputs = new List<double>();
        for (int sample = 0; sample < Description.Batches; sample++)
        {
            InputsOf(sample).CopyTo(Input);
            Predict();
            outputs.AddRange(Output.Select(value => (double)value));
        }

        InputsOf(0).CopyTo(Input);
        return outputs;
    }

    /// <summary>Computes the output of the input.</summary>
    /// <remarks>Each class calls its network's own Predict, also in its loop: no call through an interface is part of the time.</remarks>
    protected abstract void Predict();
}
