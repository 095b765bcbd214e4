using DslNets.Compiler.Model;
using DslNets.Compiler.Shapes;

namespace DslNets.Networks.Tests.Reference;

/// <summary>The layers over images and sequences for one sample, from their definitions, one number at a time.</summary>
internal static class ReferenceImageLayers
{
    /// <param name="weights">[filter, channel of the group, kernel row, kernel column], as PyTorch.</param>
    /// <param name="bias">What every sum starts with, by filter.</param>
    public static Variable[] Convolution(LayerModel.Conv conv, Shape from, Shape to, Variable[] x, Variable[] weights, Variable[] bias)
    {
        ReferenceImage input = ReferenceImage.Of(from);
        ReferenceAxis rows = ReferenceAxis.Rows(conv.Window, input.Height);
        ReferenceAxis columns = ReferenceAxis.Columns(conv.Window, input.Width);
        int groupInputs = input.Channels / conv.Groups;
        int groupOutputs = conv.Filters / conv.Groups;
        return ReferenceImage.Of(to).Fill((row, column, filter) =>
        {
            Variable sum = bias[filter];
            for (int channel = 0; channel < groupInputs; channel++)
            {
                for (int kernelRow = 0; kernelRow < rows.Kernel; kernelRow++)
                {
                    for (int kernelColumn = 0; kernelColumn < columns.Kernel; kernelColumn++)
                    {
                        int inputRow = rows.PositionOf(row, kernelRow);
                        int inputColumn = columns.PositionOf(column, kernelColumn);
                        if (input.Contains(inputRow, inputColumn))
                        {
                            int inputChannel = (filter / groupOutputs * groupInputs) + channel;
                            int weight = (((((filter * groupInputs) + channel) * rows.Kernel) + kernelRow) * columns.Kernel) + kernelColumn;
                            sum += weights[weight] * x[input.IndexOf(inputRow, inputColumn, inputChannel)];
                        }
                    }
                }
            }

            return sum;
        });
    }

    /// <summary>Every pixel of the input spreads a window over the output.</summary>
    /// <param name="weights">[channel, filter of the group, kernel row, kernel column], as PyTorch.</param>
    /// <param name="bias">What every sum starts with, by filter.</param>
    public static Variable[] TransposedConvolution(LayerModel.Conv conv, Shape from, Shape to, Variable[] x, Variable[] weights, Variable[] bias)
    {
        ReferenceImage input = ReferenceImage.Of(from);
        ReferenceImage output = ReferenceImage.Of(to);
        ReferenceAxis rows = ReferenceAxis.Rows(conv.Window, output.Height);
        ReferenceAxis columns = ReferenceAxis.Columns(conv.Window, output.Width);
        int groupInputs = input.Channels / conv.Groups;
        int groupOutputs = conv.Filters / conv.Groups;
        Variable[] y = output.Fill((_, _, filter) => bias[filter]);
        for (int row = 0; row < input.Height; row++)
        {
            for (int column = 0; column < input.Width; column++)
            {
                for (int channel = 0; channel < input.Channels; channel++)
                {
                    for (int filter = 0; filter < groupOutputs; filter++)
                    {
                        for (int kernelRow = 0; kernelRow < rows.Kernel; kernelRow++)
                        {
                            for (int kernelColumn = 0; kernelColumn < columns.Kernel; kernelColumn++)
                            {
                                int outputRow = rows.PositionOf(row, kernelRow);
                                int outputColumn = columns.PositionOf(column, kernelColumn);
                                if (output.Contains(outputRow, outputColumn))
                                {
                                    int outputChannel = (channel / groupInputs * groupOutputs) + filter;
                                    int weight = (((((channel * groupOutputs) + filter) * rows.Kernel) + kernelRow) * columns.Kernel) + kernelColumn;
                                    y[output.IndexOf(outputRow, outputColumn, outputChannel)] += weights[weight] * x[input.IndexOf(row, column, channel)];
                                }
                            }
                        }
                    }
                }
            }
        }

        return y;
    }

    public static Variable[] Pool(LayerModel.Pool pool, Shape from, Shape to, Variable[] x)
    {
        ReferenceImage input = ReferenceImage.Of(from);
        ReferenceAxis rows = ReferenceAxis.Rows(pool.Window, input.Height);
        ReferenceAxis columns = ReferenceAxis.Columns(pool.Window, input.Width);
        return ReferenceImage.Of(to).Fill((row, column, channel) =>
        {
            var window = new List<Variable>();
            for (int kernelRow = 0; kernelRow < rows.Kernel; kernelRow++)
            {
                for (int kernelColumn = 0; kernelColumn < columns.Kernel; kernelColumn++)
                {
                    int inputRow = rows.PositionOf(row, kernelRow);
                    int inputColumn = columns.PositionOf(column, kernelColumn);
                    if (input.Contains(inputRow, inputColumn))
                    {
                        window.Add(x[input.IndexOf(inputRow, inputColumn, channel)]);
                    }
                }
            }

            return Reduce(pool.Kind, window, pool.CountPadding ? rows.Kernel * columns.Kernel : window.Count);
        });
    }

    public static Variable[] GlobalPool(PoolKind kind, Shape from, Variable[] x)
    {
        Variable[][] pixels = [.. x.Chunk(ReferenceImage.Of(from).Channels)];
        return [.. pixels[0].Select((_, channel) => Reduce(kind, [.. pixels.Select(pixel => pixel[channel])], pixels.Length))];
    }

    public static Variable[] Transpose(LayerModel.Transpose transpose, Shape from, Shape to, Variable[] x)
    {
        var y = new Variable[x.Length];
        for (int index = 0; index < y.Length; index++)
        {
            int[] place = PlaceOf(index, to);
            var source = new int[place.Length];
            for (int dimension = 0; dimension < place.Length; dimension++)
            {
                source[transpose.Order[dimension]] = place[dimension];
            }

            y[index] = x[IndexOf(source, from)];
        }

        return y;
    }

    public static Variable[] UpSample(LayerModel.UpSample upSample, Shape from, Shape to, Variable[] x)
    {
        ReferenceImage input = ReferenceImage.Of(from);
        int rowFactor = from.Rank == 2 ? 1 : upSample.Factor;
        if (upSample.Interpolation == UpSampling.Nearest)
        {
            return ReferenceImage.Of(to).Fill((row, column, channel) => x[input.IndexOf(row / rowFactor, column / upSample.Factor, channel)]);
        }

        return ReferenceImage.Of(to).Fill((row, column, channel) =>
        {
            (int top, int bottom, double down) = Between(row, rowFactor, input.Height);
            (int left, int right, double across) = Between(column, upSample.Factor, input.Width);
            Variable upper = ((1 - across) * x[input.IndexOf(top, left, channel)]) + (across * x[input.IndexOf(top, right, channel)]);
            Variable lower = ((1 - across) * x[input.IndexOf(bottom, left, channel)]) + (across * x[input.IndexOf(bottom, right, channel)]);
            return ((1 - down) * upper) + (down * lower);
        });
    }

    /// <summary>The image moved down and right in a frame; what lies outside it is the given zero.</summary>
    public static Variable[] Move(Shape from, Shape to, int down, int right, Variable[] x, Variable zero)
    {
        ReferenceImage input = ReferenceImage.Of(from);
        return ReferenceImage.Of(to).Fill((row, column, channel) =>
            input.Contains(row - down, column - right) ? x[input.IndexOf(row - down, column - right, channel)] : zero);
    }

    /// <summary>The two pixels that a pixel of an enlarged image lies between, and how far from the first to the second. Pixels lie at the middle of their squares.</summary>
    private static (int First, int Second, double Share) Between(int position, int factor, int length)
    {
        double place = Math.Clamp(((position + 0.5) / factor) - 0.5, 0, length - 1);
        int first = (int)Math.Floor(place);
        return (first, Math.Min(first + 1, length - 1), place - first);
    }

    private static Variable Reduce(PoolKind kind, IReadOnlyList<Variable> window, int count) => kind == PoolKind.Max
        ? window.Aggregate((largest, value) => value.Value > largest.Value ? value : largest)
        : window.Aggregate((sum, value) => sum + value) / count;

    private static int[] PlaceOf(int index, Shape shape)
    {
        var place = new int[shape.Rank];
        for (int dimension = shape.Rank - 1; dimension >= 0; dimension--)
        {
            (index, place[dimension]) = Math.DivRem(index, shape.Dimensions[dimension]);
        }

        return place;
    }

    private static int IndexOf(int[] place, Shape shape)
    {
        int index = 0;
        for (int dimension = 0; dimension < place.Length; dimension++)
        {
            index = (index * shape.Dimensions[dimension]) + place[dimension];
        }

        return index;
    }
}
