using DslNets.SideBySide.Networks;

namespace DslNets.SideBySide.Cases;

/// <summary>Training of LeNet-5: Adam, batches of 128.</summary>
internal sealed class LeNetTraining(string name) : TrainingCase<LeNet, LeNet>(
    name,
    PeerKind.PyTorch,
    TimeUnit.Milliseconds,
    new CaseDescription(CaseKind.Training, [784, 10], "relu", BatchSize: 128) { Layered = LayeredNetwork.LeNet, Optimizer = new OptimizerSettings("Adam", LearningRate: 1e-3) });
