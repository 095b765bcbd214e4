using System.Numerics;

namespace DslNets;

/// <summary>Samples and labels from IDX files, plain or gzip, read batch by batch; the files are never in memory as a whole.</summary>
public sealed class IdxBatchStream<T> : IBatchStream<T>, IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly string _inputsPath;
    private readonly string _labelsPath;
    private readonly double _scale;
    private IdxReader? _inputs;
    private IdxReader? _labels;
    private int _position;

    /// <summary>Opens the files and checks that they fit each other.</summary>
    /// <param name="inputsPath">The samples, such as images; the first dimension counts them.</param>
    /// <param name="labelsPath">As many labels.</param>
    /// <param name="scale">What every input is multiplied by; by default bytes become numbers from 0 to 1.</param>
    /// <exception cref="InvalidDataException">A file is not in the format or empty, or there is not one label for every sample.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public IdxBatchStream(string inputsPath, string labelsPath, double scale = IdxFile.ByteScale)
    {
        ArgumentException.ThrowIfNullOrEmpty(inputsPath);
        ArgumentException.ThrowIfNullOrEmpty(labelsPath);
        _inputsPath = inputsPath;
        _labelsPath = labelsPath;
        _scale = scale;
        Open();
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The network has other ports than one input of the files' sample length and one target for labels.</exception>
    /// <exception cref="InvalidDataException">A file turns out to be truncated, too long or corrupt.</exception>
    public bool Read(Batch<T> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (_inputs is null || _labels is null)
        {
            Open();
        }

        StreamPorts.Check(batch.Description, _inputs!.SampleLength, hasLabels: true, targetLength: 0, nameof(batch));
        int count = Math.Min(batch.Capacity, _inputs.Count - _position);
        if (count == 0)
        {
            return false;
        }

        batch.Count = count;
        _inputs.Read(batch.Input(), _scale);
        for (int row = 0; row < count; row++)
        {
            LabelTarget.Write(batch, 0, row, _labels!.ReadLabel());
        }

        Array.Fill(batch.SampleWeights, T.One);
        _position += count;
        if (_position == _inputs.Count)
        {
            _inputs.ReadEnd();
            _labels!.ReadEnd();
        }

        return true;
    }

    /// <inheritdoc/>
    public void Reset() => Dispose();

    /// <summary>Closes the files; the next <see cref="Read"/> opens them again.</summary>
    public void Dispose()
    {
        _inputs?.Dispose();
        _labels?.Dispose();
        _inputs = null;
        _labels = null;
        _position = 0;
    }

    private void Open()
    {
        try
        {
            _inputs = new IdxReader(_inputsPath);
            _labels = new IdxReader(_labelsPath);
            IdxFile.CheckIsLabels(_labels);
            IdxFile.CheckFit(_inputs, _labels.Count);
        }
        catch
        {
            Dispose();
            throw;
        }
    }
}
