using DslNets.SideBySide.Networks;

namespace DslNets.SideBySide.Cases;

/// <summary>One sample through 16-32-32-4.</summary>
internal sealed class SensorLatency(string name) : SingleSampleCase<SensorMlp>(name, PeerKind.OnnxRuntime, TimeUnit.SingleNanoseconds, [16, 32, 32, 4], "relu")
{
    protected override void Predict() => Network.Predict(Input, Output);

    public override void Repeat(int count)
    {
        float first = Input[0];
        for (int call = 0; call < count; call++)
        {
            Network.Predict(Input, Output);
            Input[0] = first + (Feedback * Output[0]);
        }

        Input[0] = first;
    }
}
