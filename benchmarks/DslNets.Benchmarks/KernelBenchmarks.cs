using BenchmarkDotNet.Attributes;
using DslNets.Benchmarks.Networks;
using DslNets.Runtime;

namespace DslNets.Benchmarks;

/// <summary>The three products of a dense layer on a batch of 128: outputs, gradients of the weights, gradients of the inputs; without packing, loss and optimizer.</summary>
/// <typeparam name="TNetwork">A network of one dense layer.</typeparam>
[GenericTypeArguments(typeof(Dense784To512))]
[GenericTypeArguments(typeof(Dense512To512))]
[GenericTypeArguments(typeof(Dense512To10))]
[GenericTypeArguments(typeof(Dense1024To1024))]
[GenericTypeArguments(typeof(Dense37To53))]
[MemoryDiagnoser]
public class KernelBenchmarks<TNetwork>
    where TNetwork : class, INetwork<TNetwork, float>
{
    private const int BatchSize = 128;

    private Pass<float> _weights = null!;
    private Pass<float> _weightsAndInputs = null!;

    /// <summary>Makes passes whose values are neither zero nor denormal.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _weights = CreatePass(computesInputGradients: false);
        _weightsAndInputs = CreatePass(computesInputGradients: true);
    }

    /// <summary>The outputs: batch x inputs times inputs x outputs.</summary>
    [Benchmark]
    public void Forward() => TNetwork.TrainForward(_weights, Worker.Single);

    /// <summary>The gradients of weights and bias.</summary>
    [Benchmark]
    public void WeightGradients() => TNetwork.TrainBackwardFromOutputs(_weights, Worker.Single);

    /// <summary>The gradients of weights and bias, and of the inputs.</summary>
    [Benchmark]
    public void WeightAndInputGradients() => TNetwork.TrainBackwardFromOutputs(_weightsAndInputs, Worker.Single);

    private static Pass<float> CreatePass(bool computesInputGradients)
    {
        TNetwork network = TNetwork.Create(seed: 1);
        ParameterStore<float> parameters = network.Parameters;
        var pass = new Pass<float>(TNetwork.Description.Training, BatchSize, parameters.Trained, parameters.State, new AlignedBuffer<float>(parameters.Trained.Length))
        {
            ComputesInputGradients = computesInputGradients,
        };
        var random = new Random(1);
        foreach (ref float value in pass.Arena.Span)
        {
            value = random.NextSingle();
        }

        TNetwork.TrainForward(pass, Worker.Single);
        return pass;
    }
}
