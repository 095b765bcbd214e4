namespace DslNets.SideBySide.Cases;

/// <summary>What a case is compared with.</summary>
internal enum PeerKind
{
    /// <summary>PyTorch on one thread.</summary>
    PyTorch,

    /// <summary>ONNX Runtime on one thread, or PyTorch when it cannot be had.</summary>
    OnnxRuntime,

    /// <summary>The same case on one thread of our own.</summary>
    OneThread,
}
