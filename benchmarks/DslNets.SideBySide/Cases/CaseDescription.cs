namespace DslNets.SideBySide.Cases;

/// <summary>All that a peer needs to build the same network and to do the same work.</summary>
/// <param name="Kind">What one call does.</param>
/// <param name="Widths">The length of the input and the units of each dense layer; the last one is followed by a softmax. With a layered network the length of input and output; with a stream those of each step, and the units of the recurrent layer between them.</param>
/// <param name="Activation">The activation of the hidden layers: relu or tanh.</param>
/// <param name="BatchSize">The samples of one call; with a stream its steps.</param>
internal sealed record CaseDescription(CaseKind Kind, int[] Widths, string Activation, int BatchSize)
{
    /// <summary>Different batches, used in turn: so many that the inputs of the large network come from beyond the second cache, as in an epoch.</summary>
    public int Batches { get; init; } = 40;

    /// <summary>The layers, when they are not all dense.</summary>
    public LayeredNetwork? Layered { get; init; }

    /// <summary>The layer that remembers, of a stream.</summary>
    public RecurrentKind? Recurrent { get; init; }

    /// <summary>Whether inference of the peer may be traced, frozen and optimized first; otherwise it runs as the user's program says, operation by operation.</summary>
    public bool MayTrace { get; init; } = true;

    /// <summary>The rate of the dropout after each hidden layer while training.</summary>
    public double Dropout { get; init; }

    /// <summary>The optimizer of a training case.</summary>
    public OptimizerSettings? Optimizer { get; init; }

    /// <summary>The floating-point operations of the matrix products of one call.</summary>
    /// <remarks>Training takes three products per layer: outputs, gradients of the weights, gradients of the inputs. The first layer does not need the last.</remarks>
    public double ProductFlops()
    {
        if (Layered is not null)
        {
            (double forward, double training) = Layered.Flops();
            return BatchSize * (Kind == CaseKind.Training ? training : forward);
        }

        double flops = 0;
        for (int layer = 1; layer < Widths.Length; layer++)
        {
            int products = Kind != CaseKind.Training ? 1 : layer == 1 ? 2 : 3;
            flops += 2.0 * products * BatchSize * Widths[layer - 1] * Widths[layer];
        }

        return flops;
    }
}
