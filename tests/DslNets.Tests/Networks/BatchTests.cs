namespace DslNets.Tests.Networks;

public sealed class BatchTests
{
    [Theory]
    [InlineData(1 << 20, 1 << 12)]
    [InlineData(1 << 16, 1 << 15)]
    public void A_port_that_no_array_can_hold_is_named(int features, int capacity)
    {
        NetworkDescription description = Descriptions.OfPorts([new("picture", [features])], [], []);
        ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>(() => new Batch<float>(description, capacity));
        Assert.Equal(("capacity", capacity), (exception.ParamName, exception.ActualValue));
        Assert.Contains($"'picture' has {features} values", exception.Message, StringComparison.Ordinal);
        Assert.Contains($"{(long)features * capacity}", exception.Message, StringComparison.Ordinal);
    }
}
