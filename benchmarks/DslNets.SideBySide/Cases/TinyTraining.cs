using DslNets.SideBySide.Networks;

namespace DslNets.SideBySide.Cases;

/// <summary>Training of 4-32-32-2 by plain gradient descent, batches of 32.</summary>
internal sealed class TinyTraining(string name) : TrainingCase<TinyMlp, TinyMlp>(
    name,
    PeerKind.PyTorch,
    TimeUnit.Microseconds,
    new CaseDescription(CaseKind.Training, [4, 32, 32, 2], "relu", BatchSize: 32) { Optimizer = new OptimizerSettings("SGD", LearningRate: 1e-2) });
