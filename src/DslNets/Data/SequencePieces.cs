using System.Numerics;

namespace DslNets;

/// <summary>Cuts a long sequence into pieces that stateful layers (<see cref="RecurrentAttribute.Stateful"/>) learn one after the other.</summary>
public static class SequencePieces
{
    /// <summary>
    /// Divides a sequence into tracks of equal length, which are read side by side, and each track into pieces. With a batch size of <paramref name="tracks"/> and without shuffling, sample i of each batch goes on
    /// where sample i of the one before ended. Steps left over at the end are not used.
    /// </summary>
    /// <param name="inputs">The steps one after the other.</param>
    /// <param name="features">The values of an input step.</param>
    /// <param name="targets">What the output of each step is compared to.</param>
    /// <param name="targetFeatures">The values of a target step.</param>
    /// <param name="steps">The steps of a piece: those of the network's input.</param>
    /// <param name="tracks">How many tracks: the batch size.</param>
    /// <exception cref="ArgumentException">Inputs and targets are not of the same whole number of steps, or too few for one piece of each track.</exception>
    public static DataSet<T> Of<T>(ReadOnlySpan<T> inputs, int features, ReadOnlySpan<T> targets, int targetFeatures, int steps, int tracks)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(features);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(targetFeatures);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tracks);
        int length = inputs.Length / features;
        if (length * features != inputs.Length || (long)length * targetFeatures != targets.Length)
        {
            throw new ArgumentException($"{inputs.Length} inputs of {features} and {targets.Length} targets of {targetFeatures} are not as many steps.", nameof(targets));
        }

        int pieces = (int)(length / ((long)steps * tracks));
        if (pieces == 0)
        {
            throw new ArgumentException($"{length} steps are too few for {tracks} tracks with pieces of {steps}.", nameof(inputs));
        }

        return new DataSet<T>(Pieces(inputs, steps * features, pieces, tracks), Pieces(targets, steps * targetFeatures, pieces, tracks), pieces * tracks);
    }

    /// <summary>The first pieces of all tracks, then the second ones, and so on.</summary>
    private static T[] Pieces<T>(ReadOnlySpan<T> sequence, int pieceLength, int pieces, int tracks)
    {
        var ordered = new T[pieces * tracks * pieceLength];
        for (int piece = 0; piece < pieces; piece++)
        {
            for (int track = 0; track < tracks; track++)
            {
                sequence.Slice(((track * pieces) + piece) * pieceLength, pieceLength).CopyTo(ordered.AsSpan(((piece * tracks) + track) * pieceLength));
            }
        }

        return ordered;
    }
}
