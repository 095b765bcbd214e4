using System.Collections.Generic;
using DslNets.Compiler.Model;
using DslNets.Compiler.Scalars;

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

    /// <summary>A formula of the elements at the same place. Per-sample and per-feature operands are repeated along what they lack.</summary>
    public sealed record Map(Scalar Formula, EquatableArray<Value> Inputs) : Operation
    {
        public override IReadOnlyList<Value> Operands => Inputs;
    }

    /// <summary>One number per sample: a formula's values joined over the features.</summary>
    public sealed record ReduceFeatures(Reduction Reduction, Scalar Formula, EquatableArray<Value> Inputs) : Operation
    {
        public override IReadOnlyList<Value> Operands => Inputs;
    }

    /// <summary>One number per feature: a formula's values summed over the samples of the batch (never over padding).</summary>
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
