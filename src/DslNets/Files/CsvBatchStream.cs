using System.Numerics;

namespace DslNets;

/// <summary>Samples from a CSV file, plain or gzip, read batch by batch; the file is never in memory as a whole.</summary>
public sealed class CsvBatchStream<T> : IBatchStream<T>, IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly string _path;
    private readonly CsvOptions _options;
    private CsvSampleReader<T>? _reader;

    /// <summary>Opens the file and looks for the columns.</summary>
    /// <param name="path">A file, plain or gzip.</param>
    /// <param name="options">What the columns are: with labels or real targets.</param>
    /// <exception cref="ArgumentException">The options contradict each other, or name neither labels nor targets.</exception>
    /// <exception cref="InvalidDataException">The file is empty, or a column is missing or named twice in the options.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public CsvBatchStream(string path, CsvOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Label is null && options.Targets.Count == 0)
        {
            throw new ArgumentException("A stream of batches needs a label column or target columns.", nameof(options));
        }

        _path = path;
        _options = options;
        _reader = new CsvSampleReader<T>(path, options);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The network has other ports than one input and one target of the file's columns, or a label is no class of it.</exception>
    /// <exception cref="InvalidDataException">A line has more or fewer columns than the first, or a field is no finite number or class; the text names line and column.</exception>
    public bool Read(Batch<T> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        _reader ??= new CsvSampleReader<T>(_path, _options);
        StreamPorts.Check(batch.Description, _reader.InputLength, _reader.HasLabel, _reader.TargetLength, nameof(batch));
        batch.Count = batch.Capacity;
        int count = 0;
        while (count < batch.Capacity && _reader.Read())
        {
            _reader.ReadInputs(batch.Input().Slice(count * _reader.InputLength, _reader.InputLength));
            if (_reader.HasLabel)
            {
                LabelTarget.Write(batch, 0, count, _reader.ReadClass(_options.ClassNames));
            }
            else
            {
                _reader.ReadTargets(batch.Target().Slice(count * _reader.TargetLength, _reader.TargetLength));
            }

            count++;
        }

        if (count == 0)
        {
            return false;
        }

        batch.Count = count;
        Array.Fill(batch.SampleWeights, T.One);
        return true;
    }

    /// <inheritdoc/>
    public void Reset() => Dispose();

    /// <summary>Closes the file; the next <see cref="Read"/> opens it again.</summary>
    public void Dispose()
    {
        _reader?.Dispose();
        _reader = null;
    }
}
