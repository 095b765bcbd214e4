using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using DslNets.Compiler.Model;

namespace DslNets.Generators;

/// <summary>Names the files of a network after its class. The compiler compares file names without case and discards everything when two are equal, so Net and NET get different ones.</summary>
internal static class FileNames
{
    public static NamedNetwork Name(NetworkModel network, ImmutableArray<string> networks)
    {
        string name = network.Type.FullName;
        IEnumerable<string> before = networks
            .Where(other => string.Equals(other, name, StringComparison.OrdinalIgnoreCase) && string.CompareOrdinal(other, name) < 0)
            .Distinct(StringComparer.Ordinal);
        int number = before.Count();

        // '@' escapes a keyword in C#, but is no letter of a file name.
        string file = name.Replace("@", "");
        return new NamedNetwork(network, number == 0 ? file : file + "+" + number.ToString(CultureInfo.InvariantCulture));
    }
}
