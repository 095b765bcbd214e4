using System.Text;

namespace DslNets;

/// <summary>
/// Reads the records of a CSV file (RFC 4180): fields may be quoted, and then hold separators, line ends and doubled quotes. Empty lines are passed over. A record's fields share one buffer,
/// so that reading allocates nothing once the buffer is long enough.
/// </summary>
internal sealed class CsvReader : IDisposable
{
    /// <summary>No sensible record is longer; what is, has lost its line ends or a quote.</summary>
    private const int MaximumRecordLength = 1 << 28;

    private const int EndOfFile = -1;

    private readonly string _path;
    private readonly char _separator;
    private readonly StreamReader _text;
    private readonly char[] _buffer = new char[1 << 15];
    private readonly List<int> _ends = [];
    private int _position;
    private int _filled;
    private bool _isAfterCarriageReturn;
    private char[] _record = new char[1024];
    private int _length;
    private int _nextLine = 1;

    public CsvReader(string path, char separator)
    {
        _path = path;
        _separator = separator;
        _text = new StreamReader(new CompressedFile(path), Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16);
    }

    /// <summary>The line, from 1, in which the current record starts.</summary>
    public int Line { get; private set; }

    /// <summary>The fields of the current record.</summary>
    public int Count => _ends.Count;

    /// <summary>A field of the current record.</summary>
    public ReadOnlySpan<char> this[int field]
    {
        get
        {
            int start = field == 0 ? 0 : _ends[field - 1];
            return _record.AsSpan(start, _ends[field] - start);
        }
    }

    public void Dispose() => _text.Dispose();

    /// <summary>Reads the next record; false at the end of the file.</summary>
    public bool Read()
    {
        _ends.Clear();
        _length = 0;
        int next = Next();
        while (next is '\r' or '\n')
        {
            EndLine(next);
            next = Next();
        }

        Line = _nextLine;
        if (next == EndOfFile)
        {
            return false;
        }

        while (true)
        {
            next = ReadField(next);
            _ends.Add(_length);
            if (next != _separator)
            {
                break;
            }

            next = Next();
        }

        if (next != EndOfFile)
        {
            EndLine(next);
        }

        return true;
    }

    public InvalidDataException Invalid(string reason, Exception? cause = null) => new($"'{_path}', line {Line}: {reason}", cause);

    public InvalidDataException Invalid(int field, string reason) => Invalid($"column {field + 1}: {reason}");

    /// <summary>Reads a field from its first character on; returns what ends it: the separator, a line end or the end of the file.</summary>
    private int ReadField(int next)
    {
        if (next == '"')
        {
            return ReadQuoted();
        }

        while (next != _separator && next is not (EndOfFile or '\r' or '\n'))
        {
            Append(next);
            next = Next();
        }

        return next;
    }

    private int ReadQuoted()
    {
        while (true)
        {
            int next = Next();
            if (next == '"')
            {
                next = Next();
                if (next == _separator || next is EndOfFile or '\r' or '\n')
                {
                    return next;
                }

                if (next != '"')
                {
                    throw Invalid(Count, "text follows the closing quote.");
                }
            }
            else if (next == EndOfFile)
            {
                throw Invalid(Count, "the quote does not end.");
            }
            else if (next == '\n')
            {
                _nextLine++;
            }

            Append(next);
        }
    }

    private void EndLine(int end)
    {
        _nextLine++;
        _isAfterCarriageReturn = end == '\r';
    }

    private void Append(int character)
    {
        if (_length == _record.Length)
        {
            if (_length == MaximumRecordLength)
            {
                throw Invalid($"the record is longer than {MaximumRecordLength} characters.");
            }

            Array.Resize(ref _record, 2 * _length);
        }

        _record[_length++] = (char)character;
    }

    /// <summary>The next character, or <see cref="EndOfFile"/>; the line feed after the carriage return that ended a line is not given out.</summary>
    private int Next()
    {
        int next = NextCharacter();
        if (_isAfterCarriageReturn)
        {
            _isAfterCarriageReturn = false;
            return next == '\n' ? NextCharacter() : next;
        }

        return next;
    }

    private int NextCharacter()
    {
        if (_position == _filled)
        {
            Fill();
        }

        return _filled == 0 ? EndOfFile : _buffer[_position++];
    }

    private void Fill()
    {
        try
        {
            _filled = _text.Read(_buffer, 0, _buffer.Length);
            _position = 0;
        }
        catch (InvalidDataException exception)
        {
            throw Invalid($"the file cannot be unpacked. {exception.Message}", exception);
        }
    }
}
