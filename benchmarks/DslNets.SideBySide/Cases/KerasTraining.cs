using DslNets.SideBySide.Networks;

namespace DslNets.SideBySide.Cases;

/// <summary>Training of the convolutional network of the Keras example: Adam, batches of 128.</summary>
internal sealed class KerasTraining(string name, PeerKind peer, int threads) : TrainingCase<KerasCnn, KerasCnnWithoutDropout>(
    name,
    peer,
    TimeUnit.Milliseconds,
    new CaseDescription(CaseKind.Training, [784, 10], "relu", BatchSize: 128)
    {
        Batches = 8,
        Layered = LayeredNetwork.Keras,
        Optimizer = new OptimizerSettings("Adam", LearningRate: 1e-3),
    })
{
    public override int Threads => threads;

    public override string PeerCase => Peer == PeerKind.OneThread ? "keras-cnn-train" : Name;
}
