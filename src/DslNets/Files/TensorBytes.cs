using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace DslNets;

/// <summary>Numbers as safetensors files hold them: little-endian, whatever the machine.</summary>
internal static class TensorBytes
{
    /// <summary>The format's name of a number type.</summary>
    public static string TypeOf<T>() => typeof(T) == typeof(double) ? "F64" : "F32";

    /// <summary>The bytes of values.</summary>
    public static byte[] Of<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        byte[] bytes = new byte[values.Length * Unsafe.SizeOf<T>()];
        for (int index = 0; index < values.Length; index++)
        {
            if (typeof(T) == typeof(double))
            {
                BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(index * sizeof(double)), double.CreateChecked(values[index]));
            }
            else
            {
                BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(index * sizeof(float)), float.CreateChecked(values[index]));
            }
        }

        return bytes;
    }

    /// <summary>The values, rounded to <typeparamref name="T"/>, or null for a number type that is not real.</summary>
    public static T[]? Read<T>(string type, ReadOnlySpan<byte> bytes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (type is not ("F64" or "F32" or "F16" or "BF16"))
        {
            return null;
        }

        int size = SafetensorsFile.ElementSize(type);
        var values = new T[bytes.Length / size];
        for (int index = 0; index < values.Length; index++)
        {
            ReadOnlySpan<byte> element = bytes.Slice(index * size, size);
            values[index] = type switch
            {
                "F64" => T.CreateChecked(BinaryPrimitives.ReadDoubleLittleEndian(element)),
                "F32" => T.CreateChecked(BinaryPrimitives.ReadSingleLittleEndian(element)),
                "F16" => T.CreateChecked(BinaryPrimitives.ReadHalfLittleEndian(element)),
                // The upper half of a float.
                _ => T.CreateChecked(BitConverter.UInt32BitsToSingle((uint)BinaryPrimitives.ReadUInt16LittleEndian(element) << 16)),
            };
        }

        return values;
    }
}
