using DslNets.SideBySide.Networks;

namespace DslNets.SideBySide.Cases;

/// <summary>Training of ResNet-20 on images of 32x32x3: plain gradient descent, batches of 128. Adam divides by gradients near zero, which the rounding of either side decides.</summary>
internal sealed class ResNetTraining(string name) : TrainingCase<ResNet20, ResNet20>(
    name,
    PeerKind.PyTorch,
    TimeUnit.Milliseconds,
    new CaseDescription(CaseKind.Training, [3072, 10], "relu", BatchSize: 128)
    {
        Batches = 5,
        Layered = LayeredNetwork.ResNet20,
        Optimizer = new OptimizerSettings("SGD", LearningRate: 1e-2),
    });
