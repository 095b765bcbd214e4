using DslNets.Networks.Tests.Reference;

namespace DslNets.Networks.Tests.Checks;

/// <summary>An emitted network with its trainer, seen in double whatever its number type.</summary>
internal interface INetworkUnderTest : IDisposable
{
    NetworkDescription Description { get; }

    /// <summary>The values of a parameter or state tensor, in the order of files.</summary>
    double[] Get(string tensor);

    void Set(string tensor, double[] values);

    /// <summary>The stored values that belong to no tensor, between and behind them.</summary>
    double[] Padding();

    /// <summary>The outputs for one sample, through the method for one sample; a row for each port.</summary>
    /// <param name="inputs">A row for each port.</param>
    /// <param name="lengths">How many steps of each input are real, for inputs with true lengths.</param>
    double[][] Predict(double[][] inputs, int?[]? lengths = null);

    /// <summary>Outputs and loss in inference mode; no gradients.</summary>
    ReferenceResult Infer(ReferenceBatch batch);

    /// <summary>Outputs, loss and gradients in training mode; parameters stay as they are.</summary>
    ReferenceResult Train(ReferenceBatch batch);

    /// <summary>The same from gradients of the outputs instead of the loss: the "loss" is the sum of output * gradient.</summary>
    /// <param name="outputGradients">The gradients; a row for each port.</param>
    ReferenceResult TrainFromOutputs(ReferenceBatch batch, double[][] outputGradients);

    /// <summary>One training step; returns the loss before it.</summary>
    double Step(ReferenceBatch batch);
}
