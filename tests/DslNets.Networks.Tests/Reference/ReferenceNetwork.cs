using DslNets.Compiler.Model;
using DslNets.Compiler.Shapes;

namespace DslNets.Networks.Tests.Reference;

/// <summary>
/// Runs a network as its model says, in double, one number at a time, with reverse-mode derivatives of its own: what the emitted code is compared with.
/// It shares nothing with the compiler behind the model.
/// </summary>
internal sealed class ReferenceNetwork(ResolvedNetwork network)
{
    /// <summary>The trained values by their names in files; in the orders of PyTorch.</summary>
    public Dictionary<string, double[]> Parameters { get; } = [];

    /// <summary>The untrained values by their names in files.</summary>
    public Dictionary<string, double[]> State { get; } = [];

    /// <summary>The tensors that the network has.</summary>
    public IEnumerable<ReferenceTensor> Tensors() => network.Nodes.SelectMany(TensorsOf);

    /// <summary>Computes outputs, loss and derivatives. In training mode batch normalisation uses the statistics of the batch.</summary>
    public ReferenceResult Run(ReferenceBatch batch, bool training) => new ReferencePass(network, this, batch, training).Run();

    private ReferenceTensor[] TensorsOf(Node node)
    {
        int features = node.Sources.Count == 0 ? 0 : network.Nodes[node.Sources[0]].Shape.Channels;
        ReferenceTensor Tensor(string kind, int length, double center, double deviation, bool isState = false) => new($"{node.Name}.{kind}", length, center, deviation, isState);
        return node.Layer switch
        {
            LayerModel.Dense dense =>
            [
                Tensor("weight", dense.Units * features, 0, 1.2 / Math.Sqrt(features)),
                .. dense.UseBias ? [Tensor("bias", dense.Units, 0, 0.5)] : Array.Empty<ReferenceTensor>(),
            ],
            LayerModel.Conv conv =>
            [
                Tensor("weight", conv.Filters / conv.Groups * features * conv.Window.Height * conv.Window.Width, 0, 1.2 / Math.Sqrt(features / conv.Groups * conv.Window.Height * conv.Window.Width)),
                .. conv.UseBias ? [Tensor("bias", conv.Filters, 0, 0.5)] : Array.Empty<ReferenceTensor>(),
            ],
            // Variances of a moderate size, whatever comes in.
            LayerModel.GaussianSample sample =>
            [
                Tensor("mean.weight", sample.Latent * features, 0, 1 / Math.Sqrt(features)), Tensor("mean.bias", sample.Latent, 0, 0.5),
                Tensor("log_variance.weight", sample.Latent * features, 0, 0.1 / features), Tensor("log_variance.bias", sample.Latent, 0, 0.5),
            ],
            LayerModel.LayerNorm => [Tensor("weight", features, 1, 0.3), Tensor("bias", features, 0, 0.3)],
            LayerModel.BatchNorm =>
            [
                Tensor("weight", features, 1, 0.3), Tensor("bias", features, 0, 0.3),
                Tensor("running_mean", features, 0, 0.3, isState: true), Tensor("running_var", features, 1, 0.3, isState: true),
            ],
            _ => [],
        };
    }
}
