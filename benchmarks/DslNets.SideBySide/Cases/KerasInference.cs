using DslNets.SideBySide.Networks;

namespace DslNets.SideBySide.Cases;

/// <summary>The outputs of the Keras example for 128 samples.</summary>
internal sealed class KerasInference(string name, bool mayTrace) : BatchInferenceCase<KerasCnnWithoutDropout>(
    name, PeerKind.PyTorch, TimeUnit.Milliseconds, new CaseDescription(CaseKind.BatchInference, [784, 10], "relu", BatchSize: 128) { Batches = 8, Layered = LayeredNetwork.Keras, MayTrace = mayTrace });
