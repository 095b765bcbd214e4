namespace Audio;

/// <summary>Plucked strings at random times and of random loudness (K. Karplus and A. Strong, Digital synthesis of plucked-string and drum timbres, 1983).</summary>
public static class PluckedStrings
{
    private static readonly double[] s_notes = [82.41, 98, 110, 130.81, 146.83, 164.81, 196, 220, 261.63, 293.66, 329.63, 392];

    /// <summary>Some seconds of sound, between -1 and 1.</summary>
    public static float[] Play(double seconds, int sampleRate, int seed)
    {
        var random = new Random(seed);
        float[] sound = new float[(int)(seconds * sampleRate)];
        for (int start = 0; start < sound.Length; start += (int)(sampleRate * (0.1 + (0.3 * random.NextDouble()))))
        {
            Pluck(sound.AsSpan(start), sampleRate / s_notes[random.Next(s_notes.Length)], 0.1f + (0.5f * random.NextSingle()), random);
        }

        for (int sample = 0; sample < sound.Length; sample++)
        {
            sound[sample] = Math.Clamp(sound[sample], -1, 1);
        }

        return sound;
    }

    /// <summary>Noise runs around a ring that is one period long, and becomes softer with each turn.</summary>
    private static void Pluck(Span<float> sound, double period, float loudness, Random random)
    {
        float[] ring = new float[(int)period];
        for (int place = 0; place < ring.Length; place++)
        {
            ring[place] = loudness * ((2 * random.NextSingle()) - 1);
        }

        int length = Math.Min(sound.Length, 60 * ring.Length);
        for (int sample = 0; sample < length; sample++)
        {
            int place = sample % ring.Length;
            sound[sample] += ring[place];
            ring[place] = 0.498f * (ring[place] + ring[(place + 1) % ring.Length]);
        }
    }
}
