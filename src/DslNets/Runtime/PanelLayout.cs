namespace DslNets.Runtime;

/// <summary>
/// How weights are stored: panels of <see cref="Width"/> outputs, in each panel one row per input, so that every kernel (forward, both gradients, batch and single sample,
/// any vector width) reads them as they lie. The last panel is as narrow as a vector of its outputs may be: 4, 8, 16 or 32. Padding is zero and stays zero.
/// </summary>
/// <remarks>The compiler has the same rule in <c>DslNets.Compiler.Scheduling.Panels</c>; a test compares the two.</remarks>
public static class PanelLayout
{
    /// <summary>The outputs in a whole panel.</summary>
    public const int Width = 32;

    /// <summary>Every tensor's length is a multiple of this, so that it starts on a 64-byte boundary in float and in double.</summary>
    public const int Granularity = 16;

    /// <summary>The width of the panel that holds an output.</summary>
    public static int WidthOf(int outputs, int panel)
    {
        int rest = outputs - (panel * Width);
        return rest switch
        {
            <= 4 => 4,
            <= 8 => 8,
            <= 16 => 16,
            _ => Width,
        };
    }

    /// <summary>The stored values of a vector, padding included.</summary>
    public static int VectorLength(int features) => Round(PaddedOutputs(features));

    /// <summary>The stored values of a matrix, padding included.</summary>
    public static int MatrixLength(int outputs, int inputs) => Round(checked(PaddedOutputs(outputs) * inputs));

    /// <summary>The outputs with the padding of the last panel.</summary>
    public static int PaddedOutputs(int outputs)
    {
        int last = (outputs - 1) / Width;
        return (last * Width) + WidthOf(outputs, last);
    }

    /// <summary>Where the weight from an input to an output is stored.</summary>
    public static int MatrixIndex(int outputs, int inputs, int output, int input)
    {
        int panel = output / Width;
        return (panel * Width * inputs) + (input * WidthOf(outputs, panel)) + (output - (panel * Width));
    }

    private static int Round(int length) => checked(length + Granularity - 1) / Granularity * Granularity;
}
