using System.Numerics;

namespace DslNets;

/// <summary>The part of the plane where samples are, and the outputs at the places of a grid over it.</summary>
internal sealed class Plane<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The places of a row and of a column.</summary>
    public const int Resolution = 160;

    private const double Margin = 0.1;

    private readonly T[] _outputs;
    private readonly T[] _sampleOutputs;

    private Plane((double Smallest, double Largest) x, (double Smallest, double Largest) y, int outputCount, T[] outputs, T[] sampleOutputs) =>
        (X, Y, OutputCount, _outputs, _sampleOutputs) = (x, y, outputCount, outputs, sampleOutputs);

    /// <summary>From left to right.</summary>
    public (double Smallest, double Largest) X { get; }

    /// <summary>From bottom to top.</summary>
    public (double Smallest, double Largest) Y { get; }

    /// <summary>The outputs at each place.</summary>
    public int OutputCount { get; }

    /// <summary>The places, row by row from the top, as pictures have them.</summary>
    public static int Places => Resolution * Resolution;

    public static Plane<T> Of(PlaneFunction<T> function, int outputs, DataSet<T> data)
    {
        T[] values = new T[Places * outputs];
        T[] sampleValues = new T[data.Count * outputs];
        ((double Smallest, double Largest) x, (double Smallest, double Largest) y) = (Range(data, 0), Range(data, 1));
        for (int place = 0; place < Places; place++)
        {
            function(PointAt(place, x, y), values.AsSpan(place * outputs, outputs));
        }

        for (int sample = 0; sample < data.Count; sample++)
        {
            function(data.Input(sample), sampleValues.AsSpan(sample * outputs, outputs));
        }

        return new Plane<T>(x, y, outputs, values, sampleValues);
    }

    public static Plane<T> Of<TNetwork>(INetwork<TNetwork, T> network, DataSet<T> data)
        where TNetwork : class, INetwork<TNetwork, T>
    {
        NetworkDescription description = TNetwork.Description;
        if (description.Inputs.Count != 1 || description.Inputs[0].Length != 2)
        {
            throw new ArgumentException($"A network over the plane has one input of 2 values; {description.Name} has {string.Join(" and ", description.Inputs.Select(input => input.Length))}.", nameof(network));
        }

        // One point at a time: a page is not worth a batch.
        var batch = new Batch<T>(description, capacity: 1);
        return Of(Predict, description.Outputs[0].Length, data);

        void Predict(ReadOnlySpan<T> point, Span<T> outputs)
        {
            point.CopyTo(batch.Input());
            network.PredictBatch(batch);
            batch.Output().CopyTo(outputs);
        }
    }

    /// <summary>The outputs at a place.</summary>
    public ReadOnlySpan<T> At(int place) => _outputs.AsSpan(place * OutputCount, OutputCount);

    /// <summary>The outputs for a sample.</summary>
    public ReadOnlySpan<T> AtSample(int sample) => _sampleOutputs.AsSpan(sample * OutputCount, OutputCount);

    /// <summary>The coordinates of a place.</summary>
    public (double X, double Y) Coordinates(int place)
    {
        T[] point = PointAt(place, X, Y);
        return (double.CreateChecked(point[0]), double.CreateChecked(point[1]));
    }

    /// <summary>The range of one coordinate of the samples, with a margin; samples that are nowhere do not count.</summary>
    public static (double Smallest, double Largest) Range(DataSet<T> data, int coordinate)
    {
        (double smallest, double largest) = (double.PositiveInfinity, double.NegativeInfinity);
        for (int sample = 0; sample < data.Count; sample++)
        {
            double value = double.CreateChecked(data.Input(sample)[coordinate]);
            if (double.IsFinite(value))
            {
                (smallest, largest) = (Math.Min(smallest, value), Math.Max(largest, value));
            }
        }

        if (smallest > largest)
        {
            return (-1, 1);
        }

        double margin = largest > smallest ? Margin * (largest - smallest) : 1;
        return (smallest - margin, largest + margin);
    }

    private static T[] PointAt(int place, (double Smallest, double Largest) x, (double Smallest, double Largest) y)
    {
        // Places are the middles of pixels.
        double right = ((place % Resolution) + 0.5) / Resolution;
        double down = ((place / Resolution) + 0.5) / Resolution;
        return [T.CreateChecked(x.Smallest + (right * (x.Largest - x.Smallest))), T.CreateChecked(y.Largest - (down * (y.Largest - y.Smallest)))];
    }
}
