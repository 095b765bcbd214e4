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

    /// <summary>Which tap of the kernel, counted by position, is the first that <see cref="Taps"/> has found in the image.</summary>
    /// <param name="isInside">Whether the columns of the window all lie in the image.</param>
    public static string FirstTap(Window window, bool isInside) => (window.Rows.IsPadded, window.Columns.IsPadded && !isInside) switch
    {
        (true, true) => $"((firstRow * {CSharp.Literal(window.Columns.Kernel)}) + firstColumn)",
        (true, false) => $"(firstRow * {CSharp.Literal(window.Columns.Kernel)})",
        (false, true) => "firstColumn",
        _ => "0",
    };

    /// <summary>", rows, columns": how many taps lie in the image, as arguments of a tile that can be told.</summary>
    public static string TapCounts(Window window, bool isInside) => (window.Rows.IsPadded ? ", rows" : "")
        + (!window.Columns.IsPadded ? "" : isInside ? ", " + CSharp.Literal(window.Columns.Kernel) : ", columns");

    /// <summary>Declares which windows have their tap of a kernel column in the image, <c>firstColumn</c> to <c>endColumn</c>; window c reads column c * stride + <c>shift</c>.</summary>
    public static void WindowsOfTap(SourceWriter body, WindowAxis axis)
    {
        string offset = axis.Dilation == 1 ? "kernelColumn" : $"(kernelColumn * {CSharp.Literal(axis.Dilation)})";
        body.Line($"int shift = {offset} - {CSharp.Literal(axis.PadBefore)};");
        body.Line($"int firstColumn = Math.Max(0, {PerStride(CSharp.Literal(axis.Stride - 1) + " - shift", "-shift")});");
        body.Line($"int endColumn = Math.Min({CSharp.Literal(axis.Output)}, {PerStride(CSharp.Literal(axis.Input + axis.Stride - 1) + " - shift", CSharp.Literal(axis.Input) + " - shift")});");

        string PerStride(string value, string unscaled) => axis.Stride == 1 ? unscaled : $"({value}) / {CSharp.Literal(axis.Stride)}";
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
