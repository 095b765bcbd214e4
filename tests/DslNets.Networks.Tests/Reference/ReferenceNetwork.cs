using System.Diagnostics;
using DslNets.Compiler.Model;
using DslNets.Compiler.Shapes;

namespace DslNets.Networks.Tests.Reference;

/// <summary>
/// Runs a network as its model says, in double, one number at a time, with reverse-mode derivatives of its own: what the emitted code is compared with.
/// It shares nothing with the compiler behind the model.
/// </summary>
internal sealed class ReferenceNetwork(ResolvedNetwork network)
{
    private readonly ResolvedNetwork _network = network;

    /// <summary>The trained values by their names in files; matrices are <c>[output, input]</c>.</summary>
    public Dictionary<string, double[]> Parameters { get; } = [];

    /// <summary>The untrained values by their names in files.</summary>
    public Dictionary<string, double[]> State { get; } = [];

    /// <summary>The names of the trained values and how many there are of each.</summary>
    public IEnumerable<(string Name, int Length)> ParameterLengths() => _network.Nodes.SelectMany(ParameterLengthsOf);

    /// <summary>Computes outputs, loss and derivatives. In training mode batch normalisation uses the statistics of the batch.</summary>
    public ReferenceResult Run(ReferenceBatch batch, bool training) => new ReferencePass(_network, this, batch, training).Run();

    private IEnumerable<(string Name, int Length)> ParameterLengthsOf(Node node)
    {
        int inputs = node.Sources.Count == 0 ? 0 : _network.Nodes[node.Sources[0]].Shape.Length;
        return node.Layer switch
        {
            LayerModel.Dense { UseBias: true } dense => [($"{node.Name}.weight", dense.Units * inputs), ($"{node.Name}.bias", dense.Units)],
            LayerModel.Dense dense => [($"{node.Name}.weight", dense.Units * inputs)],
            LayerModel.BatchNorm or LayerModel.LayerNorm => [($"{node.Name}.weight", inputs), ($"{node.Name}.bias", inputs)],
            _ => [],
        };
    }
}
