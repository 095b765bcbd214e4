using DslNets.SideBySide.Cases;

namespace DslNets.SideBySide.Comparison;

/// <summary>Starts each side when it is first needed, and keeps it for the cases that follow.</summary>
/// <param name="options">Where the peers are.</param>
/// <param name="cores">The cores, the one to measure on first.</param>
internal sealed class SideStarter(Options options, IReadOnlyList<int> cores) : IDisposable
{
    /// <summary>One thread; big blocks stay with the process instead of going back to the system after each step; OpenBLAS finds out itself which kernels suit the processor.</summary>
    private static readonly Dictionary<string, string?> FairToPyTorch = new()
    {
        ["OPENBLAS_CORETYPE"] = null,
        ["OPENBLAS_L2_SIZE"] = null,
        ["OMP_NUM_THREADS"] = "1",
        ["OPENBLAS_NUM_THREADS"] = "1",
        ["MALLOC_MMAP_THRESHOLD_"] = "4294967296",
        ["MALLOC_TRIM_THRESHOLD_"] = "4294967296",
        ["MALLOC_TOP_PAD_"] = "67108864",
    };

    private static readonly Dictionary<string, string?> Unchanged = [];

    private readonly Dictionary<string, SideProcess> _running = [];

    /// <summary>Our side on a number of threads, each with a core of its own.</summary>
    public SideProcess Own(int threads) => _running.TryGetValue($"own {threads}", out SideProcess? running)
        ? running
        : _running[$"own {threads}"] = SideProcess.Start([.. cores.Take(threads)], [Environment.ProcessPath!, Program.ServeArgument, "own"], Unchanged);

    /// <summary>The peer of a case; null when it cannot be had.</summary>
    public SideProcess? Peer(PeerKind kind) => kind switch
    {
        PeerKind.OneThread => Own(threads: 1),
        PeerKind.OnnxRuntime when options.OnnxRuntimeLibrary is not null => OnnxRuntime(options.OnnxRuntimeLibrary),
        _ when options.Python is not null => PyTorch(options.Python),
        _ => null,
    };

    /// <summary>Ends all sides.</summary>
    public void Dispose()
    {
        foreach (SideProcess side in _running.Values)
        {
            side.Dispose();
        }
    }

    private SideProcess OnnxRuntime(string library) => _running.TryGetValue("onnxruntime", out SideProcess? running)
        ? running
        : _running["onnxruntime"] = SideProcess.Start([cores[0]], [Environment.ProcessPath!, Program.ServeArgument, "onnxruntime", library], Unchanged);

    private SideProcess PyTorch(string python) => _running.TryGetValue("pytorch", out SideProcess? running)
        ? running
        : _running["pytorch"] = SideProcess.Start([cores[0]], [python, Path.Combine(AppContext.BaseDirectory, "pytorch_side.py")], FairToPyTorch);
}
