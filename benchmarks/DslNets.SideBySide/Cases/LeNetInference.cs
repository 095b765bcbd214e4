using DslNets.SideBySide.Networks;

namespace DslNets.SideBySide.Cases;

/// <summary>The outputs of LeNet-5 for 128 samples.</summary>
internal sealed class LeNetInference(string name, bool mayTrace) : BatchInferenceCase<LeNet>(
    name, PeerKind.PyTorch, TimeUnit.Milliseconds, new CaseDescription(CaseKind.BatchInference, [784, 10], "relu", BatchSize: 128) { Layered = LayeredNetwork.LeNet, MayTrace = mayTrace });
