using DslNets.SideBySide.Networks;

namespace DslNets.SideBySide.Cases;

/// <summary>Training of a small transformer: 64 wide, 4 heads, 4 layers, 64 steps, batches of 32.</summary>
internal sealed class TransformerTraining(string name) : TrainingCase<TransformerClassifier, TransformerClassifier>(
    name,
    PeerKind.PyTorch,
    TimeUnit.Milliseconds,
    new CaseDescription(CaseKind.Training, [4096, 10], "relu", BatchSize: 32)
    {
        Batches = 20,
        Layered = LayeredNetwork.Transformer,
        Optimizer = new OptimizerSettings("SGD", LearningRate: 1e-2),
    });
