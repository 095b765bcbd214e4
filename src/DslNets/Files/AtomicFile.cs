namespace DslNets;

/// <summary>Writes files so that a reader sees the old content or the new one, never a part of it.</summary>
internal static class AtomicFile
{
    /// <summary>Writes to a new file in the same folder, flushes it to the disk, and only then gives it the name <paramref name="path"/>. On failure the old file is untouched.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        string target = Path.GetFullPath(path);
        string temporary = $"{target}.{Path.GetRandomFileName()}";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
