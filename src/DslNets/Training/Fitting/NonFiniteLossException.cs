using System.Globalization;

namespace DslNets;

/// <summary>The loss became infinite or not a number. The parameters are those before the step in which it did, or those of the best epoch when <see cref="EarlyStopping"/> restores them.</summary>
public sealed class NonFiniteLossException : ArithmeticException
{
    internal NonFiniteLossException(double loss, int epoch, int step, string cause, string? tensor, string? layer)
        : base(string.Create(CultureInfo.InvariantCulture, $"The loss became {loss} in epoch {epoch}, step {step}: {cause}"))
    {
        Loss = loss;
        Epoch = epoch;
        Step = step;
        Tensor = tensor;
        Layer = layer;
    }

    /// <summary>The loss.</summary>
    public double Loss { get; }

    /// <summary>The number of the epoch, from 1.</summary>
    public int Epoch { get; }

    /// <summary>The number of the step in the epoch, from 1.</summary>
    public int Step { get; }

    /// <summary>The parameter that is not finite, the last in the order of the network when there are several, because gradients carry it backwards; null when all are finite.</summary>
    public string? Tensor { get; }

    /// <summary>
    /// The layer of this parameter; when all parameters are finite, the first layer whose values, or the loss made of them, are not. Null when an input or target is not finite; the message names it.
    /// </summary>
    public string? Layer { get; }
}
