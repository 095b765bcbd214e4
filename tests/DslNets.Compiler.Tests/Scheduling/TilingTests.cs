using DslNets.Compiler.Scheduling;

namespace DslNets.Compiler.Tests.Scheduling;

public class TilingTests
{
    [Fact]
    public void Rows_are_split_evenly_and_completely()
    {
        for (int rows = 1; rows <= 300; rows++)
        {
            foreach (int largest in new[] { 1, 6, 12, 13, 22 })
            {
                IReadOnlyList<(int Rows, int Count)> runs = Tiling.Split(rows, largest);
                Assert.Equal(rows, runs.Sum(run => run.Rows * run.Count));
                Assert.All(runs, run => Assert.InRange(run.Rows, 1, largest));
                Assert.True(runs.Max(run => run.Rows) - runs.Min(run => run.Rows) <= 1);
            }
        }
    }

    [Fact]
    public void The_example_of_the_documentation_holds() => Assert.Equal([(13, 8), (12, 2)], Tiling.Split(128, 13));
}
