namespace Audio;

/// <summary>The effect that is learned, in formulas: a valve amplifier whose supply gives way when it is loud.</summary>
/// <param name="sampleRate">The samples of a second.</param>
public sealed class ReferenceAmplifier(int sampleRate)
{
    private readonly float _coupling = Coefficient(60, sampleRate);
    private readonly float _supply = Coefficient(20, sampleRate);
    private readonly float _speaker = Coefficient(5000, sampleRate);
    private float _low;
    private float _load;
    private float _sound;

    /// <summary>The next sample of sound.</summary>
    public float Play(float dry)
    {
        // The coupling capacitor keeps the lowest frequencies out.
        _low += _coupling * (dry - _low);
        float high = dry - _low;

        // The louder, the lower the supply.
        _load += _supply * (MathF.Abs(high) - _load);
        float gain = 6 / (1 + (2 * _load));

        // The valve clips one side sooner than the other.
        float valve = MathF.Tanh((gain * high) + 0.3f) - MathF.Tanh(0.3f);

        // The loudspeaker is too slow for the highest frequencies.
        _sound += _speaker * (valve - _sound);
        return 0.7f * _sound;
    }

    /// <summary>Of a filter of first order with this corner frequency.</summary>
    private static float Coefficient(float frequency, int sampleRate) => 1 - MathF.Exp(-2 * MathF.PI * frequency / sampleRate);
}
