using DslNets.Compiler.Lowering;
using DslNets.Compiler.Model;
using DslNets.Compiler.Scalars;
using Xunit;

namespace DslNets.Compiler.Tests.Scalars;

public class RecurrentCellTests
{
    public static TheoryData<string, ActivationKind> Cells => new()
    {
        { nameof(RecurrentKind.SimpleRnn), ActivationKind.Tanh },
        { nameof(RecurrentKind.SimpleRnn), ActivationKind.Relu },
        { nameof(RecurrentKind.SimpleRnn), ActivationKind.Silu },
        { nameof(RecurrentKind.Lstm), ActivationKind.Tanh },
        { nameof(RecurrentKind.Gru), ActivationKind.Tanh },
    };

    [Theory]
    [MemberData(nameof(Cells))]
    public void Derivatives_read_nothing_that_backward_does_not_keep(string kind, ActivationKind activation)
    {
        RecurrentCell cell = Cell(kind, activation);
        for (int value = 0; value < cell.Values; value++)
        {
            foreach (int input in cell.Formulas[value].InputsUsed())
            {
                Assert.All(cell.DerivativeOf(value, input).InputsUsed(), read => Assert.True(read >= 2 * cell.Gates, $"value {value} by input {input} reads the product {read}"));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Formulas_read_only_values_above_them(string kind, ActivationKind activation)
    {
        RecurrentCell cell = Cell(kind, activation);
        for (int value = 0; value < cell.Values; value++)
        {
            int now = value;
            Assert.All(cell.Formulas[value].InputsUsed(), input => Assert.True(input < (2 * cell.Gates) + cell.Values + now));
        }
    }

    [Fact]
    public void Only_the_reset_gate_tells_the_products_apart()
    {
        Assert.True(Cell(nameof(RecurrentKind.Lstm), ActivationKind.Tanh).SumsGates);
        Assert.True(Cell(nameof(RecurrentKind.SimpleRnn), ActivationKind.Tanh).SumsGates);
        Assert.False(Cell(nameof(RecurrentKind.Gru), ActivationKind.Tanh).SumsGates);
    }

    [Fact]
    public void The_cell_state_and_the_last_output_are_carried_from_step_to_step()
    {
        Assert.Equal([4], Cell(nameof(RecurrentKind.Lstm), ActivationKind.Tanh).Carried);
        Assert.Equal([4], Cell(nameof(RecurrentKind.Gru), ActivationKind.Tanh).Carried);
        Assert.Empty(Cell(nameof(RecurrentKind.SimpleRnn), ActivationKind.Tanh).Carried);
    }

    private static RecurrentCell Cell(string kind, ActivationKind activation) =>
        RecurrentCells.Of(new LayerModel.Recurrent(Enum.Parse<RecurrentKind>(kind), 3, new ActivationModel(activation)));
}
