namespace DslNets.Tests.Data;

public class SequencePiecesTests
{
    [Fact]
    public void Each_batch_goes_on_where_the_one_before_ended()
    {
        // Thirteen steps: two tracks of three pieces of two steps; the last step is left over.
        float[] inputs = [.. Enumerable.Range(0, 26).Select(value => (float)value)];
        float[] targets = [.. Enumerable.Range(0, 13).Select(value => 100f + value)];
        DataSet<float> data = SequencePieces.Of<float>(inputs, 2, targets, 1, steps: 2, tracks: 2);
        Assert.Equal(6, data.Count);
        Assert.Equal([0, 1, 2, 3], data.Input(0).ToArray());
        Assert.Equal([12, 13, 14, 15], data.Input(1).ToArray());
        Assert.Equal([4, 5, 6, 7], data.Input(2).ToArray());
        Assert.Equal([106, 107], data.Target(1).ToArray());
        Assert.Equal([110, 111], data.Target(5).ToArray());
    }

    [Fact]
    public void Sequences_that_do_not_fit_are_told()
    {
        Assert.Equal("targets", Assert.Throws<ArgumentException>(() => SequencePieces.Of<float>(new float[8], 2, new float[3], 1, 2, 1)).ParamName);
        Assert.Contains("4 steps are too few", Assert.Throws<ArgumentException>(() => SequencePieces.Of<float>(new float[8], 2, new float[4], 1, 2, 3)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => SequencePieces.Of<float>(new float[8], 2, new float[4], 1, 0, 3));
    }
}
