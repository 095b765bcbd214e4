namespace DslNets.Tests.Data;

public sealed class OneHotTests
{
    [Fact]
    public void Labels_become_unit_vectors_and_back()
    {
        Assert.Equal([0f, 1, 0, 0, 0, 1, 1, 0, 0], OneHot.Encode<float>([1, 2, 0], 3));
        Assert.Equal([1, 2, 0], OneHot.Decode<float>([0, 1, 0, 0, 0, 1, 1, 0, 0], 3));
        Assert.Equal([0, 1], OneHot.Decode<double>([0.5, 0.5, -2, -1], 2));
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Contains("sample 1 is 3, outside 0 to 2", Assert.Throws<ArgumentException>("labels", () => OneHot.Encode<float>([0, 3], 3)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("labels", () => OneHot.Encode<float>([-1], 3));
        Assert.Throws<ArgumentException>("rows", () => OneHot.Decode<float>([1, 2, 3], 2));
        Assert.Throws<ArgumentOutOfRangeException>("classes", () => OneHot.Encode<float>([0], 0));
    }
}
