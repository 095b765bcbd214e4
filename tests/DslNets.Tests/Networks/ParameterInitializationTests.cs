namespace DslNets.Tests.Networks;

public sealed class ParameterInitializationTests
{
    private const int Outputs = 75;
    private const int Inputs = 150;

    // Bounds and deviations computed by hand from the papers' formulas for 150 inputs and 75 outputs.
    [Theory]
    [InlineData(Initializer.Uniform, 0.0, 0.05)]
    [InlineData(Initializer.Uniform, 0.3, 0.3)]
    [InlineData(Initializer.Default, 0.0, 0.16329931618554522)]
    [InlineData(Initializer.GlorotUniform, 0.0, 0.16329931618554522)]
    [InlineData(Initializer.HeUniform, 0.0, 0.2)]
    [InlineData(Initializer.LeCunUniform, 0.0, 0.1414213562373095)]
    public void Uniform_weights_fill_their_interval_evenly(Initializer initializer, double scale, double bound)
    {
        double[] weights = Weights(initializer, scale);

        Assert.All(weights, weight => Assert.InRange(weight, -bound, bound));
        Assert.InRange(weights.Max(), 0.995 * bound, bound);
        Assert.InRange(weights.Min(), -bound, -0.995 * bound);
        Assert.Equal(0, weights.Average(), 5 * bound / Math.Sqrt(3 * weights.Length));
        Assert.Equal(bound * bound / 3, weights.Average(weight => weight * weight), 0.04 * bound * bound);
    }

    [Theory]
    [InlineData(Initializer.Normal, 0.0, 0.05)]
    [InlineData(Initializer.Normal, 2.0, 2.0)]
    [InlineData(Initializer.GlorotNormal, 0.0, 0.09428090415820634)]
    [InlineData(Initializer.HeNormal, 0.0, 0.11547005383792516)]
    [InlineData(Initializer.LeCunNormal, 0.0, 0.08164965809277261)]
    public void Normal_weights_have_their_deviation(Initializer initializer, double scale, double deviation)
    {
        double[] weights = Weights(initializer, scale);

        Assert.Equal(0, weights.Average(), 5 * deviation / Math.Sqrt(weights.Length));
        Assert.Equal(deviation, Math.Sqrt(weights.Average(weight => weight * weight)), 5 * deviation / Math.Sqrt(2 * weights.Length));
        Assert.InRange(weights.Max(), 3 * deviation, 6 * deviation);
    }

    [Fact]
    public void Constants_are_constant()
    {
        Assert.All(Weights(Initializer.Zeros, 3), weight => Assert.Equal(0, weight));
        Assert.All(Weights(Initializer.Constant, -0.25), weight => Assert.Equal(-0.25, weight));
    }

    [Theory]
    [InlineData(6, 6, 0.0, 1.0)]
    [InlineData(5, 40, 0.0, 1.0)]
    [InlineData(40, 5, 2.0, 4.0)]
    public void Orthogonal_rows_or_columns_are_orthonormal_times_the_scale(int outputs, int inputs, double scale, double squaredNorm)
    {
        double[] weights = Weights(Initializer.Orthogonal, scale, outputs, inputs);
        double At(int vector, int element) => outputs <= inputs ? weights[(vector * inputs) + element] : weights[(element * inputs) + vector];

        for (int left = 0; left < Math.Min(outputs, inputs); left++)
        {
            for (int right = 0; right <= left; right++)
            {
                double product = Enumerable.Range(0, Math.Max(outputs, inputs)).Sum(element => At(left, element) * At(right, element));
                Assert.Equal(left == right ? squaredNorm : 0, product, 1e-13);
            }
        }
    }

    [Fact]
    public void The_fans_of_a_kernel_count_its_field_and_those_of_a_vector_its_length()
    {
        // 4 x 3 x 3 = 36 inputs: bound sqrt(6 / 36); a vector of 24: sqrt(6 / 48).
        double[] kernel = Values(new("conv1.weight", [200, 4, 3, 3], 0, 0, Initializer.HeUniform), 1);
        double[] vector = Values(new("scale", [24], 0, 0, Initializer.GlorotUniform), 1);

        Assert.InRange(kernel.Max(), 0.4, 0.408248290463863);
        Assert.InRange(vector.Max(Math.Abs), 0.3, 0.35355339059327373);
    }

    [Fact]
    public void State_starts_at_its_constant_or_at_zero_whatever_its_name()
    {
        NetworkDescription description = Descriptions.OfTensors(
            new("a.running_mean", [2], 0, 0, Initializer.Default, IsState: true),
            new("a.running_var", [2], 0, 0, Initializer.Constant, 1, IsState: true),
            new("a.deviation", [2], 0, 0, Initializer.Zeros, IsState: true),
            new("a.mean", [2], 0, 0, Initializer.Constant, 7, IsState: true));
        var store = new ParameterStore<double>(description);

        ParameterInitialization.Initialize(store, 1);

        Assert.Equal([0, 1, 0, 7], description.Tensors.Select(tensor => new VectorView<double>(store.State, tensor)[1]));
    }

    [Fact]
    public void Values_depend_on_the_seed_and_the_tensor_alone()
    {
        TensorDescription tensor = new("w", [40, 9], 0, 0, Initializer.HeNormal);
        double[] first = Values(tensor, 5);

        Assert.Equal(first, Values(tensor, 5));
        Assert.DoesNotContain(first[0], Values(tensor, 6));

        // What stands before changes where the values lie, not what they are; the second tensor gets others.
        NetworkDescription description = Descriptions.OfTensors(tensor, tensor with { Name = "v" });
        var store = new ParameterStore<double>(description);
        ParameterInitialization.Initialize(store, 5);
        Assert.Equal(first, Read(store, 0));
        Assert.DoesNotContain(first[0], Read(store, 1));
    }

    [Fact]
    public void Single_precision_is_double_precision_rounded()
    {
        NetworkDescription description = Descriptions.OfTensors(new TensorDescription("w", [3, 5], 0, 0, Initializer.GlorotNormal));
        var single = new ParameterStore<float>(description);
        var twice = new ParameterStore<double>(description);
        ParameterInitialization.Initialize(single, 2);
        ParameterInitialization.Initialize(twice, 2);

        Assert.Equal(Read(twice, 0).Select(value => (float)value), Read(single, 0));
    }

    [Fact]
    public void Padding_stays_zero()
    {
        var store = new ParameterStore<float>(Descriptions.OfTensors(new TensorDescription("w", [5, 7], 0, 0, Initializer.Normal)));

        ParameterInitialization.Initialize(store, 3);

        Assert.Equal(35, store.Trained.Span.ToArray().Count(value => value != 0));
        Assert.True(store.Trained.Length > 35);
    }

    private static double[] Weights(Initializer initializer, double scale, int outputs = Outputs, int inputs = Inputs) =>
        Values(new("w", [outputs, inputs], 0, 0, initializer, scale), 1);

    private static double[] Values(TensorDescription tensor, ulong seed)
    {
        var store = new ParameterStore<double>(Descriptions.OfTensors(tensor));
        ParameterInitialization.Initialize(store, seed);
        return Read(store, 0);
    }

    private static T[] Read<T>(ParameterStore<T> store, int index)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        TensorDescription tensor = store.Description.Tensors[index];
        return [.. Enumerable.Range(0, tensor.Length).Select(element => store.BufferOf(tensor).Span[tensor.Offset + tensor.StorageIndex(element)])];
    }
}
