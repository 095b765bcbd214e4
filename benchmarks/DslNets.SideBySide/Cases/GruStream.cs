using DslNets.SideBySide.Networks;

namespace DslNets.SideBySide.Cases;

/// <summary>Steps of a stream through 16 gated recurrent units and a dense layer.</summary>
internal sealed class GruStream(string name, int steps) : StreamCase<GruAmplifier>(name, RecurrentKind.Gru, [1, 16, 1], steps)
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
