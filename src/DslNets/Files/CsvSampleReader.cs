using System.Globalization;
using System.Numerics;

namespace DslNets;

/// <summary>Reads the records of a CSV file as samples.</summary>
internal sealed class CsvSampleReader<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly CsvReader _records;
    private readonly int _columns;
    private readonly string[] _header = [];
    private readonly int[] _inputs;
    private readonly int[] _targets;
    private readonly int _label = -1;

    /// <summary>Whether the current record was read while looking at the columns and is still to be given out.</summary>
    private bool _isAhead;

    public CsvSampleReader(string path, CsvOptions options)
    {
        if (options.Label is not null && options.Targets.Count > 0)
        {
            throw new ArgumentException("A file has a label column or real targets, not both.", nameof(options));
        }

        if (options.Separator is '"' or '\r' or '\n')
        {
            throw new ArgumentException("Quotes and line ends cannot separate fields.", nameof(options));
        }

        _records = new CsvReader(path, options.Separator);
        try
        {
            _isAhead = _records.Read();
            if (!_isAhead)
            {
                throw _records.Invalid("the file is empty.");
            }

            _columns = _records.Count;
            if (options.HasHeader)
            {
                _header = new string[_columns];
                for (int column = 0; column < _columns; column++)
                {
                    _header[column] = _records[column].ToString();
                }

                _isAhead = false;
            }

            var taken = new HashSet<int>();
            int Take(CsvColumn column) => Find(column) is var place && taken.Add(place) ? place : throw _records.Invalid(place, "the options name it twice.");
            if (options.Label is { } label)
            {
                _label = Take(label);
            }

            _targets = [.. options.Targets.Select(Take)];
            foreach (CsvColumn column in options.Ignored)
            {
                Take(column);
            }

            _inputs = [.. Enumerable.Range(0, _columns).Where(column => !taken.Contains(column))];
            if (_inputs.Length == 0)
            {
                throw _records.Invalid("there is no column of inputs.");
            }
        }
        catch
        {
            _records.Dispose();
            throw;
        }
    }

    public int InputLength => _inputs.Length;

    public int TargetLength => _targets.Length;

    public bool HasLabel => _label >= 0;

    /// <summary>The label of the current sample as it is written.</summary>
    public ReadOnlySpan<char> Label => _records[_label].Trim();

    public void Dispose() => _records.Dispose();

    /// <summary>Goes to the next sample; false at the end of the file.</summary>
    public bool Read()
    {
        if (!_isAhead && !_records.Read())
        {
            return false;
        }

        _isAhead = false;
        if (_records.Count != _columns)
        {
            throw _records.Invalid($"there are {_records.Count} columns, but {_columns} in the first line.");
        }

        if (HasLabel && Label.IsEmpty)
        {
            throw InvalidLabel("the label is empty.");
        }

        return true;
    }

    public void ReadInputs(Span<T> inputs) => ReadNumbers(_inputs, inputs);

    public void ReadTargets(Span<T> targets) => ReadNumbers(_targets, targets);

    /// <summary>The class of the current sample, a name or the number of one, or any number from 0 if there are no names.</summary>
    public int ReadClass(IReadOnlyList<string> classNames)
    {
        for (int name = 0; name < classNames.Count; name++)
        {
            if (Label.SequenceEqual(classNames[name]))
            {
                return name;
            }
        }

        if (!TryParseClass(Label, out int label))
        {
            throw InvalidLabel($"'{Excerpt(Label)}' is no class; classes are whole numbers from 0{(classNames.Count > 0 ? " or their names" : "")}.");
        }

        return classNames.Count == 0 || label < classNames.Count ? label : throw InvalidLabel($"there is no class {label}, only 0 to {classNames.Count - 1}.");
    }

    public InvalidDataException Invalid(string reason) => _records.Invalid(reason);

    public static bool TryParseClass(ReadOnlySpan<char> text, out int label) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out label);

    private static string Excerpt(ReadOnlySpan<char> text) => text.Length <= 40 ? text.ToString() : $"{text[..40]}...";

    private InvalidDataException InvalidLabel(string reason) => Invalid(_label, reason);

    private InvalidDataException Invalid(int column, string reason) =>
        _header.Length > 0 ? _records.Invalid($"column {column + 1} ('{Excerpt(_header[column])}'): {reason}") : _records.Invalid(column, reason);

    private int Find(CsvColumn column)
    {
        int place = column.Find(_columns, _header);
        return place >= 0 ? place : throw _records.Invalid($"there is no column {column}; there are {_columns}{(_header.Length > 0 ? $": {string.Join(", ", _header)}" : " without names")}.");
    }

    private void ReadNumbers(int[] columns, Span<T> values)
    {
        for (int index = 0; index < columns.Length; index++)
        {
            ReadOnlySpan<char> text = _records[columns[index]];
            if (!T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out values[index]) || !T.IsFinite(values[index]))
            {
                throw Invalid(columns[index], text.IsWhiteSpace() ? "the number is missing." : $"'{Excerpt(text)}' is no finite number.");
            }
        }
    }
}
