using DslNets.SideBySide.Networks;

namespace DslNets.SideBySide.Cases;

/// <summary>The outputs of 32 samples of 4-32-32-2.</summary>
internal sealed class TinyInference(string name) : BatchInferenceCase<TinyMlp>(
    name, PeerKind.PyTorch, TimeUnit.Microseconds, new CaseDescription(CaseKind.BatchInference, [4, 32, 32, 2], "relu", BatchSize: 32));
