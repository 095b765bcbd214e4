using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Scalars;

namespace DslNets.Compiler.Scheduling;

/// <summary>A piece of work that is split among the workers and ends at a barrier.</summary>
public abstract record Kernel
{
    private Kernel()
    {
    }

    /// <summary>What it reads from memory.</summary>
    public abstract IEnumerable<Value> Reads { get; }

    /// <summary>What it computes.</summary>
    public abstract IEnumerable<Value> Computes { get; }

    /// <summary>Whether it only serves gradients with respect to inputs, and so runs only when these are asked for.</summary>
    public bool IsOptional { get; init; }

    /// <summary>A product, a convolution, a pool, or the transpose of one, with the formula that is applied while its result is still in registers.</summary>
    /// <param name="Source">The product.</param>
    /// <param name="Result">What is stored: the product itself, or the map fused to it.</param>
    /// <param name="Epilogue">The formula; its input 0 is the product.</param>
    /// <param name="Operands">The formula's operands; the first is the product.</param>
    public sealed record Product(Value Source, Value Result, Scalar Epilogue, IReadOnlyList<Value> Operands) : Kernel
    {
        public override IEnumerable<Value> Reads => Source.Operands.Concat(Operands.Skip(1));

        /// <summary>The value of which only the pool of 2x2 windows that <see cref="Result"/> is gets stored; null where nothing is pooled.</summary>
        public Value? Pooled { get; init; }

        /// <summary>The operand with a number for each channel that is added to the product and does nothing else: the sums may start from it.</summary>
        public Value? Bias => Operands.Skip(1).FirstOrDefault(operand => operand.Kind == ValueKind.Feature && IsOnlyAdded(Index(operand)));

        /// <summary>The formula for sums that start from the bias.</summary>
        public Scalar EpilogueWithoutBias => Bias is { } bias ? Epilogue.Replace(Formula.X + Formula.Operand(Index(bias)), Formula.X) : Epilogue;

        private bool IsOnlyAdded(int operand) =>
            Epilogue.Replace(Formula.X + Formula.Operand(operand), 0).InputsUsed().All(input => input != 0 && input != operand);

        private int Index(Value operand) => Operands.ToList().IndexOf(operand);

        public override IEnumerable<Value> Computes => [Result];
    }

    /// <summary>The gradient of weights, written where the sink says.</summary>
    public sealed record OuterProduct(Value Source, Value Panels, Value X, Sink Sink) : Kernel
    {
        public override IEnumerable<Value> Reads => [Panels, X];

        public override IEnumerable<Value> Computes => [];
    }

    /// <summary>The gradient of weights that serve many positions.</summary>
    public sealed record ConvolutionOuterProduct(Value Source, Sink Sink) : Kernel
    {
        public override IEnumerable<Value> Reads => Source.Operands;

        public override IEnumerable<Value> Computes => [];
    }

    /// <summary>Reorders a batch value for outer products.</summary>
    public sealed record ToPanels(Value Result, Value Input) : Kernel
    {
        public override IEnumerable<Value> Reads => [Input];

        public override IEnumerable<Value> Computes => [Result];
    }

    /// <summary>Maps and reductions over channels, each sample and position for itself, in as few loops over the channels as their dependences allow.</summary>
    /// <param name="Positions">The positions that all its values have.</param>
    public sealed record PerSample(int Positions, IReadOnlyList<SampleLoop> Loops) : Kernel
    {
        public override IEnumerable<Value> Reads => Loops.SelectMany(loop => loop.Values).SelectMany(value => value.Operands).Except(Computes);

        public override IEnumerable<Value> Computes => Loops.SelectMany(loop => loop.Values);
    }

    /// <summary>Sums over the samples of the batch, for each channel: those of values of one shape together.</summary>
    /// <param name="Sums">Each with the gradient it is written to directly, when nothing else reads it.</param>
    public sealed record BatchSum(IReadOnlyList<(Value Result, Sink? Sink)> Sums) : Kernel
    {
        public override IEnumerable<Value> Reads => Sums.SelectMany(sum => sum.Result.Operands).Distinct();

        public override IEnumerable<Value> Computes => Sums.Where(sum => sum.Sink is null).Select(sum => sum.Result);

        public int Channels => Sums[0].Result.Features;

        public int Positions => Sums[0].Result.Operands.Max(operand => operand.Positions);
    }

    /// <summary>Maps over features without a batch, and what of them is written to tensors.</summary>
    public sealed record PerFeature(IReadOnlyList<Value> Values, IReadOnlyList<Sink> Sinks) : Kernel
    {
        public override IEnumerable<Value> Reads => Values.SelectMany(value => value.Operands).Concat(Sinks.Select(sink => sink.Value)).Except(Values);

        public override IEnumerable<Value> Computes => Values;
    }

    /// <summary>A formula of weights added to their gradient: penalties.</summary>
    public sealed record PerWeight(Value Source, Sink Sink) : Kernel
    {
        public override IEnumerable<Value> Reads => Source.Operands;

        public override IEnumerable<Value> Computes => [];
    }

    /// <summary>The gradient of the matrix that a lookup reads, written where the sink says.</summary>
    public sealed record LookupGradient(Value Source, Sink Sink) : Kernel
    {
        public override IEnumerable<Value> Reads => Source.Operands;

        public override IEnumerable<Value> Computes => [];
    }

    /// <summary>An operation that is computed for itself, in a kernel of its own: a recurrence, an attention, a lookup, features in other places, what a stream remembers.</summary>
    public sealed record Dedicated(Value Result) : Kernel
    {
        public override IEnumerable<Value> Reads => Result.Operands;

        public override IEnumerable<Value> Computes => [Result];
    }

    /// <summary>Copies values, or some channels of one, to a place of their own.</summary>
    public sealed record Concat(Value Result) : Kernel
    {
        public override IEnumerable<Value> Reads => Result.Operands;

        public override IEnumerable<Value> Computes => [Result];
    }
}
