using System.Numerics;

namespace DslNets.Runtime;

/// <summary>Tokens as the numbers that ports hold, in memory of the thread: made at the first call, then used again.</summary>
public static class TokenValues<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [ThreadStatic]
    private static T[][]? _ports;

    /// <summary>Copies the tokens of a port; good until the next call for it on this thread.</summary>
    /// <param name="port">The index of the input port.</param>
    /// <param name="tokens">Tokens that have been checked.</param>
    public static ReadOnlySpan<T> Of(int port, ReadOnlySpan<int> tokens)
    {
        T[][] ports = _ports ??= [];
        if (ports.Length <= port)
        {
            int known = ports.Length;
            Array.Resize(ref ports, port + 1);
            Array.Fill(ports, [], known, ports.Length - known);
            _ports = ports;
        }

        if (ports[port].Length < tokens.Length)
        {
            ports[port] = new T[tokens.Length];
        }

        Span<T> values = ports[port].AsSpan(0, tokens.Length);
        TokenIndexes.Copy(tokens, values);
        return values;
    }
}
