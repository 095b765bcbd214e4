using System.Globalization;
using DslNets.SideBySide.Cases;

namespace DslNets.SideBySide.Sides;

/// <summary>Answers the requests of the comparison, one line each, until its standard input ends; between two requests it waits and uses no processor time.</summary>
/// <remarks>
/// <c>prepare CASE DIRECTORY WARMUP</c>: <c>ready</c>, a tab, the variant that was chosen, a tab, the check values. <c>run SECONDS</c>: <c>time NANOSECONDS SHARE</c>.
/// <c>peak SECONDS</c>: <c>peak GFLOPS</c>. Anything that goes wrong: <c>error TEXT</c>. The first line, without a request, is <c>hello NAME</c>.
/// </remarks>
internal static class Service
{
    /// <summary>Serves until the input ends.</summary>
    public static int Run(ISide side)
    {
        Reply($"hello {side.Name}");
        IMeasured? measured = null;
        while (Console.In.ReadLine() is { } request)
        {
            string[] words = request.Split(' ');
            try
            {
                switch (words[0])
                {
                    case "prepare":
                        (measured as IDisposable)?.Dispose();
                        (measured, IReadOnlyList<double> check) = side.Prepare(CaseList.Create(words[1]));
                        Turn.Measure(measured, Number(words[3]));
                        Reply($"ready\t\t{string.Join(' ', check.Select(value => value.ToString("R", CultureInfo.InvariantCulture)))}");
                        break;
                    case "run":
                        Turn turn = Turn.Measure(measured ?? throw new InvalidOperationException("No case is prepared."), Number(words[1]));
                        Reply(string.Create(CultureInfo.InvariantCulture, $"time {turn.Nanoseconds:R} {turn.ProcessorShare:F3}"));
                        break;
                    case "peak":
                        Reply(string.Create(CultureInfo.InvariantCulture, $"peak {FmaPeak.Measure(Number(words[1])):F1}"));
                        break;
                    default:
                        Reply($"error unknown request {words[0]}");
                        break;
                }
            }
#pragma warning disable CA1031 // Whatever goes wrong in a case is reported by the comparison, which goes on with the next case.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Console.Error.WriteLine(exception);
                Reply($"error {exception.Message.ReplaceLineEndings(" ")}");
            }
        }

        return 0;
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static void Reply(string line)
    {
        Console.Out.Write(line + '\n');
        Console.Out.Flush();
    }
}
