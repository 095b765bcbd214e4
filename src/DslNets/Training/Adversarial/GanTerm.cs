namespace DslNets;

/// <summary>The part of a loss that one output of a discriminator has, and its derivative.</summary>
internal readonly record struct GanTerm(double Loss, double Slope)
{
    /// <summary>For the discriminator, of a real sample.</summary>
    public static GanTerm OfReal(GanLoss loss, double output) => loss switch
    {
        GanLoss.LeastSquares => HalfSquare(output - 1),
        GanLoss.Wasserstein => new(-output, -1),
        _ => SoftplusOfNegative(output),
    };

    /// <summary>For the discriminator, of a generated sample.</summary>
    public static GanTerm OfGenerated(GanLoss loss, double output) => loss switch
    {
        GanLoss.LeastSquares => HalfSquare(output),
        GanLoss.Wasserstein => new(output, 1),
        _ => Softplus(output),
    };

    /// <summary>For the generator, of a generated sample.</summary>
    public static GanTerm OfGenerator(GanLoss loss, double output) => loss switch
    {
        GanLoss.Standard => Softplus(output) is var term ? new(-term.Loss, -term.Slope) : default,
        GanLoss.LeastSquares => HalfSquare(output - 1),
        GanLoss.Wasserstein => new(-output, -1),
        _ => SoftplusOfNegative(output),
    };

    private static GanTerm HalfSquare(double error) => new(error * error / 2, error);

    // Without overflow: the exponential is of what is not positive.
    private static GanTerm Softplus(double x)
    {
        double e = Math.Exp(-Math.Abs(x));
        return new(Math.Max(x, 0) + double.LogP1(e), (x >= 0 ? 1 : e) / (1 + e));
    }

    private static GanTerm SoftplusOfNegative(double x) => Softplus(-x) is var term ? new(term.Loss, -term.Slope) : default;
}
