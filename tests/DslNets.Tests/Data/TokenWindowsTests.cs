using DslNets.Tests.Networks;

namespace DslNets.Tests.Data;

public sealed class TokenWindowsTests
{
    private static readonly int[] s_tokens = [4, 3, 2, 1, 0, 1, 2, 3, 4];

    [Fact]
    public void Each_step_has_the_next_token_as_its_label()
    {
        var windows = new TokenWindows<float>(s_tokens, steps: 3);
        var batch = new Batch<float>(Descriptions.OfTokens(3, 5), 4);
        windows.Read([1, 0], batch);

        Assert.Equal((2, 2), (windows.Count, batch.Count));
        Assert.Equal([1, 0, 1, 4, 3, 2], batch.Input());
        Assert.Equal([0, 1, 2, 3, 2, 1], batch.Labels());
        Assert.Equal([1, 1], batch.SampleWeights[..2]);
    }

    // The last token is a label only.
    [Theory]
    [InlineData(9, 8, null, 1)]
    [InlineData(9, 3, 1, 6)]
    [InlineData(9, 3, 2, 3)]
    [InlineData(9, 4, null, 2)]
    [InlineData(8, 4, null, 1)]
    [InlineData(2, 1, null, 1)]
    [InlineData(9, 2, 100, 1)]
    public void So_many_windows_fit(int tokens, int steps, int? stride, int expected)
    {
        var windows = new TokenWindows<double>(s_tokens[..tokens], steps, stride);
        Assert.Equal(expected, windows.Count);

        // The last one is read to its end.
        var batch = new Batch<double>(Descriptions.OfTokens(steps, 5), 1);
        windows.Read([expected - 1], batch);
        int first = (expected - 1) * (stride ?? steps);
        Assert.Equal(s_tokens.AsSpan(first + 1, steps), batch.Labels());
    }

    [Fact]
    public void Networks_without_targets_are_given_tokens_alone()
    {
        var batch = new Batch<float>(Descriptions.OfPorts([new("x", [3], PortKind.Index, 5)], [new("y", [3, 5])], []), 1);
        new TokenWindows<float>(s_tokens, 3).Read([0], batch);
        Assert.Equal([4, 3, 2], batch.Input());
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Throws<ArgumentNullException>("tokens", () => new TokenWindows<float>(null!, 3));
        Assert.Throws<ArgumentOutOfRangeException>("steps", () => new TokenWindows<float>(s_tokens, 0));
        Assert.Throws<ArgumentOutOfRangeException>("stride", () => new TokenWindows<float>(s_tokens, 3, 0));
        Assert.Contains("need 10 tokens, but there are 9", Assert.Throws<ArgumentException>("tokens", () => new TokenWindows<float>(s_tokens, 9)).Message, StringComparison.Ordinal);

        var windows = new TokenWindows<float>(s_tokens, 3);
        var batch = new Batch<float>(Descriptions.OfTokens(3, 5), 1);
        Assert.Throws<ArgumentOutOfRangeException>("samples", () => windows.Read([2], batch));
        Assert.Throws<ArgumentOutOfRangeException>("samples", () => windows.Read([-1], batch));
        Assert.Throws<ArgumentException>("samples", () => windows.Read([0, 1], batch));
        Assert.Throws<ArgumentException>("samples", () => windows.Read([], batch));
        Assert.Throws<ArgumentNullException>("batch", () => windows.Read([0], null!));
        Refuses("one input of 3 tokens, but has 'x' of 4 tokens", Descriptions.OfTokens(4, 5));
        Refuses("one input of 3 tokens, but has 'x' of 3 real values", Descriptions.OfClassifier(3, 5));
        Refuses("one target of 3 tokens, but has 'y' of 1 tokens", Descriptions.OfPorts([new("x", [3], PortKind.Index, 5)], [new("y", [5])], [new("y", [1], PortKind.Index, 5)]));
        Refuses("one input of 3 tokens, but has 2 of them", Descriptions.OfPorts([new("a", [3], PortKind.Index, 5), new("b", [3], PortKind.Index, 5)], [], []));

        void Refuses(string reason, NetworkDescription network) => Assert.Contains(
            reason, Assert.Throws<ArgumentException>("batch", () => windows.Read([0], new Batch<float>(network, 1))).Message, StringComparison.Ordinal);
    }
}
