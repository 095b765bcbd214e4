using DslNets.Compiler.Shapes;

namespace DslNets.Compiler.Emit.Kernels;

/// <summary>The loops over windows that convolutions and pools share.</summary>
public static class WindowLoops
{
    /// <summary>Declares the block and the row of a unit of work.</summary>
    public static void Units(SourceWriter body, int rows)
    {
        if (rows == 1)
        {
            body.Line("int block = unit;").Line("const int row = 0;");
        }
        else
        {
            body.Line($"int block = unit / {CSharp.Literal(rows)};").Line($"int row = unit - (block * {CSharp.Literal(rows)});");
        }
    }

    /// <summary>
    /// Declares where a window begins in the image: <c>tapRow</c>. With padding also which of its taps lie in the image: <c>firstRow</c> and how many, <c>rows</c>; the window then begins at the
    /// first of them.
    /// </summary>
    /// <param name="index">The local with the window's number.</param>
    /// <param name="suffix">Row or Column.</param>
    public static void Taps(SourceWriter body, WindowAxis axis, string index, string suffix)
    {
        string count = suffix == "Row" ? "rows" : "columns";
        string stride = axis.Stride == 1 ? index : $"({index} * {CSharp.Literal(axis.Stride)})";
        if (!axis.IsPadded)
        {
            body.Line($"int tap{suffix} = {stride};");
            return;
        }

        string dilation = CSharp.Literal(axis.Dilation);
        body.Line($"int tap{suffix} = {stride} - {CSharp.Literal(axis.PadBefore)};");
        body.Line(axis.Dilation == 1
            ? $"int first{suffix} = Math.Max(0, -tap{suffix});"
            : $"int first{suffix} = Math.Max(0, ({CSharp.Literal(axis.Dilation - 1)} - tap{suffix}) / {dilation});");
        string last = axis.Dilation == 1
            ? $"{CSharp.Literal(axis.Input)} - tap{suffix}"
            : $"({CSharp.Literal(axis.Input + axis.Dilation - 1)} - tap{suffix}) / {dilation}";

        // A window may lie wholly in the padding.
        body.Line($"int {count} = Math.Max(0, Math.Min({CSharp.Literal(axis.Kernel)}, {last}) - first{suffix});");
        body.Line(axis.Dilation == 1 ? $"tap{suffix} += first{suffix};" : $"tap{suffix} += first{suffix} * {dilation};");
    }

    /// <summary>The first window that does not reach into the padding before the image.</summary>
    public static int FirstInside(WindowAxis axis) => System.Math.Min(axis.Output, (axis.PadBefore + axis.Stride - 1) / axis.Stride);

    /// <summary>The window after the last that does not reach into the padding behind the image; not before <see cref="FirstInside"/>.</summary>
    public static int EndInside(WindowAxis axis)
    {
        int room = axis.Input + axis.PadBefore - axis.Reach;
        int end = room < 0 ? 0 : (room / axis.Stride) + 1;
        return System.Math.Max(FirstInside(axis), System.Math.Min(axis.Output, end));
    }
}
