using System.Globalization;

namespace DslNets;

/// <summary>What classes are called: their names, or their numbers where there are none.</summary>
internal readonly struct ClassNames(IReadOnlyList<string>? names)
{
    public string this[int index] => names is not null && index < names.Count ? names[index] : index.ToString(CultureInfo.InvariantCulture);
}
