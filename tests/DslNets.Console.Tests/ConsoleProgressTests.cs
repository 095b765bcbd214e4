using System.Globalization;
using System.Text.RegularExpressions;

namespace DslNets.Tests;

public class ConsoleProgressTests
{
    private const string StartOfEmptyLine = "\r\u001b[2K";

    [Fact]
    public void Redirected_output_is_one_plain_line_for_each_epoch()
    {
        using var output = new TestOutput(isTerminal: false, width: 40);
        Train(output, epochs: 12);
        string[] lines = output.Text.Split('\n');
        Assert.Equal(13, lines.Length);
        Assert.Equal("", lines[^1]);
        for (int epoch = 1; epoch <= 12; epoch++)
        {
            Assert.Matches($@"^epoch {epoch,2}/12  loss \S+  rmse \S+  validation loss \S+  validation rmse \S+  \d+\.\d s$", lines[epoch - 1]);
        }

        Assert.DoesNotContain('\u001b', output.Text);
        Assert.DoesNotContain('\r', output.Text);
    }

    [Fact]
    public void Figures_are_those_of_the_history()
    {
        using var output = new TestOutput(isTerminal: false);
        History history = Train(output, epochs: 1);
        double loss = double.Parse(Regex.Match(output.Text, @"loss (\S+)").Groups[1].Value, CultureInfo.InvariantCulture);
        double validation = double.Parse(Regex.Match(output.Text, @"validation loss (\S+)").Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.Equal(history.Epochs[0].Loss, loss, 1e-3);
        Assert.Equal(history.Epochs[0].ValidationLoss!.Value, validation, 1e-3);
    }

    [Fact]
    public void Every_third_epoch_and_the_last_leave_a_line()
    {
        using var output = new TestOutput(isTerminal: false);
        Train(output, epochs: 7, every: 3);
        Assert.Equal(["epoch 3/7", "epoch 6/7", "epoch 7/7"], output.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[..9]));
    }

    [Fact]
    public void Last_epoch_that_leaves_a_line_anyway_leaves_one()
    {
        using var output = new TestOutput(isTerminal: false);
        Train(output, epochs: 6, every: 3);
        Assert.Equal(2, output.Text.Count(character => character == '\n'));
    }

    [Fact]
    public void Terminal_shows_bar_loss_metric_and_time_left()
    {
        using var output = new TestOutput(isTerminal: true);
        Train(output, epochs: 2);
        string live = output.Text.Split(StartOfEmptyLine)[1];
        Assert.Matches(@"^epoch 1/2 \[.{30}\] 1/8  loss \S+  rmse \S+  \S+ s left$", live);
        Assert.EndsWith(" s\n", output.Text);
        Assert.Equal(2, output.Text.Count(character => character == '\n'));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(60)]
    [InlineData(20)]
    [InlineData(5)]
    public void Live_line_fits_the_terminal(int width)
    {
        using var output = new TestOutput(isTerminal: true, width);
        Train(output, epochs: 1);
        Assert.InRange(output.Text.Split(StartOfEmptyLine)[1].Length, 1, width - 1);
    }

    [Fact]
    public void Stream_of_unknown_length_has_no_bar_in_its_first_epoch()
    {
        using var output = new TestOutput(isTerminal: true);
        var samples = new SequenceBatchStream<float, float>([1, 2, 3, 4, 5], (value, batch, row) =>
        {
            batch.Input()[row] = value;
            batch.Target()[row] = value;
        });
        new LineNetwork(1).Fit(samples, new FitOptions { BatchSize = 2, Callbacks = [new ConsoleProgress(output.Console())] });
        Assert.Matches(@"^epoch 1/1  1  loss \S+$", output.Text.Split(StartOfEmptyLine)[1]);
    }

    [Fact]
    public void Cancelled_training_leaves_no_live_line()
    {
        using var output = new TestOutput(isTerminal: true);
        using var cancellation = new CancellationTokenSource();
        Train(output, epochs: 2, cancellation: cancellation);
        Assert.EndsWith(StartOfEmptyLine, output.Text);
        Assert.DoesNotContain('\n', output.Text);
    }

    [Fact]
    public void Every_below_one_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new ConsoleProgress { Every = 0 });

    private static History Train(TestOutput output, int epochs, int every = 1, CancellationTokenSource? cancellation = null)
    {
        float[] values = [.. Enumerable.Range(0, 32).Select(value => value / 32f)];
        var data = new DataSet<float>(values, values, values.Length);
        List<ICallback> callbacks = [new ConsoleProgress(output.Console()) { Every = every }];
        if (cancellation is not null)
        {
            callbacks.Add(new Cancelling(cancellation));
        }

        return new LineNetwork(1).Fit(data, new FitOptions
        {
            Epochs = epochs,
            BatchSize = 4,
            Validation = data,
            Metrics = [new RootMeanSquaredError<float> { Name = "rmse" }],
            Callbacks = callbacks,
            CancellationToken = cancellation?.Token ?? CancellationToken.None,
        });
    }

    private sealed class Cancelling(CancellationTokenSource source) : ICallback
    {
        public void OnStepEnd(FitProgress progress) => source.Cancel();
    }
}
