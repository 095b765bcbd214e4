namespace TimeSeries;

/// <summary>Non-linear autoregression: the next value as a function of the last ones.</summary>
[Network(Loss.MeanSquaredError)]
[Input(Past, Name = "past")]
[Dense(24, Tanh)]
[Dense(1)]
public sealed partial class Autoregression
{
    /// <summary>How many values are looked back on.</summary>
    public const int Past = 24;
}
