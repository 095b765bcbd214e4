using System.IO.Compression;
using System.Net.Http;
using System.Security.Cryptography;

namespace Mnist;

/// <summary>The files of MNIST (Y. LeCun, C. Cortes and C. Burges; CC BY-SA 3.0): in a folder of the user, or downloaded once into a cache.</summary>
public static class MnistFiles
{
    private static readonly string[] Mirrors = ["https://ossci-datasets.s3.amazonaws.com/mnist/", "https://storage.googleapis.com/cvdf-datasets/mnist/"];

    // The published MD5 sums, of the unpacked files.
    private static readonly (string Name, string Md5)[] Files =
    [
        ("train-images-idx3-ubyte", "6bbc9ace898e44ae57da46a324031adb"),
        ("train-labels-idx1-ubyte", "a25bea736e30d166cdddb491f175f624"),
        ("t10k-images-idx3-ubyte", "2646ac647ad5339dbf082846283269ea"),
        ("t10k-labels-idx1-ubyte", "27ae3e4e09519cfbb04c329615203637"),
    ];

    /// <summary>The 60,000 digits to train on and the 10,000 to test with, pixels from 0 to 1.</summary>
    /// <param name="folder">Where the four IDX files are, plain or as <c>.gz</c>; null for the cache, which is filled when it is empty.</param>
    public static (DataSet<float> Train, DataSet<float> Test) Read(string? folder)
    {
        string[] paths = [.. Files.Select(file => folder is null ? Cached(file.Name, file.Md5) : Find(folder, file.Name))];
        return (IdxFile.ReadDataSet<float>(paths[0], paths[1]), IdxFile.ReadDataSet<float>(paths[2], paths[3]));
    }

    private static string Find(string folder, string name)
    {
        string path = Path.Combine(folder, name);
        return File.Exists(path) ? path
            : File.Exists(path + ".gz") ? path + ".gz"
            : throw new FileNotFoundException($"'{folder}' has neither {name} nor {name}.gz.");
    }

    private static string Cached(string name, string md5)
    {
        string folder = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "DslNets", "mnist");
        string path = Path.Combine(folder, name + ".gz");
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(folder);
            byte[] packed = Download(name + ".gz", md5);
            // Under its name only when it is whole.
            string unfinished = path + "." + Guid.NewGuid().ToString("N");
            File.WriteAllBytes(unfinished, packed);
            File.Move(unfinished, path, overwrite: true);
        }

        return path;
    }

    private static byte[] Download(string file, string md5)
    {
        using var client = new HttpClient();
        var failures = new List<Exception>();
        foreach (string mirror in Mirrors)
        {
            try
            {
                Console.WriteLine($"Downloading {mirror}{file}");
                byte[] packed = client.GetByteArrayAsync(new Uri(mirror + file)).GetAwaiter().GetResult();
                Check(packed, md5, mirror + file);
                return packed;
            }
            catch (Exception failure) when (failure is HttpRequestException or InvalidDataException or OperationCanceledException)
            {
                failures.Add(failure);
            }
        }

        throw new IOException($"{file} could not be downloaded; --data takes a folder that has it. {string.Join(" ", failures.Select(failure => failure.Message))}");
    }

    private static void Check(byte[] packed, string md5, string source)
    {
        using var unpacked = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
#pragma warning disable CA5351 // MD5 is what is published, and tells a damaged download from a whole one.
        string found = Convert.ToHexStringLower(MD5.HashData(unpacked));
#pragma warning restore CA5351
        if (found != md5)
        {
            throw new InvalidDataException($"{source} is damaged: its MD5 sum is {found}, not {md5}.");
        }
    }
}
