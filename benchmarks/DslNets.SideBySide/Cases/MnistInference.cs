using DslNets.SideBySide.Networks;

namespace DslNets.SideBySide.Cases;

/// <summary>The outputs of 128 samples of 784-512-512-10.</summary>
internal sealed class MnistInference(string name) : BatchInferenceCase<MnistMlpWithoutDropout>(
    name, PeerKind.PyTorch, TimeUnit.Milliseconds, new CaseDescription(CaseKind.BatchInference, [784, 512, 512, 10], "relu", BatchSize: 128));
