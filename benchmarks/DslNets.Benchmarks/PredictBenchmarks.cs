using BenchmarkDotNet.Attributes;
using DslNets.Benchmarks.Networks;

namespace DslNets.Benchmarks;

/// <summary>The latency and the allocated bytes of one sample: each input depends on the output before, so that calls cannot overlap.</summary>
[MemoryDiagnoser]
public class PredictBenchmarks
{
    private const float Feedback = 1e-6f;

    private readonly Mlp4To8To3 _controller = new(seed: 1);
    private readonly Mlp16To32To32To4 _sensor = new(seed: 1);
    private readonly Mlp64To128To64To10 _feature = new(seed: 1);
    private readonly Mlp784To512To512To10 _mnist = new(seed: 1);
    private readonly float[] _controllerInput = Sample(4);
    private readonly float[] _sensorInput = Sample(16);
    private readonly float[] _featureInput = Sample(64);
    private readonly float[] _mnistInput = Sample(784);
    private readonly float[] _output = new float[10];

    /// <summary>4-8-3.</summary>
    [Benchmark]
    public void Mlp4To8To3()
    {
        _controller.Predict(_controllerInput, _output.AsSpan(0, 3));
        _controllerInput[0] = 0.5f + (Feedback * _output[0]);
    }

    /// <summary>16-32-32-4.</summary>
    [Benchmark]
    public void Mlp16To32To32To4()
    {
        _sensor.Predict(_sensorInput, _output.AsSpan(0, 4));
        _sensorInput[0] = 0.5f + (Feedback * _output[0]);
    }

    /// <summary>64-128-64-10.</summary>
    [Benchmark]
    public void Mlp64To128To64To10()
    {
        _feature.Predict(_featureInput, _output);
        _featureInput[0] = 0.5f + (Feedback * _output[0]);
    }

    /// <summary>784-512-512-10.</summary>
    [Benchmark]
    public void Mlp784To512To512To10()
    {
        _mnist.Predict(_mnistInput, _output);
        _mnistInput[0] = 0.5f + (Feedback * _output[0]);
    }

    private static float[] Sample(int length)
    {
        var random = new Random(1);
        var sample = new float[length];
        foreach (ref float value in sample.AsSpan())
        {
            value = random.NextSingle();
        }

        return sample;
    }
}
