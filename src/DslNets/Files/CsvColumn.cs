namespace DslNets;

/// <summary>A column of a CSV file: a number from 0, a place from the end such as <c>^1</c>, or a name of the header.</summary>
public readonly record struct CsvColumn
{
    private readonly Index _index;

    /// <summary>Names a column by its place.</summary>
    public CsvColumn(Index index) => _index = index;

    /// <summary>Names a column as the header does.</summary>
    public CsvColumn(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        Name = name;
    }

    /// <summary>The name in the header; null for a column given by its place.</summary>
    public string? Name { get; }

    /// <summary>Names a column by its place.</summary>
    public static implicit operator CsvColumn(int index) => new((Index)index);

    /// <summary>Names a column by its place.</summary>
    public static implicit operator CsvColumn(Index index) => new(index);

    /// <summary>Names a column as the header does.</summary>
    public static implicit operator CsvColumn(string name) => new(name);

    /// <summary>The name, or the place.</summary>
    public override string ToString() => Name is null ? _index.ToString() : $"'{Name}'";

    /// <summary>The column's place from 0, or -1 if there is none.</summary>
    /// <param name="count">The columns of the file.</param>
    /// <param name="header">The names of the columns; empty for a file without header.</param>
    internal int Find(int count, IReadOnlyList<string> header)
    {
        if (Name is null)
        {
            int place = _index.GetOffset(count);
            return place < count ? place : -1;
        }

        for (int column = 0; column < header.Count; column++)
        {
            if (header[column] == Name)
            {
                return column;
            }
        }

        return -1;
    }
}
