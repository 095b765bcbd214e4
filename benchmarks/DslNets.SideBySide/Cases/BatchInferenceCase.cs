namespace DslNets.SideBySide.Cases;

/// <summary>The outputs of a batch.</summary>
internal abstract class BatchInferenceCase<TNetwork>(string name, PeerKind peer, TimeUnit unit, CaseDescription description) : Case(name, peer, unit, description)
    where TNetwork : class, INetwork<TNetwork, float>
{
    private readonly TNetwork _network = TNetwork.Create(seed: 1);
    private Batch<float>[] _batches = [];
    private int _next;

    public override float[] InitialParameters => ParametersOf(_network);

    public override void Prepare()
    {
        _batches = new Batch<float>[Description.Batches];
        for (int index = 0; index < _batches.Length; index++)
        {
            _batches[index] = new Batch<float>(TNetwork.Description, Description.BatchSize);
            InputsOf(index).CopyTo(_batches[index].Input());
        }
    }

    public override IReadOnlyList<double> Check()
    {
        _network.PredictBatch(_batches[0]);
        return [.. _batches[0].Output().ToArray().Select(value => (double)value)];
    }

    public override void Repeat(int count)
    {
        for (int call = 0; call < count; call++)
        {
            _network.PredictBatch(_batches[_next]);
            _next = _next + 1 < _batches.Length ? _next + 1 : 0;
        }
    }
}
