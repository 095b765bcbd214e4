using DslNets.SideBySide.Networks;

namespace DslNets.SideBySide.Cases;

/// <summary>Training of an LSTM of 64 units over 50 steps of 32 features, batches of 64.</summary>
internal sealed class LstmTraining(string name) : TrainingCase<LstmClassifier, LstmClassifier>(
    name,
    PeerKind.PyTorch,
    TimeUnit.Milliseconds,
    new CaseDescription(CaseKind.Training, [1600, 10], "tanh", BatchSize: 64)
    {
        Layered = LayeredNetwork.Lstm,
        Optimizer = new OptimizerSettings("SGD", LearningRate: 1e-2),
    });
