namespace DslNets.Compiler.Emit.Kernels;

/// <summary>
/// The product of two matrices that every sample has for itself, tile by tile: samples are in the lanes, so both factors are read as vectors. Distances are in elements, from one row, column or term of the
/// sums to the next.
/// </summary>
/// <param name="Left">From row to row, and from term to term.</param>
/// <param name="Right">From column to column, and from term to term.</param>
/// <param name="Result">From row to row, and from column to column.</param>
/// <param name="Adds">Whether the product is added to what is there.</param>
/// <param name="Scale">Multiplies the product.</param>
public sealed record SampleProduct((int Row, int Term) Left, (int Column, int Term) Right, (int Row, int Column) Result, bool Adds = false, double Scale = 1)
{
    /// <summary>The rows and the columns of the largest tile: its accumulators, one of its rows and a column are in registers.</summary>
    public static int LargestTile(Scheduling.Target target) => target.Registers == 32 ? 5 : 3;

    /// <summary>The method of a tile; it takes the first element of each matrix and the number of terms.</summary>
    public string Tile(KernelMethods methods, string name, string comment, int rows, int columns)
    {
        string element = methods.Target.Element;
        var vector = new VectorType(methods.Target.Bits, methods.Target.Precision);
        return methods.Add($"{name}{CSharp.Literal(rows)}x{CSharp.Literal(columns)}", comment, $"ref {element} left, ref {element} right, ref {element} result, int terms", body =>
        {
            ForEach((_, _, sum) => body.Line($"var {sum} = {vector.Zero};"));
            body.Open("for (int term = 0; term < terms; term++)");
            for (int row = 0; row < rows; row++)
            {
                body.Line($"var left{CSharp.Literal(row)} = {vector.Load("left", row * Left.Row)};");
            }

            for (int column = 0; column < columns; column++)
            {
                string right = "right" + CSharp.Literal(column);
                body.Line($"var {right} = {vector.Load("right", column * Right.Column)};");
                for (int row = 0; row < rows; row++)
                {
                    body.Line($"{Sum(row, column)} = {vector.MultiplyAdd("left" + CSharp.Literal(row), right, Sum(row, column))};");
                }
            }

            body.Line($"left = ref Unsafe.Add(ref left, {CSharp.Literal(Left.Term)});");
            body.Line($"right = ref Unsafe.Add(ref right, {CSharp.Literal(Right.Term)});");
            body.Close();
            ForEach((row, column, sum) =>
            {
                int at = (row * Result.Row) + (column * Result.Column);
                string scaled = Scale == 1 ? sum : $"({sum} * {vector.Constant(Scale)})";
                body.Line(vector.Store(Adds ? $"({vector.Load("result", at)} + {scaled})" : scaled, "result", at));
            });
        });

        void ForEach(System.Action<int, int, string> write)
        {
            for (int row = 0; row < rows; row++)
            {
                for (int column = 0; column < columns; column++)
                {
                    write(row, column, Sum(row, column));
                }
            }
        }

        static string Sum(int row, int column) => $"sum{CSharp.Literal(row)}_{CSharp.Literal(column)}";
    }
}
