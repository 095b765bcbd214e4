using System.Globalization;
using System.Numerics;
using System.Text;

namespace DslNets;

/// <summary>How often which class was taken for which, with rows of actual and columns of predicted classes as scikit-learn's <c>confusion_matrix</c>. Its value is the accuracy.</summary>
/// <remarks>The predicted class is that of the largest output; an output of one unit tells the classes 0 and 1 apart. Of a sequence or an image each step or pixel counts as a sample. Sample weights are not used.</remarks>
public sealed class ConfusionMatrix<T> : IMetric<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ClassificationPort<T> _port;
    private readonly IReadOnlyList<string> _classNames;
    private long[] _counts = [];

    /// <summary>Makes the metric.</summary>
    /// <param name="classNames">What the classes are called in the text; null for their numbers.</param>
    /// <param name="port">The target port.</param>
    /// <param name="threshold">For an output of one unit: from where on it says class 1; null, the default, for what the network says (<see cref="PortDescription.Threshold"/>).</param>
    public ConfusionMatrix(IReadOnlyList<string>? classNames = null, int port = 0, double? threshold = null)
    {
        _port = new ClassificationPort<T>(port, threshold);
        _classNames = classNames ?? [];
        Name = _port.Name("confusionMatrix");
    }

    /// <inheritdoc/>
    public string Name { get; init; }

    /// <summary>The number of classes; 0 before the first batch.</summary>
    public int Classes { get; private set; }

    /// <summary>Whether the output has one unit, which tells the classes 0 and 1 apart.</summary>
    public bool IsBinary { get; private set; }

    /// <summary>The samples of all batches.</summary>
    public long Count
    {
        get
        {
            long count = 0;
            foreach (long cell in _counts)
            {
                count += cell;
            }

            return count;
        }
    }

    /// <summary>The share of samples whose class is predicted right.</summary>
    public double Value
    {
        get
        {
            long right = 0;
            for (int index = 0; index < Classes; index++)
            {
                right += this[index, index];
            }

            return Count == 0 ? double.NaN : (double)right / Count;
        }
    }

    /// <summary>How many samples of one class were taken for another.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public long this[int actual, int predicted]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(actual);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(actual, Classes);
            ArgumentOutOfRangeException.ThrowIfNegative(predicted);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(predicted, Classes);
            return _counts[(actual * Classes) + predicted];
        }
    }

    /// <inheritdoc/>
    public void Reset() => Array.Clear(_counts);

    /// <inheritdoc/>
    public double[] Save() => [IsBinary ? 1 : 0, .. _counts.Select(count => (double)count)];

    /// <inheritdoc/>
    public void Restore(ReadOnlySpan<double> saved) => Restore(saved, Name);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The output has another number of classes than that of the batches before.</exception>
    public void Add(Batch<T> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        int classes = _port.Classes(batch);
        if (Classes == 0)
        {
            Classes = classes;
            IsBinary = _port.Units(batch) == 1;
            _counts = new long[classes * classes];
        }
        else if (Classes != classes)
        {
            throw new ArgumentException($"The output has {classes} classes, that of the batches before {Classes}.", nameof(batch));
        }

        int rows = _port.Count(batch);
        for (int row = 0; row < rows; row++)
        {
            _counts[(_port.Actual(batch, row) * classes) + _port.Predicted(batch, row)]++;
        }
    }

    /// <summary>The samples of a class.</summary>
    public long ActualCount(int actual)
    {
        long count = 0;
        for (int predicted = 0; predicted < Classes; predicted++)
        {
            count += this[actual, predicted];
        }

        return count;
    }

    /// <summary>The samples that were taken for a class.</summary>
    public long PredictedCount(int predicted)
    {
        long count = 0;
        for (int actual = 0; actual < Classes; actual++)
        {
            count += this[actual, predicted];
        }

        return count;
    }

    /// <summary>The matrix as a table: a row for each actual class, a column for each predicted one, a dot for nothing; lines end in '\n'.</summary>
    public override string ToString()
    {
        string[] names = [.. Enumerable.Range(0, Classes).Select(NameOf)];
        const string corner = "actual \\ predicted";
        int nameWidth = names.Append(corner).Max(name => name.Length);
        int[] widths =
        [
            .. Enumerable.Range(0, Classes).Select(predicted => Math.Max(names[predicted].Length, Enumerable.Range(0, Classes).Max(actual => Cell(actual, predicted).Length))),
        ];
        var text = new StringBuilder(corner.PadRight(nameWidth));
        for (int predicted = 0; predicted < Classes; predicted++)
        {
            text.Append("  ").Append(names[predicted].PadLeft(widths[predicted]));
        }

        text.Append('\n');
        for (int actual = 0; actual < Classes; actual++)
        {
            text.Append(names[actual].PadRight(nameWidth));
            for (int predicted = 0; predicted < Classes; predicted++)
            {
                text.Append("  ").Append(Cell(actual, predicted).PadLeft(widths[predicted]));
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    internal void Restore(ReadOnlySpan<double> saved, string name)
    {
        int classes = (int)Math.Sqrt(saved.Length - 1);
        SavedMetric.RequireLength(saved.Length == (classes * classes) + 1, name);
        Classes = classes;
        IsBinary = saved[0] != 0;
        _counts = [.. saved[1..].ToArray().Select(count => (long)count)];
    }

    private string NameOf(int index) => index < _classNames.Count ? _classNames[index] : index.ToString(CultureInfo.InvariantCulture);

    private string Cell(int actual, int predicted) => this[actual, predicted] is > 0 and var count ? count.ToString(CultureInfo.InvariantCulture) : ".";
}
