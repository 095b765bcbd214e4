using System.CommandLine;
using System.Globalization;

namespace Samples;

/// <summary>A command line with <c>--epochs</c>, <c>--seed</c> and <c>--threads</c>, and <c>--report</c> for samples that write one.</summary>
public static class SampleCommand
{
    /// <summary>Adds the options of all samples to a command, and what it does.</summary>
    /// <param name="command">The command.</param>
    /// <param name="epochs">The epochs when the command line does not say.</param>
    /// <param name="run">The sample itself.</param>
    /// <param name="report">For a sample that writes a report: what <see cref="Report"/> gives.</param>
    public static TCommand Runs<TCommand>(this TCommand command, int epochs, Action<SampleSettings, ParseResult> run, Option<string?>? report = null)
        where TCommand : Command
    {
        var epochsOption = new Option<int>("--epochs") { Description = "How often all training samples are seen.", DefaultValueFactory = _ => epochs };
        var seedOption = new Option<ulong>("--seed") { Description = "What initial weights, shuffling, splits and dropout are drawn from.", DefaultValueFactory = _ => 1 };
        var threadsOption = new Option<int>("--threads") { Description = "The threads that share a training step; 0 takes as many as pay.", DefaultValueFactory = _ => 0 };
        Require(epochsOption, 1);
        Require(threadsOption, 0);
        command.Options.Add(epochsOption);
        command.Options.Add(seedOption);
        command.Options.Add(threadsOption);
        if (report is not null)
        {
            command.Options.Add(report);
        }

        command.SetAction(line =>
        {
            // A sample prints the same on every machine.
            CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
            try
            {
                run(new SampleSettings(line.GetValue(epochsOption), line.GetValue(seedOption), line.GetValue(threadsOption), report is null ? null : line.GetValue(report)), line);
                return 0;
            }
            catch (Exception exception) when (exception is IOException or InvalidDataException)
            {
                // A file that is missing or damaged is no bug: its message says it all.
                Console.Error.WriteLine(exception.Message);
                return 1;
            }
        });
        return command;
    }

    /// <summary>The option <c>--report</c>.</summary>
    /// <param name="file">The file beside the program that the report goes to when the command line does not say; null for no report then.</param>
    public static Option<string?> Report(string? file = null)
    {
        string? path = file is null ? null : Path.Combine(AppContext.BaseDirectory, file);
        return new Option<string?>("--report") { Description = "The HTML page to write what was learned to.", HelpName = "FILE", DefaultValueFactory = _ => path };
    }

    private static void Require(Option<int> option, int least) =>
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && int.TryParse(result.Tokens[0].Value, out int value) && value < least)
            {
                result.AddError($"{option.Name} must be at least {least}, not {value}.");
            }
        });
}
