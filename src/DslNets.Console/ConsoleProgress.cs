using Spectre.Console;

namespace DslNets;

/// <summary>
/// Shows on the console how training goes. On a terminal the last line is alive: epoch, bar, loss and metrics of the training samples so far, and the time left. Every finished epoch leaves a line with
/// its figures, of the validation samples too. When the output is redirected, only those lines are written, without colours or control characters.
/// </summary>
/// <example><code>
/// network.Fit(train, new FitOptions { Epochs = 20, Metrics = [new Accuracy&lt;float&gt;()], Callbacks = [new ConsoleProgress()] });
/// </code></example>
public sealed class ConsoleProgress : ICallback
{
    private const string StartOfEmptyLine = "\r\u001b[2K";
    private static readonly TimeSpan Redrawing = TimeSpan.FromMilliseconds(100);

    private readonly IAnsiConsole _console;
    private readonly bool _isTerminal;
    private int _firstEpoch;
    private TimeSpan? _drawn;

    /// <summary>Makes the callback.</summary>
    /// <param name="console">Where to write; null for the console of the process.</param>
    public ConsoleProgress(IAnsiConsole? console = null)
    {
        _console = console ?? AnsiConsole.Console;
        _isTerminal = _console.Profile.Out.IsTerminal && _console.Profile.Capabilities.Ansi;
    }

    /// <summary>Of how many finished epochs one leaves a line; at least 1, the default, for all. The last one always leaves its line.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int Every
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 1;

    /// <inheritdoc/>
    public void OnTrainBegin(FitProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        // A callback may serve several trainings, and a trainer goes on counting epochs where it stopped.
        _firstEpoch = 0;
        _drawn = null;
    }

    /// <inheritdoc/>
    public void OnEpochBegin(FitProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        if (_firstEpoch == 0)
        {
            _firstEpoch = progress.Epoch;
        }
    }

    /// <inheritdoc/>
    public void OnStepEnd(FitProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        TimeSpan elapsed = progress.Elapsed;
        if (_isTerminal && (_drawn is null || elapsed - _drawn >= Redrawing))
        {
            _drawn = elapsed;
            Write(StartOfEmptyLine + ProgressLine.Live(progress, _firstEpoch, _console.Profile.Width - 1, _console.Profile.Capabilities.Unicode));
        }
    }

    /// <inheritdoc/>
    public void OnEpochEnd(FitProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        if (progress.Epoch % Every == 0)
        {
            WriteEpoch(progress);
        }
    }

    /// <inheritdoc/>
    public void OnTrainEnd(FitProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        if (progress.LastEpoch is { } last && last.Epoch % Every != 0)
        {
            WriteEpoch(progress);
        }
        else if (_isTerminal && progress.LastEpoch?.Epoch != progress.Epoch)
        {
            // Cancelled in the middle of an epoch: its live line is worth nothing any more.
            Write(StartOfEmptyLine);
        }
    }

    private void WriteEpoch(FitProgress progress) =>
        Write((_isTerminal ? StartOfEmptyLine : "") + ProgressLine.Epoch(progress.LastEpoch!, progress.LastPlannedEpoch) + "\n");

    // Past Spectre's layout, which would break lines at 80 characters when the output is redirected.
    private void Write(string text)
    {
        _console.Profile.Out.Writer.Write(text);
        _console.Profile.Out.Writer.Flush();
    }
}
