using DslNets.SideBySide.Cases;

namespace DslNets.SideBySide.Sides;

/// <summary>One sample at a time through a model in ONNX Runtime; input and output tensors are made and bound once, which is the fastest way to call it.</summary>
internal sealed class OnnxNetwork : IMeasured
{
    private readonly OnnxRuntime _runtime;
    private readonly Case _case;
    private readonly float[] _input;
    private readonly float[] _output;
    private readonly nint _session;
    private readonly nint _binding;

    /// <summary>Loads the network of a case.</summary>
    public OnnxNetwork(OnnxRuntime runtime, Case benchmarkCase)
    {
        _runtime = runtime;
        _case = benchmarkCase;
        CaseDescription description = benchmarkCase.Description;
        _input = GC.AllocateArray<float>(description.BatchSize * description.Widths[0], pinned: true);
        _output = GC.AllocateArray<float>(description.BatchSize * description.Widths[^1], pinned: true);
        _session = runtime.CreateSession(OnnxModel.Write(description, benchmarkCase.InitialParameters));
        nint input = runtime.CreateTensor(_input, description.BatchSize, description.Widths[0]);
        nint output = runtime.CreateTensor(_output, description.BatchSize, description.Widths[^1]);
        _binding = runtime.CreateBinding(_session, [(OnnxModel.Input, input)], [(OnnxModel.Output, output)]);
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
            _input[0] = first + (Case.Feedback * _output[0]);
        }

        _input[0] = first;
    }

    private void Run() => _runtime.Run(_session, _binding);
}
