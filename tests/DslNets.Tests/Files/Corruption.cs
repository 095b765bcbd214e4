namespace DslNets.Tests.Files;

/// <summary>Damaged copies of a valid file, the same ones in every run.</summary>
internal static class Corruption
{
    /// <summary>Copies with one byte changed: every byte of a small file, a sample of a large one.</summary>
    public static IEnumerable<byte[]> FlippedBytes(byte[] valid, int seed = 1, int most = 500)
    {
        var random = new Random(seed);
        for (int count = 0; count < most; count++)
        {
            byte[] copy = [.. valid];
            copy[valid.Length <= most ? count % valid.Length : random.Next(valid.Length)] ^= (byte)random.Next(1, 256);
            yield return copy;
        }
    }

    /// <summary>The first bytes only: every length of a small file, a sample for a large one.</summary>
    public static IEnumerable<byte[]> Truncations(byte[] valid, int most = 300)
    {
        for (int count = 0; count < Math.Min(most, valid.Length); count++)
        {
            yield return valid[..(int)((long)valid.Length * count / Math.Min(most, valid.Length))];
        }
    }

    /// <summary>Reads every damaged copy. One that still is a valid file may be read; anything else must be <see cref="InvalidDataException"/>.</summary>
    /// <returns>How many were refused.</returns>
    public static int CountRefused(IEnumerable<byte[]> copies, string path, Action<string> read)
    {
        int refused = 0;
        foreach (byte[] copy in copies)
        {
            File.WriteAllBytes(path, copy);
            try
            {
                read(path);
            }
            catch (InvalidDataException)
            {
                refused++;
            }
        }

        return refused;
    }
}
