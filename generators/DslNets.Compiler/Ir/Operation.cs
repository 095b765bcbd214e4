using System.Collections.Generic;
using DslNets.Compiler.Model;
using DslNets.Compiler.Scalars;
using DslNets.Compiler.Shapes;

namespace DslNets.Compiler.Ir;

/// <summary>The closed set of tensor operations. Equal operations on the same operands are the same value (<see cref="IrBuilder"/>).</summary>
public abstract record Operation
{
    private Operation()
    {
    }

    public virtual IReadOnlyList<Value> Operands => [];

    /// <summary>A value the runtime packs.</summary>
    public sealed record Port(PortRole Role, int Index) : Operation;

    /// <summary>A tensor of the network: a trained parameter, or untrained state.</summary>
    public sealed record Tensor(int Index) : Operation;

    /// <summary>y[sample, output] = sum over inputs of x[sample, input] w[output, input].</summary>
    public sealed record Product(Value X, Value W) : Operation
    {
        public override IReadOnlyList<Value> Operands => [X, W];
    }

    /// <summary>dx[sample, input] = sum over outputs of dy[sample, output] w[output, input].</summary>
    public sealed record TransposedProduct(Value DY, Value W) : Operation
    {
        public override IReadOnlyList<Value> Operands => [DY, W];
    }

    /// <summary>dw[output, input] = sum over samples of dy[sample, output] x[sample, input].</summary>
    public sealed record OuterProduct(Value DY, Value X) : Operation
    {
        public override IReadOnlyList<Value> Operands => [DY, X];
    }

    /// <summary>y[sample, window, output] = sum over the taps of the window of x[sample, position, input] w[output, tap]. Taps outside the input count as zeros.</summary>
    public sealed record Convolution(Value X, Value W, Window Window) : Operation
    {
        public override IReadOnlyList<Value> Operands => [X, W];
    }

    /// <summary>The transpose of a convolution: dx[sample, position, input] = sum over the windows and taps that read it of dy[sample, window, output] w[output, tap].</summary>
    public sealed record TransposedConvolution(Value DY, Value W, Window Window) : Operation
    {
        public override IReadOnlyList<Value> Operands => [DY, W];
    }

    /// <summary>dw[output, tap] = sum over samples and windows of dy[sample, window, output] x[sample, position, input].</summary>
    public sealed record ConvolutionOuterProduct(Value DY, Value X, Window Window) : Operation
    {
        public override IReadOnlyList<Value> Operands => [DY, X];
    }

    /// <summary>The largest value of each window and channel; padding is never the largest.</summary>
    public sealed record MaxPool(Value X, Window Window) : Operation
    {
        public override IReadOnlyList<Value> Operands => [X];
    }

    /// <summary>Gives the gradient of each window to the first of its values that equals the largest.</summary>
    public sealed record MaxPoolGradient(Value DY, Value X, Value Y, Window Window) : Operation
    {
        public override IReadOnlyList<Value> Operands => [DY, X, Y];
    }

    /// <summary>The mean of each window and channel, over the taps inside the input or with padding as zeros.</summary>
    public sealed record AveragePool(Value X, Window Window, bool CountPadding) : Operation
    {
        public override IReadOnlyList<Value> Operands => [X];
    }

    /// <summary>Spreads the gradient of each window evenly over what its mean is of.</summary>
    public sealed record AveragePoolGradient(Value DY, Window Window, bool CountPadding) : Operation
    {
        public override IReadOnlyList<Value> Operands => [DY];
    }

    /// <summary>An image in a frame of another size.</summary>
    public sealed record Place(Value X, Frame Frame) : Operation
    {
        public override IReadOnlyList<Value> Operands => [X];
    }

    /// <summary>The dimensions of a value in another order: dimension i of the result is dimension Order[i] of the input.</summary>
    public sealed record Transpose(Value X, EquatableArray<int> Dimensions, EquatableArray<int> Order) : Operation
    {
        public override IReadOnlyList<Value> Operands => [X];
    }

    /// <summary>An enlarged image, interpolated in both directions.</summary>
    public sealed record Interpolate(Value X, Enlargement Enlargement) : Operation
    {
        public override IReadOnlyList<Value> Operands => [X];
    }

    /// <summary>The transpose of an interpolation: each pixel collects what it gave.</summary>
    public sealed record InterpolateGradient(Value DY, Enlargement Enlargement) : Operation
    {
        public override IReadOnlyList<Value> Operands => [DY];
    }

    /// <summary>
    /// The values of a recurrent cell, step by step: the positions are the steps, their channels one value of all units after the other. ZX has what comes from the input, gate by gate; W multiplies the output of the
    /// step before, which is zero before the first.
    /// </summary>
    /// <param name="Bias">Added to the product with W; null without.</param>
    /// <param name="Before">The values of the step before the first; null for zeros.</param>
    /// <param name="IsReversed">Whether the last step comes first.</param>
    public sealed record Recurrence(Value ZX, Value W, Value? Bias, Value? Before, RecurrentCell Cell, bool IsReversed) : Operation
    {
        public override IReadOnlyList<Value> Operands => [ZX, W, .. Bias is null ? [] : new[] { Bias }, .. Before is null ? [] : new[] { Before }];
    }

    /// <summary>
    /// Backpropagation through time (Werbos 1990): the gradients with respect to both products of a recurrent cell, step by step, from that of its outputs. One after the other, or once when they are the same.
    /// </summary>
    /// <param name="Steps">The result of the recurrence.</param>
    /// <param name="Before">What the recurrence started from, to which no gradient goes; null for zeros.</param>
    public sealed record RecurrenceGradient(Value DY, Value Steps, Value W, Value? Before, RecurrentCell Cell, bool IsReversed) : Operation
    {
        public override IReadOnlyList<Value> Operands => Before is null ? [DY, Steps, W] : [DY, Steps, W, Before];
    }

    /// <summary>The real steps of a sequence in reverse order, as many as the length of the sample says; zeros behind them.</summary>
    public sealed record ReverseSteps(Value X, Value Lengths) : Operation
    {
        public override IReadOnlyList<Value> Operands => [X, Lengths];
    }

    /// <summary>The last real step of a sequence.</summary>
    public sealed record LastStep(Value X, Value Lengths) : Operation
    {
        public override IReadOnlyList<Value> Operands => [X, Lengths];
    }

    /// <summary>The transpose of <see cref="LastStep"/>: a sequence that is zero but for its last real step.</summary>
    public sealed record LastStepGradient(Value DY, Value Lengths) : Operation
    {
        public override IReadOnlyList<Value> Operands => [DY, Lengths];
    }

    /// <summary>
    /// Scaled dot-product attention (Vaswani et al. 2017), head by head: softmax over the keys of query . key / sqrt(head size), and with these shares the mean of the values. The shares are not kept: its gradient
    /// computes them again (Dao et al. 2022).
    /// </summary>
    /// <param name="Queries">Has the queries; of self-attention the keys and values too.</param>
    /// <param name="Memory">Has the keys and values; the same value in self-attention.</param>
    /// <param name="Lengths">How many steps of the memory are real, one number per sample: those behind are not asked. Null where all are.</param>
    public sealed record Attention(Value Queries, Value Memory, Value? Lengths, AttentionShape Shape) : Operation
    {
        public override IReadOnlyList<Value> Operands => [Queries, .. Shape.IsSelf ? [] : new[] { Memory }, .. Lengths is null ? [] : new[] { Lengths }];
    }

    /// <summary>The gradient with respect to what an attention reads: in self-attention one value, else that of the queries followed by that of keys and values.</summary>
    public sealed record AttentionGradient(Value DY, Value Queries, Value Memory, Value? Lengths, AttentionShape Shape) : Operation
    {
        public override IReadOnlyList<Value> Operands => [DY, Queries, .. Shape.IsSelf ? [] : new[] { Memory }, .. Lengths is null ? [] : new[] { Lengths }];
    }

    /// <summary>For each index the row of a matrix that it names: y[sample, position, input] = w[index[sample, position], input].</summary>
    public sealed record Lookup(Value Index, Value W) : Operation
    {
        public override IReadOnlyList<Value> Operands => [Index, W];
    }

    /// <summary>dw[row, input] = sum over the samples and positions whose index names the row of dy[sample, position, input].</summary>
    public sealed record LookupGradient(Value DY, Value Index) : Operation
    {
        public override IReadOnlyList<Value> Operands => [DY, Index];
    }

    /// <summary>In a step of a stream: what x is now and was in earlier steps, <paramref name="Dilation"/> steps apart, the oldest first; zeros before the first step. The stream remembers it.</summary>
    public sealed record DelayLine(Value X, int Taps, int Dilation) : Operation
    {
        public override IReadOnlyList<Value> Operands => [X];
    }

    /// <summary>In a step of a stream: x of this step and of those before it, at most as many as there are rows; each takes the row of the oldest. The stream remembers it.</summary>
    public sealed record Ring(Value X, int Rows) : Operation
    {
        public override IReadOnlyList<Value> Operands => [X];
    }

    /// <summary>In a step of a stream: causal self-attention of the step to the keys and values of all steps in the ring.</summary>
    public sealed record AttentionStep(Value Queries, Value Memory, AttentionShape Shape) : Operation
    {
        public override IReadOnlyList<Value> Operands => [Queries, Memory];
    }

    /// <summary>The same features with other positions: nothing is computed.</summary>
    public sealed record Reshape(Value Input) : Operation
    {
        public override IReadOnlyList<Value> Operands => [Input];
    }

    /// <summary>A formula of the elements at the same place. Operands are repeated along what they lack: samples, positions or channels.</summary>
    public sealed record Map(Scalar Formula, EquatableArray<Value> Inputs) : Operation
    {
        public override IReadOnlyList<Value> Operands => Inputs;
    }

    /// <summary>One number per sample and position: a formula's values joined over the channels.</summary>
    public sealed record ReduceFeatures(Reduction Reduction, Scalar Formula, EquatableArray<Value> Inputs) : Operation
    {
        public override IReadOnlyList<Value> Operands => Inputs;
    }

    /// <summary>One number per channel: a formula's values summed over the samples of the batch (never over padding) and their positions.</summary>
    public sealed record ReduceBatch(Scalar Formula, EquatableArray<Value> Inputs) : Operation
    {
        public override IReadOnlyList<Value> Operands => Inputs;
    }

    /// <summary>The features of several values one after the other.</summary>
    public sealed record Concat(EquatableArray<Value> Inputs) : Operation
    {
        public override IReadOnlyList<Value> Operands => Inputs;
    }

    /// <summary>Some consecutive features of a value.</summary>
    public sealed record Slice(Value Input, int First) : Operation
    {
        public override IReadOnlyList<Value> Operands => [Input];
    }

    /// <summary>The same values, sample by sample and in panels of features (see Panels): what an outer product reads. Added by the schedule.</summary>
    public sealed record ToPanels(Value Input) : Operation
    {
        public override IReadOnlyList<Value> Operands => [Input];
    }
}
