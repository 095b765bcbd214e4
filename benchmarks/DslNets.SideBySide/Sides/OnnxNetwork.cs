using System.Runtime.InteropServices;
using DslNets.SideBySide.Cases;

namespace DslNets.SideBySide.Sides;

/// <summary>One sample at a time through a model in ONNX Runtime; input and output tensors are made once, which is the fastest way to call it.</summary>
internal sealed unsafe class OnnxNetwork : IMeasured
{
    private const float Feedback = 1e-6f;

    private readonly OnnxRuntime _runtime;
    private readonly Case _case;
    private readonly float[] _input;
    private readonly float[] _output;
    private readonly nint _session;
    private readonly nint _inputTensor;
    private readonly nint _outputTensor;
    private readonly byte* _inputName = (byte*)Marshal.StringToCoTaskMemUTF8(OnnxModel.Input);
    private readonly byte* _outputName = (byte*)Marshal.StringToCoTaskMemUTF8(OnnxModel.Output);

    /// <summary>Loads the network of a case.</summary>
    public OnnxNetwork(OnnxRuntime runtime, Case benchmarkCase)
    {
        _runtime = runtime;
        _case = benchmarkCase;
        CaseDescription description = benchmarkCase.Description;
        _input = GC.AllocateArray<float>(description.BatchSize * description.Widths[0], pinned: true);
        _output = GC.AllocateArray<float>(description.BatchSize * description.Widths[^1], pinned: true);
        _session = runtime.CreateSession(OnnxModel.Write(description, benchmarkCase.InitialParameters));
        _inputTensor = runtime.CreateTensor(_input, description.BatchSize);
        _outputTensor = runtime.CreateTensor(_output, description.BatchSize);
    }

    /// <summary>The outputs of all samples.</summary>
    public IReadOnlyList<double> Check()
    {
        var outputs = new List<double>();
        for (int batch = 0; batch < _case.Description.Batches; batch++)
        {
            _case.Inputs.AsSpan(batch * _input.Length, _input.Length).CopyTo(_input);
            Run();
            outputs.AddRange(_output.Select(value => (double)value));
        }

        return outputs;
    }

    public void BeginTurn() => _case.Inputs.AsSpan(0, _input.Length).CopyTo(_input);

    public void Repeat(int count)
    {
        float first = _input[0];
        for (int call = 0; call < count; call++)
        {
            Run();
            _input[0] = first + (Feedback * _output[0]);
        }

        _input[0] = first;
    }

    private void Run() => _runtime.Run(_session, _inputName, _inputTensor, _outputName, _outputTensor);
}
