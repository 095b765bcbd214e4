using System.Globalization;
using DslNets.SideBySide.Cases;
using DslNets.SideBySide.Sides;

namespace DslNets.SideBySide.Comparison;

/// <summary>Compares the two sides of one case: first that they compute the same, then their times, in turns.</summary>
internal sealed class CaseComparison(Case benchmarkCase, SideProcess own, SideProcess? peer, Options options, string directory)
{
    /// <summary>How far the check values of the two sides may differ, relative to values above 1.</summary>
    private const double Tolerance = 1e-4;

    /// <summary>Below this share of the processor's time, somebody else used the core during a turn.</summary>
    private const double UndisturbedShare = 0.95;

    /// <summary>The peer and the variant it chose.</summary>
    public string PeerName { get; private set; } = "none";

    /// <summary>The turns during which others used the core.</summary>
    public int DisturbedTurns { get; private set; }

    /// <summary>Runs the comparison.</summary>
    /// <exception cref="SideFailedException">A side failed, or the two do not compute the same.</exception>
    public Result Run()
    {
        Prepare();
        var ours = new List<double>();
        var peers = new List<double>();
        var peaks = new List<double>();
        for (int round = 0; round < options.Rounds; round++)
        {
            ours.Add(Time(own));
            if (peer is not null)
            {
                peers.Add(Time(peer));
            }

            if (benchmarkCase.HasPeakFraction)
            {
                peaks.Add(own.Peak(options.TurnSeconds / 5));
            }
        }

        double ourTime = Median(ours);
        double? peerTime = peers.Count > 0 ? Median(peers) : null;
        double unit = benchmarkCase.Unit.Nanoseconds;
        return new Result(
            benchmarkCase.Name,
            Significant(ourTime / unit)!.Value,
            Significant(peerTime / unit),
            benchmarkCase.Unit.Symbol,
            Significant(peerTime / ourTime),
            peaks.Count > 0 ? Significant(benchmarkCase.Description.ProductFlops() / ourTime / Median(peaks)) : null);
    }

    private void Prepare()
    {
        (_, double[] ourValues) = own.Prepare(benchmarkCase.Name, directory, options.WarmUpSeconds);
        if (peer is null)
        {
            return;
        }

        if (benchmarkCase.Peer != PeerKind.OneThread)
        {
            CaseFiles.Write(benchmarkCase, directory);
        }

        (string variant, double[] peerValues) = peer.Prepare(benchmarkCase.PeerCase, directory, options.WarmUpSeconds);
        PeerName = variant.Length > 0 ? $"{peer.Name}, {variant}" : peer.Name;
        RequireSame(ourValues, peerValues);
    }

    private void RequireSame(double[] ours, double[] peers)
    {
        if (ours.Length != peers.Length)
        {
            throw new SideFailedException($"{own.Name} computed {ours.Length} values to compare, {peer!.Name} {peers.Length}.");
        }

        for (int index = 0; index < ours.Length; index++)
        {
            // Written so that NaN is a difference.
            if (!(Math.Abs(ours[index] - peers[index]) <= Tolerance * Math.Max(1, Math.Abs(peers[index]))))
            {
                throw new SideFailedException(string.Create(
                    CultureInfo.InvariantCulture, $"value {index} is {ours[index]:G9} in {own.Name}, but {peers[index]:G9} in {peer!.Name}: they do not compute the same."));
            }
        }
    }

    private double Time(SideProcess side)
    {
        Turn turn = side.Run(options.TurnSeconds);
        if (turn.ProcessorShare < UndisturbedShare)
        {
            DisturbedTurns++;
        }

        return turn.Nanoseconds;
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return (values[(values.Count - 1) / 2] + values[values.Count / 2]) / 2;
    }

    /// <summary>Four significant digits: more are noise.</summary>
    private static double? Significant(double? value) => value is { } number ? double.Parse(number.ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : null;
}
