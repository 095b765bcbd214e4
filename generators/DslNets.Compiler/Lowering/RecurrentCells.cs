using System.Linq;
using DslNets.Compiler.Model;
using DslNets.Compiler.Scalars;
using static DslNets.Compiler.Scalars.Formula;
using static DslNets.Compiler.Scalars.RecurrentCell;

namespace DslNets.Compiler.Lowering;

/// <summary>The formulas of recurrent layers, with the gates in PyTorch's order.</summary>
public static class RecurrentCells
{
    public static int GatesOf(RecurrentKind kind) => kind switch
    {
        RecurrentKind.Lstm => 4,
        RecurrentKind.Gru => 3,
        _ => 1,
    };

    public static RecurrentCell Of(LayerModel.Recurrent layer) => layer.Kind switch
    {
        RecurrentKind.Lstm => Lstm(),
        RecurrentKind.Gru => Gru(),
        _ => SimpleRnn(layer.Activation),
    };

    /// <summary>h = f(W x + U h + b) (Elman 1990).</summary>
    private static RecurrentCell SimpleRnn(ActivationModel activation)
    {
        var cell = new RecurrentCell(1, EquatableArray.Of(X));
        Scalar sum = FromInput(0) + cell.FromOutput(0);
        Scalar formula = ActivationFormulas.Of(activation);
        cell = cell with { Formulas = EquatableArray.Of(Simplifier.Simplify(formula.Substitute(_ => sum))) };
        if (cell.DerivativeOf(0, 0).InputsUsed().All(input => input >= 2))
        {
            return cell;
        }

        // Where the slope cannot be told from the output, the sum is kept too.
        cell = cell with { Formulas = EquatableArray.Of(sum, X) };
        return cell with { Formulas = EquatableArray.Of(sum, formula.Substitute(_ => cell.Now(0))) };
    }

    /// <summary>i, f, o = sigmoid, g = tanh of their sums; c = f c + i g; h = o tanh(c) (Hochreiter and Schmidhuber 1997; Gers et al. 2000).</summary>
    private static RecurrentCell Lstm()
    {
        var cell = new RecurrentCell(4, EquatableArray.Of(X, X, X, X, X, X, X));
        Scalar Gate(int gate) => FromInput(gate) + cell.FromOutput(gate);
        return cell with
        {
            Formulas = EquatableArray.Of(
                Sigmoid(Gate(0)),
                Sigmoid(Gate(1)),
                Tanh(Gate(2)),
                Sigmoid(Gate(3)),
                (cell.Now(1) * cell.Before(4)) + (cell.Now(0) * cell.Now(2)),
                Tanh(cell.Now(4)),
                cell.Now(3) * cell.Now(5)),
        };
    }

    /// <summary>r, z = sigmoid of their sums; n = tanh(W x + r (U h + b)); h = (1 - z) n + z h, the reset after the product (Cho et al. 2014, as PyTorch and Keras).</summary>
    private static RecurrentCell Gru()
    {
        var cell = new RecurrentCell(3, EquatableArray.Of(X, X, X, X, X));
        return cell with
        {
            Formulas = EquatableArray.Of(
                Sigmoid(FromInput(0) + cell.FromOutput(0)),
                Sigmoid(FromInput(1) + cell.FromOutput(1)),
                cell.FromOutput(2),
                Tanh(FromInput(2) + (cell.Now(0) * cell.Now(2))),
                cell.Now(3) + (cell.Now(1) * (cell.Before(4) - cell.Now(3)))),
        };
    }
}
