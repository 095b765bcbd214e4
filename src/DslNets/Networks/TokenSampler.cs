using System.Buffers;
using System.Numerics;
using DslNets.Runtime;

namespace DslNets;

/// <summary>
/// Draws tokens from what a language model gives for the next one: softmax of the logits divided by <see cref="Temperature"/>, of the <see cref="TopK"/> most likely ones alone (Fan et al. 2018). The same seed
/// and the same logits give the same tokens. Allocates nothing; used by one thread at a time.
/// </summary>
/// <param name="seed">What the tokens are drawn from.</param>
public sealed class TokenSampler(ulong seed)
{
    private readonly CounterRandom _random = new(seed, sequence: 0);
    private ulong _drawn;

    /// <summary>Below 1 likely tokens become more likely, above 1 less; 0 always takes the likeliest. 1 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public double Temperature
    {
        get;
        init => field = value >= 0 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A temperature is 0 or more and finite.");
    } = 1;

    /// <summary>How many of the likeliest tokens may be drawn, at least 1; null, the default, for all.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int? TopK { get; init => field = value is null or >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "At least one token must be possible."); }

    /// <summary>The next token.</summary>
    /// <param name="logits">The logits of all tokens, or the logarithms of their probabilities. -infinity is never drawn.</param>
    /// <exception cref="ArgumentException">There is no logit, one is NaN or infinity, or all are -infinity.</exception>
    public int Next<T>(ReadOnlySpan<T> logits)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double largest = double.NegativeInfinity;
        int likeliest = -1;
        for (int token = 0; token < logits.Length; token++)
        {
            double logit = double.CreateTruncating(logits[token]);
            if (double.IsNaN(logit) || double.IsPositiveInfinity(logit))
            {
                throw new ArgumentException($"The logit of token {token} is {logit}.", nameof(logits));
            }

            if (logit > largest)
            {
                (largest, likeliest) = (logit, token);
            }
        }

        if (likeliest < 0)
        {
            throw new ArgumentException(logits.IsEmpty ? "There are no logits." : "No token is possible: all logits are -infinity.", nameof(logits));
        }

        double point = _random.Uniform(_drawn++);
        return Temperature == 0 ? likeliest : Draw(logits, largest, likeliest, Least(logits), point);
    }

    /// <summary>Where the sum of shares, from the first token on, passes the point; of tokens whose logits equal the least that is possible all count.</summary>
    private int Draw<T>(ReadOnlySpan<T> logits, double largest, int likeliest, double least, double point)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double total = 0;
        foreach (T logit in logits)
        {
            total += Share(double.CreateTruncating(logit));
        }

        double sum = 0;
        for (int token = 0; token < logits.Length; token++)
        {
            double share = Share(double.CreateTruncating(logits[token]));
            sum += share;
            if (share > 0 && sum > point * total)
            {
                return token;
            }
        }

        return likeliest;

        double Share(double logit) => logit < least ? 0 : Math.Exp((logit - largest) / Temperature);
    }

    /// <summary>The k-th largest logit.</summary>
    private double Least<T>(ReadOnlySpan<T> logits)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (TopK is not { } count || count >= logits.Length)
        {
            return double.NegativeInfinity;
        }

        double[] rented = ArrayPool<double>.Shared.Rent(count);
        Span<double> best = rented.AsSpan(0, count);
        best.Fill(double.NegativeInfinity);
        foreach (T value in logits)
        {
            // In falling order; what is larger than the last moves to its place.
            double logit = double.CreateTruncating(value);
            if (logit > best[^1])
            {
                int place = count - 1;
                for (; place > 0 && best[place - 1] < logit; place--)
                {
                    best[place] = best[place - 1];
                }

                best[place] = logit;
            }
        }

        double least = best[^1];
        ArrayPool<double>.Shared.Return(rented);
        return least;
    }
}
