namespace DslNets.Networks.Tests.Reference;

/// <summary>What the reference says about a batch.</summary>
/// <param name="Outputs">For each output its values.</param>
/// <param name="Loss">The weighted mean of the losses, without penalties.</param>
/// <param name="Penalty">The L1 and L2 penalties.</param>
/// <param name="Gradients">The derivatives of loss plus penalty, by the names of the parameters.</param>
/// <param name="InputGradients">The derivatives with respect to each input port.</param>
/// <param name="State">The untrained values after the pass, by name.</param>
internal sealed record ReferenceResult(
    double[][] Outputs,
    double Loss,
    double Penalty,
    IReadOnlyDictionary<string, double[]> Gradients,
    double[][] InputGradients,
    IReadOnlyDictionary<string, double[]> State);
