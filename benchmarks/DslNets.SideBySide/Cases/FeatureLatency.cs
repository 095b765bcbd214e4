using DslNets.SideBySide.Networks;

namespace DslNets.SideBySide.Cases;

/// <summary>One sample through 64-128-64-10.</summary>
internal sealed class FeatureLatency(string name) : SingleSampleCase<FeatureMlp>(name, PeerKind.OnnxRuntime, TimeUnit.SingleNanoseconds, [64, 128, 64, 10], "relu")
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
