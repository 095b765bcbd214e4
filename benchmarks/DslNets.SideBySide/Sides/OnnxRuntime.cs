using System.Runtime.InteropServices;

namespace DslNets.SideBySide.Sides;

/// <summary>The few functions of ONNX Runtime's C interface (onnxruntime_c_api.h) that running a model takes.</summary>
/// <remarks>The library exports one function; it returns a table of all others, whose order never changes: versions only append. Nothing is released: the process ends when it has served.</remarks>
internal sealed unsafe class OnnxRuntime
{
    private const uint TableVersion = 14;
    private const int WarningSeverity = 2;
    private const int FloatElement = 1;
    private const int ArenaAllocator = 1;
    private const int DefaultMemory = 0;
    private const int AllOptimizations = 99;
    private const int BindInput = 136;
    private const int BindOutput = 137;

    private readonly void** _table;
    private readonly nint _environment;
    private readonly nint _memory;

    /// <summary>Loads the library.</summary>
    /// <param name="path">libonnxruntime.so.</param>
    public OnnxRuntime(string path)
    {
        nint library = NativeLibrary.Load(path);
        var getBase = (delegate* unmanaged<void**>)NativeLibrary.GetExport(library, "OrtGetApiBase");
        void** entry = getBase();
        _table = ((delegate* unmanaged<uint, void**>)entry[0])(TableVersion);
        if (_table == null)
        {
            throw new NotSupportedException($"{path} has no interface of version {TableVersion}.");
        }

        Version = Marshal.PtrToStringUTF8((nint)((delegate* unmanaged<byte*>)entry[1])())!;
        nint environment;
        fixed (byte* name = "benchmark\0"u8)
        {
            Require(((delegate* unmanaged<int, byte*, nint*, nint>)Function(3))(WarningSeverity, name, &environment));
        }

        _environment = environment;
        nint memory;
        Require(((delegate* unmanaged<int, int, nint*, nint>)Function(69))(ArenaAllocator, DefaultMemory, &memory));
        _memory = memory;
    }

    /// <summary>The version of the library.</summary>
    public string Version { get; }

    /// <summary>Prepares a model to run on the calling thread alone, with all optimizations. Without its arena it takes memory from malloc, which is faster for models as small as ours.</summary>
    public nint CreateSession(ReadOnlySpan<byte> model)
    {
        nint options;
        nint session;
        Require(((delegate* unmanaged<nint*, nint>)Function(10))(&options));
        Require(((delegate* unmanaged<nint, int, nint>)Function(23))(options, AllOptimizations));
        Require(((delegate* unmanaged<nint, nint>)Function(19))(options));
        Require(((delegate* unmanaged<nint, int, nint>)Function(24))(options, 1));
        Require(((delegate* unmanaged<nint, int, nint>)Function(25))(options, 1));
        fixed (byte* bytes = model)
        {
            Require(((delegate* unmanaged<nint, byte*, nuint, nint, nint*, nint>)Function(8))(_environment, bytes, (nuint)model.Length, options, &session));
        }

        return session;
    }

    /// <summary>Makes a tensor of the values of a pinned array.</summary>
    public nint CreateTensor(float[] values, params ReadOnlySpan<long> shape)
    {
        nint tensor;
        fixed (long* lengths = shape)
        {
            Require(((delegate* unmanaged<nint, void*, nuint, long*, nuint, int, nint*, nint>)Function(49))(
                _memory, (void*)Marshal.UnsafeAddrOfPinnedArrayElement(values, 0), (nuint)values.Length * sizeof(float), lengths, (nuint)shape.Length, FloatElement, &tensor));
        }

        return tensor;
    }

    /// <summary>Says which tensors a model reads and writes, once for all calls: that is faster than to name them in each.</summary>
    public nint CreateBinding(nint session, ReadOnlySpan<(string Name, nint Tensor)> inputs, ReadOnlySpan<(string Name, nint Tensor)> outputs)
    {
        nint binding;
        Require(((delegate* unmanaged<nint, nint*, nint>)Function(134))(session, &binding));
        Bind(binding, BindInput, inputs);
        Bind(binding, BindOutput, outputs);
        return binding;
    }

    /// <summary>Computes the outputs of a binding from its inputs.</summary>
    public void Run(nint session, nint binding) => Require(((delegate* unmanaged<nint, nint, nint, nint>)Function(133))(session, 0, binding));

    private void Bind(nint binding, int function, ReadOnlySpan<(string Name, nint Tensor)> tensors)
    {
        foreach ((string name, nint tensor) in tensors)
        {
            nint text = Marshal.StringToCoTaskMemUTF8(name);
            Require(((delegate* unmanaged<nint, nint, nint, nint>)Function(function))(binding, text, tensor));
            Marshal.FreeCoTaskMem(text);
        }
    }

    private void* Function(int index) => _table[index];

    private void Require(nint status)
    {
        if (status != 0)
        {
            throw new InvalidOperationException(Marshal.PtrToStringUTF8((nint)((delegate* unmanaged<nint, byte*>)Function(2))(status)));
        }
    }
}
