namespace DslNets.Networks.Tests.Reference;

/// <summary>A number on a tape.</summary>
internal readonly record struct Variable(Tape Tape, int Index)
{
    public double Value => Tape.ValueOf(Index);

    public static Variable operator +(Variable left, Variable right) => left.Tape.Record(left.Value + right.Value, left.Index, 1, right.Index, 1);

    public static Variable operator -(Variable left, Variable right) => left.Tape.Record(left.Value - right.Value, left.Index, 1, right.Index, -1);

    public static Variable operator *(Variable left, Variable right) =>
        left.Tape.Record(left.Value * right.Value, left.Index, right.Value, right.Index, left.Value);

    public static Variable operator /(Variable left, Variable right) =>
        left.Tape.Record(left.Value / right.Value, left.Index, 1 / right.Value, right.Index, -left.Value / (right.Value * right.Value));

    public static Variable operator +(Variable left, double right) => left.Map(left.Value + right, 1);

    public static Variable operator -(Variable left, double right) => left.Map(left.Value - right, 1);

    public static Variable operator -(double left, Variable right) => right.Map(left - right.Value, -1);

    public static Variable operator *(double left, Variable right) => right.Map(left * right.Value, left);

    public static Variable operator /(Variable left, double right) => left.Map(left.Value / right, 1 / right);

    public static Variable operator -(Variable operand) => operand.Map(-operand.Value, -1);

    /// <summary>A function of this number alone, given by its value and its slope here.</summary>
    public Variable Map(double value, double slope) => Tape.Record(value, Index, slope, -1, 0);

    public Variable Exp() => Map(Math.Exp(Value), Math.Exp(Value));

    public Variable Log() => Map(Math.Log(Value), 1 / Value);

    public Variable Sqrt() => Map(Math.Sqrt(Value), 0.5 / Math.Sqrt(Value));

    public Variable Abs() => Map(Math.Abs(Value), Math.Sign(Value));

    public Variable Sin() => Map(Math.Sin(Value), Math.Cos(Value));

    public Variable Tanh() => Map(Math.Tanh(Value), 1 - (Math.Tanh(Value) * Math.Tanh(Value)));

    public Variable Sigmoid()
    {
        double sigmoid = 1 / (1 + Math.Exp(-Value));
        return Map(sigmoid, sigmoid * (1 - sigmoid));
    }

    /// <summary>log(1 + e^x), without overflow.</summary>
    public Variable Softplus() => Map(Math.Max(Value, 0) + LogOnePlus(Math.Exp(-Math.Abs(Value))), 1 / (1 + Math.Exp(-Value)));

    public Variable Erf() => Map(ErfOf(Value), 2 / Math.Sqrt(Math.PI) * Math.Exp(-Value * Value));

    public Variable Clamp(double low, double high) => Map(Math.Clamp(Value, low, high), Value > low && Value < high ? 1 : 0);

    /// <summary>log(1 + x) to full relative precision for small x (Kahan): the rounding of 1 + x cancels.</summary>
    private static double LogOnePlus(double x)
    {
        double sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * (x / (sum - 1));
    }

    /// <summary>2 / sqrt(pi) e^(-x^2) times the sum of 2^n x^(2n+1) / (1 3 5 ... (2n+1)), all of one sign (Abramowitz and Stegun 7.1.6).</summary>
    private static double ErfOf(double x)
    {
        if (Math.Abs(x) > 6)
        {
            return Math.Sign(x);
        }

        double term = x;
        double sum = x;
        for (int n = 1; Math.Abs(term) > 1e-18 * Math.Abs(sum); n++)
        {
            term *= 2 * x * x / ((2 * n) + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }
}
