using DslNets.SideBySide.Networks;

namespace DslNets.SideBySide.Cases;

/// <summary>One image through LeNet-5.</summary>
internal sealed class LeNetLatency(string name) : SingleSampleCase<LeNet>(name, PeerKind.PyTorch, TimeUnit.Microseconds, [784, 10], "relu", LayeredNetwork.LeNet)
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
