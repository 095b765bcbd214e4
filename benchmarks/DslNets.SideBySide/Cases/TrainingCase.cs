namespace DslNets.SideBySide.Cases;

/// <summary>Steps of training: forward, loss, backward, optimizer.</summary>
/// <typeparam name="TNetwork">The network that is timed.</typeparam>
/// <typeparam name="TDeterministic">The same network without dropout, whose first steps are checked.</typeparam>
internal abstract class TrainingCase<TNetwork, TDeterministic>(string name, PeerKind peer, TimeUnit unit, CaseDescription description) : Case(name, peer, unit, description), IDisposable
    where TNetwork : class, INetwork<TNetwork, float>
    where TDeterministic : class, INetwork<TDeterministic, float>
{
    private const int CheckedSteps = 5;

    private readonly TNetwork _network = TNetwork.Create(seed: 1);
    private Batch<float>[] _batches = [];
    private Trainer<TNetwork, float>? _trainer;
    private int _next;

    public override float[] InitialParameters => ParametersOf(TDeterministic.Create(seed: 1));

    public override void Prepare() => _batches = Batches(TNetwork.Description);

    public override IReadOnlyList<double> Check()
    {
        TDeterministic network = TDeterministic.Create(seed: 1);
        using var trainer = new Trainer<TDeterministic, float>(network, Description.Optimizer!.Create(), Options());
        return [.. Batches(TDeterministic.Description).Take(CheckedSteps).Select(batch => trainer.TrainStep(batch))];
    }

    /// <summary>Every turn starts from the same weights: a network that has learned everything works on gradients near zero, which are slower on some processors.</summary>
    public override void BeginTurn()
    {
        _trainer?.Dispose();
        _network.CopyParametersFrom<TNetwork, float>(InitialParameters);
        _trainer = new Trainer<TNetwork, float>(_network, Description.Optimizer!.Create(), Options());
        _next = 0;
    }

    public override void Repeat(int count)
    {
        for (int call = 0; call < count; call++)
        {
            double loss = _trainer!.TrainStep(_batches[_next]);
            _next = _next + 1 < _batches.Length ? _next + 1 : 0;
            if (!double.IsFinite(loss))
            {
                throw new InvalidOperationException("The loss is not finite.");
            }
        }
    }

    public void Dispose() => _trainer?.Dispose();

    private TrainerOptions Options() => new() { BatchSize = Description.BatchSize, Threads = Threads, Seed = 1 };

    private Batch<float>[] Batches(NetworkDescription network)
    {
        var batches = new Batch<float>[Description.Batches];
        for (int index = 0; index < batches.Length; index++)
        {
            batches[index] = new Batch<float>(network, Description.BatchSize);
            InputsOf(index).CopyTo(batches[index].Input());
            Labels.AsSpan(index * Description.BatchSize, Description.BatchSize).CopyTo(batches[index].Labels());
        }

        return batches;
    }
}
