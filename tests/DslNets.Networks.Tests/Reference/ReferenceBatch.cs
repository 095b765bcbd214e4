namespace DslNets.Networks.Tests.Reference;

/// <summary>Samples for the reference: rows one after the other, a row for each port.</summary>
/// <param name="Samples">The number of rows.</param>
/// <param name="Inputs">For each input port its values.</param>
/// <param name="Targets">For each output its target values, or one label per sample.</param>
/// <param name="SampleWeights">The relative weight of each sample in the loss.</param>
internal sealed record ReferenceBatch(int Samples, double[][] Inputs, double[][] Targets, double[] SampleWeights);
