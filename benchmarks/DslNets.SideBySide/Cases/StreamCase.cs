namespace DslNets.SideBySide.Cases;

/// <summary>The next steps of a stream: each call goes on with what the one before remembered, so that calls cannot overlap but for their outputs, which nothing waits for.</summary>
/// <param name="name">The name in the results.</param>
/// <param name="recurrent">The recurrent layer, which a dense one follows.</param>
/// <param name="widths">The features of a step, the units of the recurrent layer, the outputs of a step.</param>
/// <param name="steps">The steps of one call.</param>
internal abstract class StreamCase<TNetwork>(string name, RecurrentKind recurrent, int[] widths, int steps) : Case(
    name,
    PeerKind.OnnxRuntime,
    steps == 1 ? TimeUnit.SingleNanoseconds : TimeUnit.Microseconds,
    new CaseDescription(CaseKind.Stream, widths, "tanh", BatchSize: steps) { Recurrent = recurrent })
    where TNetwork : class, INetwork<TNetwork, float>
{
    private StreamState<float>? _stream;

    /// <summary>The network.</summary>
    protected TNetwork Network { get; } = WithUniformParameters();

    /// <summary>The steps of a call, one after the other.</summary>
    protected float[] Input { get; } = new float[steps * widths[0]];

    /// <summary>Their outputs.</summary>
    protected float[] Output { get; } = new float[steps * widths[^1]];

    /// <summary>What the network remembers.</summary>
    protected StreamState<float> Stream => _stream ??= CreateState();

    public override float[] InitialParameters => ParametersOf(Network);

    public override void Prepare() => BeginTurn();

    public override IReadOnlyList<double> Check()
    {
        Stream.Reset();
        var outputs = new List<double>();
        for (int call = 0; call < Description.Batches; call++)
        {
            InputsOf(call).CopyTo(Input);
            Step();
            outputs.AddRange(Output.Select(value => (double)value));
        }

        return outputs;
    }

    public override void BeginTurn()
    {
        Stream.Reset();
        InputsOf(0).CopyTo(Input);
    }

    /// <summary>Makes what the network remembers.</summary>
    protected abstract StreamState<float> CreateState();

    /// <summary>Computes the outputs of the input.</summary>
    /// <remarks>Each class calls its network's own Step, also in its loop: no call through an interface is part of the time.</remarks>
    protected abstract void Step();

    /// <summary>Biases start at zero, and zeros in the wrong order would go unnoticed.</summary>
    private static TNetwork WithUniformParameters()
    {
        TNetwork network = TNetwork.Create(seed: 1);
        float[] parameters = Uniform(TNetwork.Description.ParameterCount);
        for (int index = 0; index < parameters.Length; index++)
        {
            parameters[index] -= 0.5f;
        }

        network.CopyParametersFrom<TNetwork, float>(parameters);
        return network;
    }
}
