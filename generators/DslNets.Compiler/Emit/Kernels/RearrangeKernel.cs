using System;
using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Memory;
using DslNets.Compiler.Scheduling;
using DslNets.Compiler.Shapes;

namespace DslNets.Compiler.Emit.Kernels;

/// <summary>Frames, transposes and enlarged images: rows of features are copied to other places of the block, or mixed on the way.</summary>
public static class RearrangeKernel
{
    public static string Emit(KernelMethods methods, MemoryPlan memory, Kernel.Dedicated kernel)
    {
        Target target = methods.Target;
        int length = target.BlockLength;
        var call = new KernelCall(memory, target.Element);
        Location from = call.Reference("x", kernel.Result.Operands[0]);
        Location to = call.Reference("y", kernel.Result);
        int units = kernel.Result.Definition switch
        {
            Operation.Place place => place.Frame.FrameRows,
            Operation.Interpolate interpolate => interpolate.Enlargement.OutputRows,
            Operation.InterpolateGradient gradient => gradient.Enlargement.Channels,
            _ => 1,
        };
        call.Units(units, "blocks");
        var vector = new VectorType(target.Bits, target.Precision);
        return methods.Add(CSharp.MemberName(kernel.Result.Name) + kernel.Result.Definition.GetType().Name, KernelPrinter.Print(kernel), call.Parameters, body =>
        {
            body.Open("for (int unit = first; unit < end; unit++)");
            WindowLoops.Units(body, units);
            body.Line($"ref {target.Element} blockX = ref Unsafe.Add(ref x, {ProductKernel.BlockOffset(from, length)});");
            body.Line($"ref {target.Element} blockY = ref Unsafe.Add(ref y, {ProductKernel.BlockOffset(to, length)});");
            switch (kernel.Result.Definition)
            {
                case Operation.Place place:
                    WriteFrame(body, place.Frame);
                    break;
                case Operation.Transpose transpose:
                    WriteTranspose(body, transpose);
                    break;
                case Operation.Interpolate interpolate:
                    WriteInterpolation(body, interpolate.Enlargement);
                    break;
                case Operation.InterpolateGradient gradient:
                    WriteGradient(body, gradient.Enlargement);
                    break;
                default:
                    throw new InvalidOperationException(kernel.Result.Name);
            }

            body.Close();
        }) + "(" + call.Arguments + ");";

        // A row of the frame: zeros, then as many pixels of the image as lie in it, then zeros.
        void WriteFrame(SourceWriter body, Frame frame)
        {
            int rowLength = frame.FrameColumns * frame.Channels * length;
            int firstColumn = Math.Max(0, frame.Left);
            int endColumn = Math.Max(firstColumn, Math.Min(frame.FrameColumns, frame.Left + frame.Columns));
            int pixel = frame.Channels * length;
            body.Line($"var frameRow = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref blockY, row * {CSharp.Literal(rowLength)}), {CSharp.Literal(rowLength)});");
            body.Line($"int imageRow = row - {CSharp.Literal(frame.Top)};");
            body.Open($"if ((uint)imageRow >= {CSharp.Literal(frame.Rows)})").Line("frameRow.Clear();").Line("continue;").Close().Line();
            if (firstColumn > 0)
            {
                body.Line($"frameRow.Slice(0, {CSharp.Literal(firstColumn * pixel)}).Clear();");
            }

            string start = $"((imageRow * {CSharp.Literal(frame.Columns)}) + {CSharp.Literal(firstColumn - frame.Left)}) * {CSharp.Literal(pixel)}";
            string count = CSharp.Literal((endColumn - firstColumn) * pixel);
            body.Line($"MemoryMarshal.CreateSpan(ref Unsafe.Add(ref blockX, {start}), {count}).CopyTo(frameRow.Slice({CSharp.Literal(firstColumn * pixel)}));");
            if (endColumn < frame.FrameColumns)
            {
                body.Line($"frameRow.Slice({CSharp.Literal(endColumn * pixel)}).Clear();");
            }
        }

        void WriteTranspose(SourceWriter body, Operation.Transpose transpose)
        {
            // How far apart neighbours of each dimension of the result lie in the input.
            List<int> dimensions = transpose.Order.Select(dimension => transpose.Dimensions[dimension]).ToList();
            List<int> strides = transpose.Order.Select(dimension => transpose.Dimensions.Skip(dimension + 1).Aggregate(1, (product, next) => product * next)).ToList();
            for (int dimension = 0; dimension < dimensions.Count; dimension++)
            {
                string index = "i" + CSharp.Literal(dimension);
                body.Open($"for (int {index} = 0; {index} < {CSharp.Literal(dimensions[dimension])}; {index}++)");
            }

            string place = string.Join(" + ", strides.Select((stride, dimension) => $"(i{CSharp.Literal(dimension)} * {CSharp.Literal(stride * length)})"));
            body.Line($"ref {target.Element} feature = ref Unsafe.Add(ref blockX, {place});");
            body.Line(vector.Store(vector.Load("feature"), "blockY"));
            body.Line(vector.Store(vector.Load("feature", vector.Lanes), "blockY", vector.Lanes));
            body.Line($"blockY = ref Unsafe.Add(ref blockY, {CSharp.Literal(length)});");
            dimensions.ForEach(_ => body.Close());
        }

        void WriteInterpolation(SourceWriter body, Enlargement enlargement)
        {
            Neighbours(body, "row", "Row", enlargement.Rows, enlargement.RowFactor);
            body.Open($"for (int column = 0; column < {CSharp.Literal(enlargement.OutputColumns)}; column++)");
            Neighbours(body, "column", "Column", enlargement.Columns, enlargement.ColumnFactor);
            DeclareCorners(body, enlargement, "blockX", CSharp.Literal(enlargement.Channels * length));
            body.Line($"ref {target.Element} pixel = ref Unsafe.Add(ref blockY, ((row * {CSharp.Literal(enlargement.OutputColumns)}) + column) * {CSharp.Literal(enlargement.Channels * length)});");
            body.Open($"for (int element = 0; element < {CSharp.Literal(enlargement.Channels * length)}; element += {CSharp.Literal(vector.Lanes)})");
            string Corner(string name) => vector.Load($"Unsafe.Add(ref {name}, element)");
            body.Line($"var upperRow = ({Corner("upperLeft")} * {vector.Broadcast("leftShare")}) + ({Corner("upperRight")} * {vector.Broadcast("rightShare")});");
            body.Line($"var lowerRow = ({Corner("lowerLeft")} * {vector.Broadcast("leftShare")}) + ({Corner("lowerRight")} * {vector.Broadcast("rightShare")});");
            body.Line(vector.Store($"((upperRow * {vector.Broadcast("upperShare")}) + (lowerRow * {vector.Broadcast("lowerShare")}))", "Unsafe.Add(ref pixel, element)"));
            body.Close().Close();
        }

        // The gradient of one channel: cleared first, then every pixel of the enlarged image gives to the four it was made of.
        void WriteGradient(SourceWriter body, Enlargement enlargement)
        {
            string pixel = CSharp.Literal(enlargement.Channels * length);
            string channel = units == 1 ? "0" : $"row * {CSharp.Literal(length)}";
            body.Line($"ref {target.Element} channelY = ref Unsafe.Add(ref blockY, {channel});");
            body.Open($"for (int position = 0; position < {CSharp.Literal(enlargement.Rows * enlargement.Columns)}; position++)");
            body.Line(vector.Store(vector.Zero, $"Unsafe.Add(ref channelY, position * {pixel})"));
            body.Line(vector.Store(vector.Zero, $"Unsafe.Add(ref channelY, position * {pixel})", vector.Lanes));
            body.Close().Line();
            body.Open($"for (int outputRow = 0; outputRow < {CSharp.Literal(enlargement.OutputRows)}; outputRow++)");
            Neighbours(body, "outputRow", "Row", enlargement.Rows, enlargement.RowFactor);
            body.Open($"for (int column = 0; column < {CSharp.Literal(enlargement.OutputColumns)}; column++)");
            Neighbours(body, "column", "Column", enlargement.Columns, enlargement.ColumnFactor);
            DeclareCorners(body, enlargement, "channelY", pixel);
            body.Line($"ref {target.Element} pixel = ref Unsafe.Add(ref blockX, (((outputRow * {CSharp.Literal(enlargement.OutputColumns)}) + column) * {pixel}) + ({channel}));");
            for (int half = 0; half < 2; half++)
            {
                int lane = half * vector.Lanes;
                string gradient = "gradient" + (half == 0 ? "A" : "B");
                body.Line($"var {gradient} = {vector.Load("pixel", lane)};");
                Give("upperLeft", "upperShare * leftShare");
                Give("upperRight", "upperShare * rightShare");
                Give("lowerLeft", "lowerShare * leftShare");
                Give("lowerRight", "lowerShare * rightShare");

                void Give(string corner, string share) =>
                    body.Line(vector.Store($"({vector.Load(corner, lane)} + ({gradient} * {vector.Broadcast(share)}))", corner, lane));
            }

            body.Close().Close();
        }

        void DeclareCorners(SourceWriter body, Enlargement enlargement, string image, string pixel)
        {
            foreach (string row in new[] { "upper", "lower" })
            {
                foreach (string column in new[] { "left", "right" })
                {
                    body.Line($"ref {target.Element} {row}{char.ToUpperInvariant(column[0])}{column.Substring(1)} = ref Unsafe.Add(ref {image}, (({row} * {CSharp.Literal(enlargement.Columns)}) + {column}) * {pixel});");
                }
            }
        }

        // The two input rows or columns between whose centres an output lies, and the share of each.
        void Neighbours(SourceWriter body, string index, string suffix, int count, int factor)
        {
            (string before, string after) = suffix == "Row" ? ("upper", "lower") : ("left", "right");
            string zero = CSharp.Literal(0, target.Precision);
            string one = CSharp.Literal(1, target.Precision);
            body.Line($"{target.Element} place{suffix} = {target.Element}.Max({zero}, (({index} + {CSharp.Literal(0.5, target.Precision)}) * {CSharp.Literal(1.0 / factor, target.Precision)}) - {CSharp.Literal(0.5, target.Precision)});");
            body.Line($"int {before} = (int)place{suffix};");
            body.Line($"int {after} = Math.Min({before} + 1, {CSharp.Literal(count - 1)});");
            body.Line($"{target.Element} {after}Share = place{suffix} - {before};");
            body.Line($"{target.Element} {before}Share = {one} - {after}Share;");
        }
    }
}
