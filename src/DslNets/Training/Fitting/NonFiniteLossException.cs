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

    /// <summary>The first tensor with a parameter, or else a gradient, that is not finite, or else the tensor with the largest parameter; null when there are no parameters.</summary>
    public string? Tensor { get; }

    /// <summary>The layer of this tensor.</summary>
    public string? Layer { get; }
}
