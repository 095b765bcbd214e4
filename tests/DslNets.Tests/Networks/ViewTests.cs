namespace DslNets.Tests.Networks;

public sealed class ViewTests
{
    // 37 outputs take a whole panel of 32 and one of 8.
    private static readonly NetworkDescription s_description = Descriptions.OfTensors(
        new("w", [37, 5], 0, 0, Initializer.Zeros), new("b", [37], 0, 0, Initializer.Zeros));

    private readonly ParameterStore<float> _store = new(s_description);

    private MatrixView<float> Weights => new(_store.Trained, s_description.Tensors[0]);

    private VectorView<float> Bias => new(_store.Trained, s_description.Tensors[1]);

    [Fact]
    public void A_matrix_is_copied_row_by_row()
    {
        float[] rows = [.. Enumerable.Range(1, 37 * 5).Select(value => (float)value)];
        Weights.CopyFrom(rows);

        Assert.Equal((37, 5, 185), (Weights.Outputs, Weights.Inputs, Weights.Length));
        Assert.Equal(1, Weights[0, 0]);
        Assert.Equal(5, Weights[0, 4]);
        Assert.Equal(6, Weights[1, 0]);
        Assert.Equal(185, Weights[36, 4]);
        float[] copy = new float[185];
        Weights.CopyTo(copy);
        Assert.Equal(rows, copy);
        Assert.Equal(rows.Sum(), _store.Trained.Span.ToArray().Sum());
    }

    [Fact]
    public void Views_write_to_the_network_itself()
    {
        Weights[33, 2] = 8;
        Weights[33, 2] += 1;
        Bias[36] = 4;
        Bias.Span[0] = 3;

        Assert.Equal(9, Weights[33, 2]);
        Assert.Equal(3, Bias[0]);
        Assert.Equal([3f, 4f, 9f], _store.Trained.Span.ToArray().Where(value => value != 0).Order());
    }

    [Fact]
    public void Indexes_are_checked_against_the_shape_not_the_padding()
    {
        Assert.Throws<ArgumentOutOfRangeException>("output", () => Weights[37, 0]);
        Assert.Throws<ArgumentOutOfRangeException>("output", () => Weights[-1, 0]);
        Assert.Throws<ArgumentOutOfRangeException>("input", () => Weights[0, 5]);
        Assert.Throws<ArgumentOutOfRangeException>("input", () => Weights[0, -1]);
        Assert.Throws<ArgumentOutOfRangeException>("index", () => Bias[37]);
        Assert.Throws<ArgumentOutOfRangeException>("index", () => Bias[-1]);
    }

    [Fact]
    public void Lengths_are_checked_and_named()
    {
        Assert.Contains("'w' has 185 values, but 184", Assert.Throws<ArgumentException>("source", () => Weights.CopyFrom(new float[184])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("destination", () => Weights.CopyTo(new float[186]));
        Assert.Contains("'b' has 37 values, but 38", Assert.Throws<ArgumentException>("destination", () => Bias.CopyTo(new float[38])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("source", () => Bias.CopyFrom(new float[36]));
    }

    [Fact]
    public void Views_are_made_of_fitting_tensors_only()
    {
        Assert.Throws<ArgumentException>("tensor", () => new MatrixView<float>(_store.Trained, s_description.Tensors[1]));
        Assert.Throws<ArgumentException>("tensor", () => new VectorView<float>(_store.Trained, s_description.Tensors[0]));
        Assert.Throws<ArgumentException>("buffer", () => new MatrixView<float>(_store.State, s_description.Tensors[0]));
    }

    [Fact]
    public void A_layer_without_bias_has_an_empty_view()
    {
        var layer = new DenseView<float>(Weights, default);

        Assert.Equal(0, layer.Bias.Length);
        Assert.True(layer.Bias.Span.IsEmpty);
        layer.Bias.CopyTo([]);
        Assert.Throws<ArgumentOutOfRangeException>("index", () => layer.Bias[0]);
        Assert.Throws<ArgumentException>("source", () => layer.Bias.CopyFrom([1f]));
    }
}
