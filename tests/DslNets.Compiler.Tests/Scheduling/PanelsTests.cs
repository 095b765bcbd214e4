using DslNets.Compiler.Scheduling;
using DslNets.Runtime;

namespace DslNets.Compiler.Tests.Scheduling;

public class PanelsTests
{
    [Fact]
    public void Compiler_and_runtime_store_matrices_alike()
    {
        for (int outputs = 1; outputs <= 100; outputs++)
        {
            Assert.Equal(PanelLayout.PaddedOutputs(outputs), Panels.PaddedOutputs(outputs));
            Assert.Equal(PanelLayout.VectorLength(outputs), Panels.VectorLength(outputs));
            Assert.Equal(PanelLayout.MatrixLength(outputs, 7), Panels.MatrixLength(outputs, 7));
            Assert.Equal(PanelLayout.WidthOf(outputs, (outputs - 1) / PanelLayout.Width), Panels.Rest(outputs) == 0 ? Panels.Width : Panels.WidthOf(Panels.Rest(outputs)));
        }
    }
}
