using DslNets.Compiler.Ir;

namespace DslNets.Compiler.Scheduling;

/// <summary>How weights are stored; the same rule as <c>DslNets.Runtime.PanelLayout</c> (a test compares the two).</summary>
public static class Panels
{
    /// <summary>The outputs in a whole panel.</summary>
    public const int Width = 32;

    /// <summary>Every tensor is stored in a multiple of this.</summary>
    public const int Granularity = 16;

    public static int Whole(int outputs) => outputs / Width;

    /// <summary>The outputs in the last, narrower panel; 0 when there is none.</summary>
    public static int Rest(int outputs) => outputs % Width;

    /// <summary>How wide a panel with this many outputs is stored.</summary>
    public static int WidthOf(int outputs) => outputs switch
    {
        <= 4 => 4,
        <= 8 => 8,
        <= 16 => 16,
        _ => Width,
    };

    public static int PaddedOutputs(int outputs) => (Whole(outputs) * Width) + (Rest(outputs) == 0 ? 0 : WidthOf(Rest(outputs)));

    public static int VectorLength(int features) => Round(PaddedOutputs(features));

    public static int MatrixLength(int outputs, int inputs) => Round(checked(PaddedOutputs(outputs) * inputs));

    /// <summary>The stored values of a tensor, padding included.</summary>
    public static int LengthOf(TensorModel tensor) => tensor.IsMatrix ? MatrixLength(tensor.Outputs, tensor.Inputs) : VectorLength(tensor.Outputs);

    private static int Round(int length) => (length + Granularity - 1) / Granularity * Granularity;
}
