namespace DslNets.Networks.Tests.Reference;

/// <summary>Samples for the reference: rows one after the other, a row for each port.</summary>
/// <param name="Samples">The number of rows.</param>
/// <param name="Inputs">For each input port its values.</param>
/// <param name="Targets">For each output its target values, or one label per sample or step.</param>
/// <param name="SampleWeights">The relative weight of each sample in the loss.</param>
internal sealed record ReferenceBatch(int Samples, double[][] Inputs, double[][] Targets, double[] SampleWeights)
{
    /// <summary>For each input port with true lengths how many steps of each sample are real; null for other ports.</summary>
    public int[]?[] Lengths { get; init; } = [.. Inputs.Select(_ => (int[]?)null)];

    /// <summary>The inputs of one sample, a row for each port.</summary>
    public double[][] Rows(int sample) => [.. Inputs.Select(input => input.AsSpan(sample * (input.Length / Samples), input.Length / Samples).ToArray())];

    /// <summary>The first samples.</summary>
    public ReferenceBatch First(int samples) => new(samples, Cut(Inputs, samples), Cut(Targets, samples), SampleWeights[..samples])
    {
        Lengths = [.. Lengths.Select(lengths => lengths?[..samples])],
    };

    private double[][] Cut(double[][] ports, int samples) => [.. ports.Select(port => port[..(port.Length / Samples * samples)])];
}
