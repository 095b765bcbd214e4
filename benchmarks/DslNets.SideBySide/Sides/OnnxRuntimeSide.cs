using DslNets.SideBySide.Cases;

namespace DslNets.SideBySide.Sides;

/// <summary>ONNX Runtime with the weights of our network.</summary>
internal sealed class OnnxRuntimeSide(string libraryPath) : ISide
{
    private readonly OnnxRuntime _runtime = new(libraryPath);

    public string Name => $"ONNX Runtime {_runtime.Version}";

    public (IMeasured Measured, IReadOnlyList<double> Check) Prepare(Case benchmarkCase)
    {
        if (benchmarkCase.Description.Kind == CaseKind.Stream)
        {
            var stream = new OnnxStream(_runtime, benchmarkCase);
            return (stream, stream.Check());
        }

        var network = new OnnxNetwork(_runtime, benchmarkCase);
        return (network, network.Check());
    }
}
