using DslNets.Runtime;

namespace DslNets.Numerics.Tests;

public class VectorWidthTests
{
    /// <summary>The build matrix runs all tests with parts of the hardware switched off; this shows that the switches took effect.</summary>
    [Fact]
    public void The_width_is_the_one_that_the_environment_announces()
    {
        string? expected = Environment.GetEnvironmentVariable("DSLNETS_EXPECT_WIDTH");
        int bits = 8 * BatchLayout.VectorBytes;
        if (expected is null)
        {
            Assert.Contains(bits, new[] { 128, 256, 512 });
        }
        else
        {
            Assert.Equal(expected, bits.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }
}
