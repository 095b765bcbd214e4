namespace DslNets.Documentation.Tests;

public class LinkTests
{
    public static TheoryData<string> Pages => [.. Repository.Pages];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_within_the_repository_lead_somewhere(string path)
    {
        Page page = Page.Read(path);
        IEnumerable<string> dead = page.Links
            .Where(link => !link.Contains("://", StringComparison.Ordinal) && !link.StartsWith('#'))
            .Where(link => !Path.Exists(Path.Combine(Path.GetDirectoryName(page.FilePath)!, link.Split('#')[0])));
        Assert.Empty(dead);
    }
}
