namespace DslNets.Documentation.Tests;

/// <summary>What pages show of the compiler's work is what the compiler prints now; DSLNETS_ACCEPT=1 writes it into them.</summary>
public class PrintedBlockTests
{
    private static readonly bool Accept = Environment.GetEnvironmentVariable("DSLNETS_ACCEPT") == "1";

    public static TheoryData<string> PagesWithPrintedBlocks => [.. FindPages()];

    [Theory]
    [MemberData(nameof(PagesWithPrintedBlocks))]
    public void Printed_blocks_are_what_the_compiler_prints(string path)
    {
        Page page = Page.Read(path);
        var network = new PrintedNetwork(page.Examples.First(example => example.Contains("[Network(", StringComparison.Ordinal)));
        List<(Block Block, string Text)> printed = [.. page.Blocks
            .Where(block => block.Printed is not null)
            .Select(block => (block, block.Printed == "derivatives" ? PrintedNetwork.Derivatives() : network.Print(block.Printed!)))];
        if (Accept)
        {
            page.Replace(printed);
            return;
        }

        Assert.All(printed, item => Assert.Equal(item.Text, item.Block.Text));
    }

    [Fact]
    public void The_pages_about_the_compiler_have_printed_blocks()
    {
        List<string> paths = [.. FindPages()];
        Assert.Contains("docs/architecture.md", paths);
        Assert.Contains("docs/generated-code.md", paths);
        Assert.Contains("README.md", paths);
    }

    private static IEnumerable<string> FindPages() => Repository.Pages.Where(path => Page.Read(path).Blocks.Any(block => block.Printed is not null));
}
