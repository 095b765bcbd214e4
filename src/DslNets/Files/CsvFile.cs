using System.Numerics;
using System.Runtime.InteropServices;

namespace DslNets;

/// <summary>
/// Tables of numbers as text: one sample per line, fields between separators, quoted fields as in RFC 4180, numbers as in every C# program whatever the machine's culture. UTF-8, with or
/// without byte order mark; files packed with gzip are recognised by their content.
/// </summary>
public static class CsvFile
{
    /// <summary>Reads a whole file.</summary>
    /// <param name="path">A file, plain or gzip.</param>
    /// <param name="options">What the columns are; null for a file of inputs alone, without header.</param>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    /// <exception cref="InvalidDataException">The file is empty, a column is missing or named twice in the options, a line has more or fewer columns than the first, or a field is no finite number or class; the text names line and column.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static DataSet<T> Read<T>(string path, CsvOptions? options = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new CsvOptions();
        using var reader = new CsvSampleReader<T>(path, options);
        var inputs = new List<T>();
        var targets = new List<T>();
        var labels = new List<int>();
        var texts = new Dictionary<string, int>(StringComparer.Ordinal);
        var textsBySpan = texts.GetAlternateLookup<ReadOnlySpan<char>>();
        int count = 0;
        for (; reader.Read(); count++)
        {
            reader.ReadInputs(Extend(inputs, reader.InputLength));
            reader.ReadTargets(Extend(targets, reader.TargetLength));
            if (!reader.HasLabel)
            {
                continue;
            }

            if (options.ClassNames.Count > 0)
            {
                labels.Add(reader.ReadClass(options.ClassNames));
            }
            else
            {
                // What the texts mean is known at the end of the file only.
                if (!textsBySpan.TryGetValue(reader.Label, out int text))
                {
                    text = texts.Count;
                    textsBySpan[reader.Label] = text;
                }

                labels.Add(text);
            }
        }

        if (count == 0)
        {
            throw reader.Invalid("the file has no samples.");
        }

        IReadOnlyList<string> classNames = options.ClassNames.Count > 0 || !reader.HasLabel ? options.ClassNames : Number(texts, CollectionsMarshal.AsSpan(labels));
        DataPort<T>[] targetPorts = reader.HasLabel ? [new([.. labels])] : reader.TargetLength > 0 ? [new([.. targets], reader.TargetLength)] : [];
        return new DataSet<T>([new DataPort<T>([.. inputs], reader.InputLength)], targetPorts, classNames: classNames);
    }

    private static Span<T> Extend<T>(List<T> values, int length)
    {
        int start = values.Count;
        CollectionsMarshal.SetCount(values, start + length);
        return CollectionsMarshal.AsSpan(values)[start..];
    }

    /// <summary>Replaces the numbers of texts by classes; returns the names of the classes, none if the texts are numbers.</summary>
    private static string[] Number(Dictionary<string, int> texts, Span<int> labels)
    {
        int[] classes = new int[texts.Count];
        bool areNumbers = true;
        foreach ((string text, int number) in texts)
        {
            areNumbers &= CsvSampleReader<float>.TryParseClass(text, out classes[number]);
        }

        string[] names = areNumbers ? [] : [.. texts.Keys.Order(StringComparer.Ordinal)];
        for (int index = 0; index < names.Length; index++)
        {
            classes[texts[names[index]]] = index;
        }

        foreach (ref int label in labels)
        {
            label = classes[label];
        }

        return names;
    }
}
