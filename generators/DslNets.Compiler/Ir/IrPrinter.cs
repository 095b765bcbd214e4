using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using DslNets.Compiler.Scalars;
using DslNets.Compiler.Shapes;

namespace DslNets.Compiler.Ir;

/// <summary>Prints a program so that it can be read aloud: one line per value, its shape, and what it is computed from.</summary>
public static class IrPrinter
{
    public static string Print(IrProgram program)
    {
        var text = new StringBuilder();
        foreach (Section section in program.Sections)
        {
            text.Append(section.Kind).Append('\n');
            foreach (Value value in section.Values.Where(value => value.Definition is not (Operation.Port or Operation.Tensor)))
            {
                text.Append("  ").Append(Print(value)).Append('\n');
            }

            foreach (Sink sink in section.Sinks)
            {
                TensorModel tensor = program.Tensors[sink.Tensor];
                text.Append("  ").Append(tensor.IsState ? tensor.Name : "gradient of " + tensor.Name)
                    .Append(sink.AddsAlways ? " += " : " = ").Append(sink.Value.Name).Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>One value: <c>dense1 : batch x 512 = max(dense1_product + dense1.bias, 0)</c>.</summary>
    public static string Print(Value value) => value.Name + " : " + value.ShapeText + " = " + Print(value.Definition);

    private static string Print(Operation operation) => operation switch
    {
        Operation.Product p => "product(" + p.X + ", " + p.W + ")",
        Operation.TransposedProduct p => "transposed product(" + p.DY + ", " + p.W + ")",
        Operation.OuterProduct p => "outer product(" + p.DY + ", " + p.X + ")",
        Operation.Convolution c => "convolution(" + c.X + ", " + c.W + ", " + c.Window + ")",
        Operation.TransposedConvolution c => "transposed convolution(" + c.DY + ", " + c.W + ", " + c.Window + ")",
        Operation.ConvolutionOuterProduct c => "convolution outer product(" + c.DY + ", " + c.X + ", " + c.Window + ")",
        Operation.MaxPool p => "max pool(" + p.X + ", " + p.Window + ")",
        Operation.MaxPoolGradient p => "max pool gradient(" + p.DY + ", " + p.X + ", " + p.Y + ", " + p.Window + ")",
        Operation.AveragePool p => "average pool(" + p.X + ", " + p.Window + ")",
        Operation.AveragePoolGradient p => "average pool gradient(" + p.DY + ", " + p.Window + ")",
        Operation.Place p => $"place({p.X} in {p.Frame.FrameRows}x{p.Frame.FrameColumns} at {p.Frame.Top}, {p.Frame.Left})",
        Operation.Transpose t => "transpose(" + t.X + ", " + string.Join(" ", t.Order) + ")",
        Operation.Interpolate i => "interpolate(" + i.X + ")",
        Operation.InterpolateGradient i => "interpolate gradient(" + i.DY + ")",
        Operation.Recurrence r => $"recurrence({string.Join(", ", r.Operands)}{(r.IsReversed ? ", reversed" : "")})",
        Operation.RecurrenceGradient r => $"recurrence gradient({string.Join(", ", r.Operands)}{(r.IsReversed ? ", reversed" : "")})",
        Operation.ReverseSteps r => "reverse steps(" + r.X + ", " + r.Lengths + ")",
        Operation.LastStep l => "last step(" + l.X + ", " + l.Lengths + ")",
        Operation.LastStepGradient l => "last step gradient(" + l.DY + ", " + l.Lengths + ")",
        Operation.Attention a => $"attention({string.Join(", ", a.Operands)}, {Heads(a.Shape)})",
        Operation.AttentionGradient a => $"attention gradient({string.Join(", ", a.Operands)}, {Heads(a.Shape)})",
        Operation.Lookup l => "lookup(" + l.Index + ", " + l.W + ")",
        Operation.LookupGradient l => "lookup gradient(" + l.DY + ", " + l.Index + ")",
        Operation.DelayLine d => $"delay line({d.X}, {Number(d.Taps)} taps of {Number(d.Dilation)})",
        Operation.Ring r => $"ring({r.X}, {Number(r.Rows)} rows)",
        Operation.AttentionStep a => $"attention step({a.Queries}, {a.Memory}, {Heads(a.Shape)})",
        Operation.Reshape r => "reshape(" + r.Input + ")",
        Operation.Map m => Formula(m.Formula, m.Inputs),
        Operation.ReduceFeatures r => (r.Reduction == Reduction.Sum ? "sum over features of " : "maximum over features of ") + Formula(r.Formula, r.Inputs),
        Operation.ReduceBatch r => "sum over samples of " + Formula(r.Formula, r.Inputs),
        Operation.Concat c => "concat(" + string.Join(", ", c.Inputs) + ")",
        Operation.Slice s => "slice(" + s.Input + " from " + Number(s.First) + ")",
        Operation.ToPanels t => "panels(" + t.Input + ")",
        Operation.Port p => "port " + p.Role,
        Operation.Tensor => "tensor",
        _ => throw new InvalidOperationException(operation.ToString()),
    };

    private static string Heads(AttentionShape shape) => $"{Number(shape.Heads)} heads{(shape.IsCausal ? ", causal" : "")}";
    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Formula(Scalar formula, IReadOnlyList<Value> operands) => ScalarPrinter.Print(formula, operands.Select(operand => operand.Name).ToList());
}
