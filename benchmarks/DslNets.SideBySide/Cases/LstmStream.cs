using DslNets.SideBySide.Networks;

namespace DslNets.SideBySide.Cases;

/// <summary>Steps of a stream through an LSTM of 20 units and a dense layer.</summary>
internal sealed class LstmStream(string name, int steps) : StreamCase<LstmAmplifier>(name, RecurrentKind.Lstm, [1, 20, 1], steps)
{
    protected override StreamState<float> CreateState() => Network.CreateState();

    protected override void Step() => Network.Step(Stream, Input, Output);

    public override void Repeat(int count)
    {
        StreamState<float> stream = Stream;
        for (int call = 0; call < count; call++)
        {
            Network.Step(stream, Input, Output);
        }
    }
}
