using DslNets.SideBySide.Cases;

namespace DslNets.SideBySide.Sides;

/// <summary>The steps of a stream through a model in ONNX Runtime. What it remembers lies in two places, from one to the other in one call and back in the next, so that nothing is copied between calls.</summary>
internal sealed class OnnxStream : IMeasured
{
    private readonly OnnxRuntime _runtime;
    private readonly Case _case;
    private readonly float[] _input;
    private readonly float[] _output;
    private readonly float[][][] _memories;
    private readonly nint _session;
    private readonly nint[] _bindings;
    private int _place;

    /// <summary>Loads the network of a case.</summary>
    public OnnxStream(OnnxRuntime runtime, Case benchmarkCase)
    {
        _runtime = runtime;
        _case = benchmarkCase;
        CaseDescription description = benchmarkCase.Description;
        (int steps, int features, int units, int outputs) = (description.BatchSize, description.Widths[0], description.Widths[1], description.Widths[2]);
        _input = GC.AllocateArray<float>(steps * features, pinned: true);
        _output = GC.AllocateArray<float>(steps * outputs, pinned: true);
        string[] names = OnnxStreamModel.Remembered(description.Recurrent!.Value);
        _memories = [Memory(), Memory()];
        _session = runtime.CreateSession(OnnxStreamModel.Write(description, benchmarkCase.InitialParameters));

        (string, nint) input = (OnnxStreamModel.Input, runtime.CreateTensor(_input, steps, 1, features));
        (string, nint) output = (OnnxStreamModel.Output, runtime.CreateTensor(_output, steps, outputs));
        _bindings = [Binding(_memories[0], _memories[1]), Binding(_memories[1], _memories[0])];

        float[][] Memory() => [.. names.Select(_ => GC.AllocateArray<float>(units, pinned: true))];

        nint Binding(float[][] before, float[][] after) => runtime.CreateBinding(
            _session,
            [input, .. names.Zip(before.Select(Tensor))],
            [output, .. names.Select(OnnxStreamModel.Next).Zip(after.Select(Tensor))]);

        nint Tensor(float[] values) => runtime.CreateTensor(values, 1, 1, units);
    }

    /// <summary>The outputs of all steps of a stream that begins with zeros.</summary>
    public IReadOnlyList<double> Check()
    {
        Reset();
        var outputs = new List<double>();
        for (int call = 0; call < _case.Description.Batches; call++)
        {
            _case.Inputs.AsSpan(call * _input.Length, _input.Length).CopyTo(_input);
            Run();
            outputs.AddRange(_output.Select(value => (double)value));
        }

        return outputs;
    }

    public void BeginTurn()
    {
        Reset();
        _case.Inputs.AsSpan(0, _input.Length).CopyTo(_input);
    }

    public void Repeat(int count)
    {
        for (int call = 0; call < count; call++)
        {
            Run();
        }
    }

    private void Reset()
    {
        foreach (float[] values in _memories[_place])
        {
            values.AsSpan().Clear();
        }
    }

    private void Run()
    {
        _runtime.Run(_session, _bindings[_place]);
        _place = 1 - _place;
    }
}
