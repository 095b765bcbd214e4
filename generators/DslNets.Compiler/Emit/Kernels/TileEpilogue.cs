using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Scalars;
using DslNets.Compiler.Scheduling;

namespace DslNets.Compiler.Emit.Kernels;

/// <summary>The formula that is applied to a tile's sums before they are stored. A bias is not added at the end: it is where the sums start.</summary>
public sealed class TileEpilogue
{
    private readonly Target _target;
    private readonly VectorType _vector;
    private readonly IReadOnlyList<EpilogueOperand> _operands;
    private readonly EpilogueOperand? _bias;
    private readonly Scalar _formula;

    /// <summary>Adds the operands of the formula to the call.</summary>
    public TileEpilogue(KernelCall call, Target target, Kernel.Product kernel)
    {
        _target = target;
        _vector = new VectorType(target.Bits, target.Precision);
        _operands = EpilogueOperand.AddTo(call, kernel);
        _bias = _operands.FirstOrDefault(operand => operand.Value == kernel.Bias);
        _formula = kernel.EpilogueWithoutBias;
    }

    /// <summary>", ref float v0, ref float v1": what the tile's method takes.</summary>
    public string Parameters => string.Concat(_operands.Select(operand => $", ref {_target.Element} {operand.Name}"));

    /// <summary>What a tile's method is given.</summary>
    /// <param name="channel">The first channel of the tile, as C#.</param>
    /// <param name="row">The first row of the tile in a block, as C#.</param>
    public string Arguments(string channel, string row) => string.Concat(_operands.Select(operand => ", " + operand.Argument(channel, row, _target.BlockLength)));

    /// <summary>Moves what the tile's method was given on to the next channel.</summary>
    public void NextChannel(SourceWriter body)
    {
        foreach (EpilogueOperand operand in _operands.Where(operand => !operand.Value.IsPerSample))
        {
            body.Line($"{operand.Name} = ref Unsafe.Add(ref {operand.Name}, {CSharp.Literal(operand.Value.Kind == ValueKind.Feature ? 1 : _target.BlockLength)});");
        }
    }

    /// <summary>The value that a sum starts from.</summary>
    /// <param name="channel">The channel within the tile.</param>
    public string Start(int channel) => _bias is null ? _vector.Zero : _bias.Load(_vector, channel, 0, 0, _target.BlockLength);

    /// <summary>The value to store.</summary>
    /// <param name="sum">The local with the sum.</param>
    /// <param name="channel">The channel within the tile.</param>
    /// <param name="row">The row of the element, counted from the tile's first.</param>
    /// <param name="vector">0 or 1: which of the two vectors of the row.</param>
    public string Result(SourceWriter body, string sum, int channel, int row, int vector) =>
        new FormulaEmitter(_vector, body, index => index == 0 ? sum : _operands[index - 1].Load(_vector, channel, row, vector, _target.BlockLength), Positions.None)
            .Emit(_formula, sum + "_");
}
