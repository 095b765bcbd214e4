using System.Globalization;
using System.Text;

namespace DslNets;

/// <summary>Figures of training as one line of text, whatever the culture.</summary>
internal static class ProgressLine
{
    private const int LongestBar = 30;
    private const int ShortestBar = 5;

    /// <summary>The epoch that runs: <c>epoch 3/20 [=====     ] 120/469 loss 0.1234 accuracy 0.9812 12 s left</c>, with a bar as long as there is room.</summary>
    /// <param name="progress">How far training has come.</param>
    /// <param name="firstEpoch">The first epoch of this training, from which the time left is estimated.</param>
    /// <param name="width">The most characters.</param>
    /// <param name="isUnicode">Whether the bar is drawn with block characters.</param>
    public static string Live(FitProgress progress, int firstEpoch, int width, bool isUnicode)
    {
        string epoch = string.Create(CultureInfo.InvariantCulture, $"epoch {progress.Epoch}/{progress.LastPlannedEpoch} ");
        var figures = new StringBuilder();
        figures.Append(CultureInfo.InvariantCulture, $" {progress.Step}");
        if (progress.Steps is { } steps)
        {
            figures.Append(CultureInfo.InvariantCulture, $"/{steps}");
        }

        Append(figures, "loss", progress.Loss);
        foreach (IMetric metric in progress.Metrics)
        {
            Append(figures, metric.Name, metric.Value);
        }

        if (TimeLeft(progress, firstEpoch) is { } left)
        {
            figures.Append("  ").Append(Duration(left)).Append(" left");
        }

        string bar = progress.Steps is { } all ? Bar((double)progress.Step / all, width - epoch.Length - figures.Length, isUnicode) : "";
        string line = epoch + bar + figures;
        return line.Length <= width ? line : line[..Math.Max(width, 0)];
    }

    /// <summary>A finished epoch: <c>epoch  3/20  loss 0.1234  accuracy 0.9812  validation loss 0.1432  validation accuracy 0.9743  1.2 s</c>.</summary>
    public static string Epoch(EpochRecord epoch, int lastEpoch)
    {
        string last = lastEpoch.ToString(CultureInfo.InvariantCulture);
        var line = new StringBuilder("epoch ").Append(epoch.Epoch.ToString(CultureInfo.InvariantCulture).PadLeft(last.Length)).Append('/').Append(last);
        Append(line, "loss", epoch.Loss);
        foreach ((string name, double value) in epoch.Metrics)
        {
            Append(line, name, value);
        }

        if (epoch.ValidationLoss is { } loss)
        {
            Append(line, "validation loss", loss);
        }

        foreach ((string name, double value) in epoch.ValidationMetrics)
        {
            Append(line, "validation " + name, value);
        }

        return line.Append("  ").Append(Duration(TimeSpan.FromSeconds(epoch.Seconds))).ToString();
    }

    /// <summary>A time in the two units that matter: <c>0.3 s</c>, <c>42 s</c>, <c>3 min 20 s</c>, <c>2 h 05 min</c>.</summary>
    public static string Duration(TimeSpan time) => time switch
    {
        { TotalSeconds: < 9.95 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s"),
        { TotalSeconds: < 59.5 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} s"),
        { TotalHours: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{time.Minutes} min {time.Seconds:00} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalHours} h {time.Minutes:00} min"),
    };

    /// <summary>The time for the rest of the epochs if it goes on as so far; null when the length of an epoch is not known yet.</summary>
    private static TimeSpan? TimeLeft(FitProgress progress, int firstEpoch)
    {
        if (progress.Steps is not { } steps)
        {
            return null;
        }

        double done = progress.Epoch - firstEpoch + ((double)progress.Step / steps);
        double all = progress.LastPlannedEpoch - firstEpoch + 1;
        return progress.Elapsed * ((all - done) / done);
    }

    private static string Bar(double done, int room, bool isUnicode)
    {
        int length = Math.Min(room - 2, LongestBar);
        if (length < ShortestBar)
        {
            return "";
        }

        int full = (int)(Math.Clamp(done, 0, 1) * length);
        return "[" + new string(isUnicode ? '━' : '=', full) + new string(' ', length - full) + "]";
    }

    private static void Append(StringBuilder line, string name, double value) =>
        line.Append("  ").Append(name).Append(' ').Append(Math.Abs(value) is >= 0.001 and < 10000 or 0 ? value.ToString("0.0000", CultureInfo.InvariantCulture) : value.ToString("0.00e+0", CultureInfo.InvariantCulture));
}
