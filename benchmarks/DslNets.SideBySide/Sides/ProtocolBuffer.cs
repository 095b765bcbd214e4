using System.Buffers;
using System.Text;

namespace DslNets.SideBySide.Sides;

/// <summary>A message of Protocol Buffers under construction.</summary>
internal sealed class ProtocolBuffer
{
    private const int VariableLength = 0;
    private const int LengthDelimited = 2;

    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>Adds a number.</summary>
    public void Integer(int field, long value)
    {
        Variable((ulong)((field << 3) | VariableLength));
        Variable((ulong)value);
    }

    /// <summary>Adds bytes.</summary>
    public void Bytes(int field, ReadOnlySpan<byte> value)
    {
        Variable((ulong)((field << 3) | LengthDelimited));
        Variable((ulong)value.Length);
        _bytes.Write(value);
    }

    /// <summary>Adds a text.</summary>
    public void Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    /// <summary>Adds a message within this one.</summary>
    public void Message(int field, ProtocolBuffer value) => Bytes(field, value.ToArray());

    /// <summary>All that was added.</summary>
    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();

    private void Variable(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            _bytes.Write([(byte)(value | 0x80)]);
        }

        _bytes.Write([(byte)value]);
    }
}
