using DslNets.Testing;

namespace DslNets.Tests;

public class PublicApiTests
{
    /// <summary>A change of what users see is seen in review. Accept it with DSLNETS_ACCEPT=1, and write it into CHANGELOG.md.</summary>
    [Fact]
    public void The_public_api_is_the_reviewed_one() => Snapshot.Verify(PublicApi.Of(typeof(NetworkAttribute).Assembly));

    [Fact]
    public void A_member_is_printed_as_it_is_declared()
    {
        string text = PublicApi.Of(typeof(NetworkAttribute).Assembly);
        Assert.Contains("    static History Fit<TNetwork, T>(this INetwork<TNetwork, T> network, IDataSource<T> train, FitOptions? options = null)", text, StringComparison.Ordinal);
        Assert.Contains("    int Epochs { get; init; }", text, StringComparison.Ordinal);
    }
}
