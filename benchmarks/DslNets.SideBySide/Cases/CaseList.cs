namespace DslNets.SideBySide.Cases;

/// <summary>All cases, in the order of the table.</summary>
internal static class CaseList
{
    private static readonly (string Name, Func<string, Case> Create)[] Entries =
    [
        ("mlp-train", name => new MnistTraining(name, PeerKind.PyTorch, threads: 1)),
        ("mlp-train-2-threads", name => new MnistTraining(name, PeerKind.OneThread, threads: 2)),
        ("mlp-infer-128", name => new MnistInference(name)),
        ("mlp-infer-1", name => new MnistLatency(name, PeerKind.PyTorch)),
        ("tiny-train", name => new TinyTraining(name)),
        ("tiny-infer-32", name => new TinyInference(name)),
        ("keras-cnn-train", name => new KerasTraining(name, PeerKind.PyTorch, threads: 1)),
        ("keras-cnn-train-2-threads", name => new KerasTraining(name, PeerKind.OneThread, threads: 2)),
        ("keras-cnn-infer-128", name => new KerasInference(name, mayTrace: true)),
        ("keras-cnn-infer-128-eager", name => new KerasInference(name, mayTrace: false)),
        ("lenet-train", name => new LeNetTraining(name)),
        ("lenet-infer-128", name => new LeNetInference(name, mayTrace: true)),
        ("lenet-infer-128-eager", name => new LeNetInference(name, mayTrace: false)),
        ("lenet-infer-1", name => new LeNetLatency(name)),
        ("resnet-20-train", name => new ResNetTraining(name)),
        ("lstm-train", name => new LstmTraining(name)),
        ("transformer-train", name => new TransformerTraining(name)),
        ("step-gru-1-16", name => new GruStream(name, steps: 1)),
        ("step-gru-1-16-block", name => new GruStream(name, steps: 64)),
        ("step-lstm-1-20", name => new LstmStream(name, steps: 1)),
        ("step-lstm-1-20-block", name => new LstmStream(name, steps: 64)),
        ("single-4-8-3", name => new ControllerLatency(name)),
        ("single-16-32-32-4", name => new SensorLatency(name)),
        ("single-64-128-64-10", name => new FeatureLatency(name)),
        ("single-784-512-512-10", name => new MnistLatency(name, PeerKind.OnnxRuntime)),
    ];

    /// <summary>The names of all cases.</summary>
    public static IEnumerable<string> Names => Entries.Select(entry => entry.Name);

    /// <summary>The case of this name if there is one, otherwise all whose names contain the filter.</summary>
    public static IReadOnlyList<string> Matching(string? filter) =>
        filter is null ? [.. Names]
        : Names.Contains(filter) ? [filter]
        : [.. Names.Where(name => name.Contains(filter, StringComparison.OrdinalIgnoreCase))];

    /// <summary>Makes a case.</summary>
    public static Case Create(string name) => Entries.Single(entry => entry.Name == name).Create(name);
}
