using System.Runtime.CompilerServices;

namespace DslNets;

/// <summary>What the values of settings have to fulfil; the exception names the property.</summary>
internal static class Require
{
    public static double Positive(double value, [CallerMemberName] string property = "") =>
        value > 0 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(property, value, $"{property} must be positive and finite.");

    public static double Finite(double value, [CallerMemberName] string property = "") =>
        double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(property, value, $"{property} must be finite.");

    public static double NotNegative(double value, [CallerMemberName] string property = "") =>
        value >= 0 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(property, value, $"{property} must be 0 or more and finite.");

    /// <remarks>Below the bound, the constant would vanish in float and 0 / 0 could reach the padding of the parameters.</remarks>
    public static double Epsilon(double value, [CallerMemberName] string property = "") =>
        value >= 1e-30 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(property, value, $"{property} must be at least 1e-30 and finite.");

    public static double BelowOne(double value, [CallerMemberName] string property = "") =>
        value is >= 0 and < 1 ? value : throw new ArgumentOutOfRangeException(property, value, $"{property} must be at least 0 and below 1.");

    public static double Probability(double value, [CallerMemberName] string property = "") =>
        value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(property, value, $"{property} must be at least 0 and at most 1.");

    public static int AtLeast(int minimum, int value, [CallerMemberName] string property = "") =>
        value >= minimum ? value : throw new ArgumentOutOfRangeException(property, value, $"{property} must be at least {minimum}.");
}
