using System.Text.Json;

namespace DslNets.Tests;

public class LearningCurvesTests
{
    [Fact]
    public void Loss_and_each_metric_have_a_chart_of_training_and_validation()
    {
        EpochRecord[] epochs = [Histories.Epoch(1, 0.9, 0.8, 0.5, 0.6), Histories.Epoch(2, 0.7, 0.75, 0.65, 0.625)];
        ParsedReport report = ParsedReport.Of(report => report.AddLearningCurves(new History(epochs, epochs[1], StopReason.Completed)));
        Assert.Equal(["loss", "accuracy"], report.Texts("figcaption"));
        JsonElement[] charts = report.Charts();
        Assert.All(charts, chart => Assert.Equal([1, 2], Numbers(chart.GetProperty("x"))));
        Assert.Equal("training [0.9, 0.7]; validation [0.8, 0.75]", Lines(charts[0]));
        Assert.Equal("training [0.5, 0.65]; validation [0.6, 0.625]", Lines(charts[1]));
        Assert.All(charts, chart => Assert.Equal(2, chart.GetProperty("best").GetInt32()));
    }

    [Fact]
    public void Chart_is_told_in_words()
    {
        EpochRecord[] epochs = [Histories.Epoch(1, 0.9, 0.8), Histories.Epoch(2, 0.7, 0.75)];
        ParsedReport report = ParsedReport.Of(report => report.AddLearningCurves(new History(epochs, epochs[1], StopReason.Completed)));
        Assert.Equal(
            "Line chart of loss over 2 epochs: training from 0.9000 to 0.7000; validation from 0.8000 to 0.7500. The figures are in the table below.",
            report.One(".plot").GetAttribute("aria-label"));
    }

    [Fact]
    public void Table_has_the_figures_of_the_charts()
    {
        EpochRecord[] epochs = [Histories.Epoch(1, 0.9, 0.8, 0.5, 0.6), Histories.Epoch(2, 0.00001, 0.75, 0.65)];
        ParsedReport report = ParsedReport.Of(report => report.AddLearningCurves(new History(epochs, epochs[1], StopReason.Completed)));
        Assert.Equal(["epoch", "loss", "validation loss", "accuracy", "validation accuracy", "learning rate", "seconds"], report.Texts("thead th"));
        Assert.Equal(["1", "0.9000", "0.8000", "0.5000", "0.6000", "0.0010", "0.50"], report.Texts("tbody tr:first-child > *"));
        Assert.Equal(["2 (best)", "1.00e-5", "0.7500", "0.6500", "–", "0.0010", "0.50"], report.Texts("tbody tr:last-child > *"));
    }

    [Fact]
    public void Without_validation_there_is_one_line()
    {
        ParsedReport report = ParsedReport.Of(report => report.AddLearningCurves(Histories.Of(2, 1)));
        Assert.Equal("loss [2, 1]", Lines(Assert.Single(report.Charts())));
        Assert.Equal(["epoch", "loss", "learning rate", "seconds"], report.Texts("thead th"));
    }

    [Fact]
    public void Learning_rate_has_a_chart_when_it_changes()
    {
        EpochRecord[] epochs = [Histories.Epoch(1, 2, learningRate: 0.5), Histories.Epoch(2, 1, learningRate: 0.25)];
        ParsedReport report = ParsedReport.Of(report => report.AddLearningCurves(new History(epochs, epochs[1], StopReason.Completed)));
        Assert.Equal(["loss", "learning rate"], report.Texts("figcaption"));
        Assert.Equal("learning rate [0.5, 0.25]", Lines(report.Charts()[1]));
    }

    [Fact]
    public void History_without_epochs_is_said_to_have_none()
    {
        ParsedReport report = ParsedReport.Of(report => report.AddLearningCurves(new History([], null, StopReason.Cancelled)));
        Assert.Equal("No epoch was finished.", report.Text("section .lead"));
        Assert.Empty(report.Charts());
        Assert.Empty(report.Texts("table"));
    }

    [Fact]
    public void What_is_no_number_is_a_gap_in_the_chart_and_stands_in_the_table()
    {
        ParsedReport report = ParsedReport.Of(report => report.AddLearningCurves(Histories.Of(1, double.NaN, double.PositiveInfinity)));
        Assert.Equal("loss [1, null, null]", Lines(Assert.Single(report.Charts())));
        Assert.Equal(["1.0000", "NaN", "∞"], report.Texts("tbody tr > :nth-child(2)"));
    }

    [Theory]
    [InlineData(true, new[] { 1, 0.019 })]
    [InlineData(false, new[] { 1, 0.021 })]
    [InlineData(false, new[] { 1d, 0 })]
    [InlineData(false, new[] { 1d, -1 })]
    [InlineData(true, new[] { 1, 0.001, double.NaN })]
    [InlineData(false, new[] { double.NaN })]
    public void Scale_is_logarithmic_where_small_values_would_be_lost(bool isLogarithmic, double[] losses)
    {
        ParsedReport report = ParsedReport.Of(report => report.AddLearningCurves(Histories.Of(losses)));
        Assert.Equal(isLogarithmic, Assert.Single(report.Charts()).GetProperty("logarithmic").GetBoolean());
        Assert.Equal(isLogarithmic ? "loss (logarithmic)" : "loss", report.Text("figcaption"));
    }

    [Fact]
    public void Long_history_has_a_short_table_with_the_best_and_the_last_epoch()
    {
        double[] losses = [.. Enumerable.Range(1, 3000).Select(epoch => 1d / epoch)];
        losses[1234] = 1e-9;
        ParsedReport report = ParsedReport.Of(report => report.AddLearningCurves(Histories.Of(losses)));
        Assert.Equal(3000, Assert.Single(report.Charts()).GetProperty("x").GetArrayLength());
        string[] epochs = report.Texts("tbody th");
        Assert.InRange(epochs.Length, 90, 103);
        Assert.Contains("1,235 (best)", epochs);
        Assert.Equal("3,000", epochs[^1]);
        Assert.Equal("Figures of every 30 epochs", report.Text("summary"));
    }

    [Theory]
    [InlineData(StopReason.Completed, "2 epochs in 1.0 s; best in epoch 2; all epochs are done.")]
    [InlineData(StopReason.EarlyStopping, "2 epochs in 1.0 s; best in epoch 2; stopped early, because it did not get better any more.")]
    [InlineData(StopReason.Callback, "2 epochs in 1.0 s; best in epoch 2; stopped by a callback.")]
    [InlineData(StopReason.Cancelled, "2 epochs in 1.0 s; best in epoch 2; cancelled.")]
    public void Text_says_how_training_ended(StopReason reason, string expected) =>
        Assert.Equal(expected, ParsedReport.Of(report => report.AddLearningCurves(Histories.Of(2, 1) with { StopReason = reason })).Text("section .lead"));

    [Theory]
    [InlineData(0.25, "0.3 s")]
    [InlineData(59.4, "59 s")]
    [InlineData(59.6, "1 min 00 s")]
    [InlineData(200, "3 min 20 s")]
    [InlineData(7500, "2 h 05 min")]
    public void Time_is_told_in_the_units_that_matter(double seconds, string expected)
    {
        History history = Histories.Of(1);
        history = history with { Epochs = [history.Epochs[0] with { Seconds = seconds }] };
        Assert.StartsWith($"1 epoch in {expected};", ParsedReport.Of(report => report.AddLearningCurves(history)).Text("section .lead"));
    }

    private static string Lines(JsonElement chart) =>
        string.Join("; ", chart.GetProperty("lines").EnumerateArray().Select(line => $"{line.GetProperty("name")} [{string.Join(", ", line.GetProperty("y").EnumerateArray().Select(value => value.GetRawText()))}]"));

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(value => value.GetDouble())];
}
