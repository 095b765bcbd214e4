using DslNets.SideBySide.Networks;

namespace DslNets.SideBySide.Cases;

/// <summary>Training of the network of the lecture notes: RMSprop as Keras sets it, batches of 128.</summary>
internal sealed class MnistTraining(string name, PeerKind peer, int threads) : TrainingCase<MnistMlp, MnistMlpWithoutDropout>(
    name,
    peer,
    TimeUnit.Milliseconds,
    new CaseDescription(CaseKind.Training, [784, 512, 512, 10], "relu", BatchSize: 128)
    {
        Dropout = 0.2,
        Optimizer = new OptimizerSettings("RMSprop", LearningRate: 1e-3, Alpha: 0.9, Epsilon: 1e-7),
    })
{
    public override int Threads => threads;

    public override string PeerCase => Peer == PeerKind.OneThread ? "mlp-train" : Name;
}
