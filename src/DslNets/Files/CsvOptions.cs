namespace DslNets;

/// <summary>What the columns of a CSV file are. All that are not named here are inputs, in the order of the file.</summary>
public sealed record CsvOptions
{
    /// <summary>Whether the first line has the names of the columns; false unless set.</summary>
    public bool HasHeader { get; init; }

    /// <summary>What stands between fields; a comma unless set.</summary>
    public char Separator { get; init; } = ',';

    /// <summary>The column of the class labels; none unless set.</summary>
    public CsvColumn? Label { get; init; }

    /// <summary>The columns of the real targets, in the order of the target port; none unless set. A file has labels or real targets, not both.</summary>
    public IReadOnlyList<CsvColumn> Targets { get; init; } = [];

    /// <summary>Columns to pass over, such as a number of the row; they need not be numbers.</summary>
    public IReadOnlyList<CsvColumn> Ignored { get; init; } = [];

    /// <summary>
    /// The names of the classes; a label is one of them, or its number. Empty unless set: then labels are whole numbers from 0, or, if any is not, all are names, numbered in ordinal order.
    /// A stream cannot know the names in advance: with it labels are numbers unless the names are given here.
    /// </summary>
    public IReadOnlyList<string> ClassNames { get; init; } = [];
}
