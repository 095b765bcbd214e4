namespace DslNets.SideBySide.Cases;

/// <summary>A layer of a <see cref="LayeredNetwork"/>.</summary>
/// <param name="Kind">conv, lstm (over the columns of an image of one row, its last output), maxpool, flatten, dense, batchnorm, relu, globalaveragepool, dropout, residual: a basic block of two 3x3 convolutions, or transformer: a causal layer that is normalised first, of as many heads as the kernel says.</param>
/// <param name="Size">Output channels or units; of a transformer the features between its dense layers.</param>
/// <param name="Kernel">The rows and columns of the window.</param>
/// <param name="Stride">The distance of windows.</param>
/// <param name="Padding">The zeros on every side.</param>
/// <param name="HasBias">Whether a convolution adds a bias.</param>
/// <param name="Rate">The rate of dropout.</param>
internal sealed record LayerDescription(string Kind, int Size = 0, int Kernel = 0, int Stride = 1, int Padding = 0, bool HasBias = true, double Rate = 0);
