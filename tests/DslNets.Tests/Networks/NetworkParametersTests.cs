namespace DslNets.Tests.Networks;

public sealed class NetworkParametersTests
{
    [Fact]
    public void The_parameters_are_one_vector_without_padding_and_state()
    {
        TinyNetwork<float> network = TinyNetwork<float>.Create(1);
        float[] values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

        network.CopyParametersFrom(values);

        Assert.Equal(4, network.Dense1.Weights[1, 0]);
        Assert.Equal(8, network.Dense1.Bias[1]);
        Assert.Equal(9, network.Batchnorm1.Scale[0]);
        Assert.Equal(12, network.Batchnorm1.Shift[1]);
        Assert.Equal(1, network.Batchnorm1.RunningVariance[0]);
        float[] copy = new float[12];
        network.CopyParametersTo(copy);
        Assert.Equal(values, copy);
        // Padding of the panels is still zero.
        Assert.Equal(values.Sum(), network.Parameters.Trained.Span.ToArray().Sum());
    }

    [Fact]
    public void The_length_is_checked()
    {
        TinyNetwork<double> network = TinyNetwork<double>.Create(1);

        Assert.Contains(
            "Tiny has 12 parameters, but 11", Assert.Throws<ArgumentException>("destination", () => network.CopyParametersTo(new double[11])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("source", () => network.CopyParametersFrom(new double[13]));
    }
}
