namespace DslNets.Compiler.Shapes;

/// <summary>A window that slides along one axis: of a convolution or a pooling.</summary>
/// <param name="Input">The positions of the input.</param>
/// <param name="Kernel">The positions a window looks at.</param>
/// <param name="Stride">The distance from one window to the next.</param>
/// <param name="Dilation">The distance of the positions within a window.</param>
/// <param name="PadBefore">The positions added before the input.</param>
/// <param name="PadAfter">The positions added behind it.</param>
public sealed record WindowAxis(int Input, int Kernel, int Stride = 1, int Dilation = 1, int PadBefore = 0, int PadAfter = 0)
{
    /// <summary>From the first to the last position of a window.</summary>
    public int Reach => ((Kernel - 1) * Dilation) + 1;

    /// <summary>How many windows fit: rounded down as in Keras and PyTorch, and below 1 when not even one does.</summary>
    public int Output => Room < 0 ? 0 : (Room / Stride) + 1;

    /// <summary>The positions at the end, padding included, that no window reaches.</summary>
    public int Unused => Room < 0 ? 0 : Room % Stride;

    public bool IsPadded => PadBefore > 0 || PadAfter > 0;

    private int Room => Input + PadBefore + PadAfter - Reach;

    /// <summary>The axis with as much padding as gives one window for each step: the extra position at the end, as Keras.</summary>
    public static WindowAxis Same(int input, int kernel, int stride, int dilation)
    {
        int windows = ((input - 1) / stride) + 1;
        int padding = System.Math.Max(0, ((windows - 1) * stride) + ((kernel - 1) * dilation) + 1 - input);
        return new WindowAxis(input, kernel, stride, dilation, padding / 2, padding - (padding / 2));
    }
}
