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

    /// <summary>Whether an input port has tokens.</summary>
    public bool HasTokens(int port) => network.Nodes[network.Inputs[port]].Layer is LayerModel.Input { HasTokens: true };

    /// <summary>The tensors that the network has.</summary>
    public IEnumerable<ReferenceTensor> Tensors() => network.Nodes.SelectMany(TensorsOf);

    /// <summary>Computes outputs, loss and derivatives. In training mode batch normalisation uses the statistics of the batch.</summary>
    public ReferenceResult Run(ReferenceBatch batch, bool training) => new ReferencePass(network, this, batch, training).Run();

    private ReferenceTensor[] TensorsOf(Node node)
    {
        if (node.Owner is not null)
        {
            return [];
        }

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
            LayerModel.Embedding embedding => [Tensor("weight", ((LayerModel.Input)network.Nodes[node.Sources[0]].Layer).Vocabulary * embedding.Size, 0, 1)],
            LayerModel.LearnedPositions => [Tensor("weight", node.Shape.Length, 0, 0.5)],
            LayerModel.MultiHeadAttention { Memory: null } attention => [.. Map("in_proj_", 3 * features, features, attention.UseBias), .. Map("out_proj.", features, features, attention.UseBias)],
            LayerModel.MultiHeadAttention attention =>
            [
                .. Map("q_proj_", features, features, attention.UseBias), .. Map("kv_proj_", 2 * features, network.Nodes[node.Sources[1]].Shape.Channels, attention.UseBias),
                .. Map("out_proj.", features, features, attention.UseBias),
            ],
            LayerModel.Recurrent recurrent => [.. new[] { "", "_reverse" }.Take(recurrent.Bidirectional ? 2 : 1).SelectMany(direction => Cell(recurrent, direction))],
            LayerModel.RmsNorm => [Tensor("weight", features, 1, 0.3)],
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

        IEnumerable<ReferenceTensor> Cell(LayerModel.Recurrent layer, string direction)
        {
            int gates = layer.Kind switch { RecurrentKind.Lstm => 4, RecurrentKind.Gru => 3, _ => 1 };
            foreach ((string part, int inputs) in new[] { ("ih", features), ("hh", layer.Units) })
            {
                yield return Tensor($"weight_{part}_l0{direction}", gates * layer.Units * inputs, 0, 0.8 / Math.Sqrt(inputs));
                if (layer.UseBias)
                {
                    yield return Tensor($"bias_{part}_l0{direction}", gates * layer.Units, 0, 0.5);
                }
            }
        }

        IEnumerable<ReferenceTensor> Map(string kind, int outputs, int inputs, bool useBias) =>
            [Tensor(kind + "weight", outputs * inputs, 0, 1.2 / Math.Sqrt(inputs)), .. useBias ? [Tensor(kind + "bias", outputs, 0, 0.5)] : Array.Empty<ReferenceTensor>()];
    }
}
