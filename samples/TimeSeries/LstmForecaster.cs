namespace TimeSeries;

/// <summary>An LSTM that reads the last values one by one.</summary>
[Network(Loss.MeanSquaredError)]
[Input(Autoregression.Past, 1, Name = "past")]
[Lstm(24)]
[Dense(1)]
public sealed partial class LstmForecaster;
