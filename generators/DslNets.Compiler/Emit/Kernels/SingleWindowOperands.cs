using System;
using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Scalars;
using DslNets.Compiler.Scheduling;

namespace DslNets.Compiler.Emit.Kernels;

/// <summary>The formula fused to a convolution or pool of one sample, where the channels lie in the lanes.</summary>
public sealed class SingleWindowOperands
{
    private readonly Kernel.Product _kernel;
    private readonly List<SingleOperand> _operands;

    public SingleWindowOperands(KernelCall call, Kernel.Product kernel, Func<Value, string?> given)
    {
        _kernel = kernel;
        _operands = kernel.Operands.Skip(1).Select((value, index) => new SingleOperand(call, "v" + CSharp.Literal(index), value, given)).ToList();
        _operands.ForEach(operand => operand.Reference());
    }

    /// <summary>", ref float v0, ...": what a tile takes.</summary>
    public string Parameters(string element) => string.Concat(_operands.Select(operand => $", ref {element} {operand.Reference()}"));

    /// <summary>What a tile is given: where its first channel begins in values with channels, and in values with pixels too.</summary>
    public string Arguments(string channel, string feature) => string.Concat(_operands.Select(operand => operand.Value.Features == 1 ? $", ref {operand.Reference()}"
        : $", ref Unsafe.Add(ref {operand.Reference()}, {(operand.Value.Kind == ValueKind.Feature ? channel : feature)})"));

    /// <summary>The value to store for a sum.</summary>
    /// <param name="channel">The offset of the vector among the channels.</param>
    /// <param name="feature">The offset of the vector among the features.</param>
    public string Result(SourceWriter body, VectorType vector, string sum, int channel, int feature, string? channelIndex = null, string? featureIndex = null) => new FormulaEmitter(
        vector,
        body,
        index => index == 0 ? sum
            : _operands[index - 1].Value.Kind == ValueKind.Feature ? _operands[index - 1].Load(vector, channelIndex, channel)
            : _operands[index - 1].Load(vector, featureIndex, feature),
        Positions.None).Emit(_kernel.Epilogue, sum + "_");
}
