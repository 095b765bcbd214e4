namespace TimeSeries;

/// <summary>Trains both networks on the beginning of a series and shows what they foresee of its end.</summary>
public static class Forecasting
{
    /// <param name="settings">The command line.</param>
    /// <param name="series">The series.</param>
    /// <param name="future">How many values at its end are not trained on.</param>
    public static void Compare(SampleSettings settings, TimeSeriesData series, int future)
    {
        // The future is not looked at for the scale either.
        int known = series.Values.Length - future;
        double mean = series.Values[..known].Average();
        double deviation = Math.Sqrt(series.Values[..known].Average(value => (value - mean) * (value - mean)));
        double[] values = [.. series.Values.Select(value => (value - mean) / deviation)];
        Forecaster autoregression = Forecaster.Train<Autoregression>("autoregression", settings, values, future);
        Forecaster lstm = Forecaster.Train<LstmForecaster>("LSTM", settings, values, future);

        double[] truth = values[known..];
        double persistence = Error(values[(known - 1)..^1]);
        Console.WriteLine($"{future} {series.Axis} steps that were not trained on; root mean squared error in deviations of the series:");
        Console.WriteLine($"{"",-16}{"next step",12}{"all steps",12}");
        Console.WriteLine($"{"the last value",-16}{persistence,12:F4}{Error([.. truth.Select(_ => values[known - 1])]),12:F4}");
        foreach (Forecaster forecaster in new[] { autoregression, lstm })
        {
            Console.WriteLine($"{forecaster.Name,-16}{Error(forecaster.Next),12:F4}{Error(forecaster.Free),12:F4}");
        }

        Console.WriteLine();
        Save();
        ResultLine.Write(
            ("persistence", persistence), ("autoregression", Error(autoregression.Next)), ("lstm", Error(lstm.Next)), ("autoregressionFree", Error(autoregression.Free)), ("lstmFree", Error(lstm.Free)));

        double Error(double[] forecast) => Math.Sqrt(forecast.Zip(truth, (foreseen, value) => (foreseen - value) * (foreseen - value)).Average());

        void Save()
        {
            if (settings.Report is null)
            {
                return;
            }

            var report = new TrainingReport(series.Name, $"The last {future} values, of which nothing was learned.");
            report.AddFacts(
                ("values", $"{series.Values.Length:N0}"),
                ("error of the last value", $"{persistence:F4}"),
                ("error of the autoregression", $"{Error(autoregression.Next):F4}"),
                ("error of the LSTM", $"{Error(lstm.Next):F4}"),
                ("seed", $"{settings.Seed}"),
                ("date", $"{DateTime.Now:yyyy-MM-dd HH:mm}"));
            double[] times = [.. Enumerable.Range(known, future).Select(time => series.First + time)];
            AddChart("Each value from the true ones before it", forecaster => forecaster.Next);
            AddChart("All values from what was foreseen itself", forecaster => forecaster.Free);
            report.AddLearningCurves(autoregression.History, "Learning curves of the autoregression");
            report.AddLearningCurves(lstm.History, "Learning curves of the LSTM");
            report.SaveTo(settings);

            void AddChart(string heading, Func<Forecaster, double[]> forecast) => report.AddSeries(
                series.Axis,
                times,
                [
                    new SeriesLine(series.Name, series.Values[known..]),
                    .. new[] { autoregression, lstm }.Select(forecaster => new SeriesLine(forecaster.Name, [.. forecast(forecaster).Select(value => mean + (deviation * value))])),
                ],
                heading);
        }
    }
}
