namespace Audio;

/// <summary>
/// Imitates an amplifier: one recurrent layer, whose output is added to the dry sound (A. Wright, E.-P. Damskägg and V. Välimäki, Real-time black-box modelling with recurrent neural networks, 2019). It learns from pieces
/// of long sequences, each going on where the one before ended, and plays as a stream.
/// </summary>
[Network(Loss.MeanSquaredError)]
[Input(Steps, 1, Name = "dry")]
[Lstm(16, Stateful = true, ReturnSequences = true)]
[Dense(1)]
[Add("dry")]
public sealed partial class AmplifierModel
{
    /// <summary>The samples of sound in a piece.</summary>
    public const int Steps = 128;
}
