using System.Buffers.Binary;

namespace Audio;

/// <summary>Sound in a WAV file: 16-bit whole numbers or 32-bit floating point, any number of channels.</summary>
/// <param name="SampleRate">The samples of a second.</param>
/// <param name="Channels">For each channel its samples, between -1 and 1.</param>
public sealed record WaveFile(int SampleRate, float[][] Channels)
{
    private const int HeaderLength = 44;
    private const int WholeNumbers = 1;
    private const int FloatingPoint = 3;

    public double Seconds => Channels[0].Length / (double)SampleRate;

    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is damaged or holds sound in another form; the text says what.</exception>
    public static WaveFile Read(string path)
    {
        byte[] file = File.ReadAllBytes(path);
        if (file.Length < 12 || !file.AsSpan(0, 4).SequenceEqual("RIFF"u8) || !file.AsSpan(8, 4).SequenceEqual("WAVE"u8))
        {
            throw new InvalidDataException($"{path} is no WAV file.");
        }

        ReadOnlySpan<byte> format = [];
        for (int place = 12; place + 8 <= file.Length;)
        {
            ReadOnlySpan<byte> name = file.AsSpan(place, 4);
            uint length = BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(place + 4));
            if (length > file.Length - place - 8)
            {
                throw new InvalidDataException($"{path} ends in the middle of a part of {length} bytes.");
            }

            ReadOnlySpan<byte> content = file.AsSpan(place + 8, (int)length);
            if (name.SequenceEqual("fmt "u8))
            {
                format = content;
            }
            else if (name.SequenceEqual("data"u8))
            {
                return Decode(path, format, content);
            }

            // Parts begin at even places.
            place = checked(place + 8 + (int)length + ((int)length & 1));
        }

        throw new InvalidDataException($"{path} holds no sound.");
    }

    /// <summary>Writes 16-bit whole numbers; what is beyond -1 and 1 is clipped.</summary>
    public void Write(string path)
    {
        int bytes = Channels[0].Length * Channels.Length * sizeof(short);
        byte[] file = new byte[HeaderLength + bytes];
        "RIFF"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);
        "WAVEfmt "u8.CopyTo(file.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(20), WholeNumbers);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(22), (short)Channels.Length);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(24), SampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(28), SampleRate * Channels.Length * sizeof(short));
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(32), (short)(Channels.Length * sizeof(short)));
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(34), 8 * sizeof(short));
        "data"u8.CopyTo(file.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(40), bytes);
        int place = HeaderLength;
        for (int sample = 0; sample < Channels[0].Length; sample++)
        {
            foreach (float[] channel in Channels)
            {
                BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(place), (short)MathF.Round(Math.Clamp(channel[sample], -1, 1) * short.MaxValue));
                place += sizeof(short);
            }
        }

        File.WriteAllBytes(path, file);
    }

    private static WaveFile Decode(string path, ReadOnlySpan<byte> format, ReadOnlySpan<byte> content)
    {
        if (format.Length < 16)
        {
            throw new InvalidDataException($"{path} does not say how its sound is written.");
        }

        int kind = BinaryPrimitives.ReadUInt16LittleEndian(format);
        int channels = BinaryPrimitives.ReadUInt16LittleEndian(format[2..]);
        int sampleRate = BinaryPrimitives.ReadInt32LittleEndian(format[4..]);
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(format[14..]);
        if ((kind, bits) is not ((WholeNumbers, 16) or (FloatingPoint, 32)) || channels == 0 || sampleRate <= 0)
        {
            throw new InvalidDataException($"{path} has sound of kind {kind} with {channels} channels, {bits} bits and {sampleRate} samples a second; it must be 16-bit whole numbers or 32-bit floating point.");
        }

        int width = bits / 8;
        int samples = content.Length / (width * channels);
        if (samples == 0)
        {
            throw new InvalidDataException($"{path} holds no sound.");
        }

        var sound = new float[channels][];
        for (int channel = 0; channel < channels; channel++)
        {
            sound[channel] = new float[samples];
            for (int sample = 0; sample < samples; sample++)
            {
                ReadOnlySpan<byte> bytes = content[(((sample * channels) + channel) * width)..];
                float value = kind == WholeNumbers ? BinaryPrimitives.ReadInt16LittleEndian(bytes) / 32768f : BinaryPrimitives.ReadSingleLittleEndian(bytes);
                sound[channel][sample] = float.IsFinite(value) ? value : throw new InvalidDataException($"Sample {sample} of {path} is not finite.");
            }
        }

        return new WaveFile(sampleRate, sound);
    }
}
