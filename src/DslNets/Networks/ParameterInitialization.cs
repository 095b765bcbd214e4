using System.Numerics;
using DslNets.Runtime;

namespace DslNets;

/// <summary>Gives parameters and state the values a network starts with.</summary>
public static class ParameterInitialization
{
    private const double DefaultSpread = 0.05;

    /// <summary>
    /// Fills every tensor of a store by its initializer. A value depends only on the seed, the place of its tensor in the description and its own place in the tensor's shape;
    /// it is drawn in double and then rounded to <typeparamref name="T"/>.
    /// </summary>
    /// <remarks>
    /// A tensor of shape [outputs, inputs, ...] has inputs x ... inputs and outputs x ... outputs in the formulas of <see cref="Initializer"/>, a vector of n has n of both, as in Keras.
    /// <see cref="Initializer.Default"/>, which the compiler replaces by what suits the activation, counts as <see cref="Initializer.GlorotUniform"/>.
    /// State starts at its constant if it has one, else at 0.
    /// </remarks>
    public static void Initialize<T>(ParameterStore<T> store, ulong seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(store);
        IReadOnlyList<TensorDescription> tensors = store.Description.Tensors;
        for (int index = 0; index < tensors.Count; index++)
        {
            TensorDescription tensor = tensors[index];
            Span<T> values = store.BufferOf(tensor).Span.Slice(tensor.Offset, tensor.StorageLength);
            var random = new CounterRandom(seed, (ulong)index);
            if (tensor.IsState)
            {
                Fill(tensor, values, tensor.Initializer == Initializer.Constant ? tensor.InitializerScale : 0);
            }
            else
            {
                Draw(tensor, values, random);
            }
        }
    }

    private static void Draw<T>(TensorDescription tensor, Span<T> values, CounterRandom random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (double inputs, double outputs) = Fans(tensor.Shape);
        double scale = tensor.InitializerScale;
        double spread = scale == 0 ? DefaultSpread : scale;
        switch (tensor.Initializer)
        {
            case Initializer.Zeros:
                Fill(tensor, values, 0);
                break;
            case Initializer.Constant:
                Fill(tensor, values, scale);
                break;
            case Initializer.Uniform:
                FillUniform(tensor, values, random, spread);
                break;
            case Initializer.Normal:
                FillNormal(tensor, values, random, spread);
                break;
            case Initializer.Default or Initializer.GlorotUniform:
                FillUniform(tensor, values, random, Math.Sqrt(6 / (inputs + outputs)));
                break;
            case Initializer.GlorotNormal:
                FillNormal(tensor, values, random, Math.Sqrt(2 / (inputs + outputs)));
                break;
            case Initializer.HeUniform:
                FillUniform(tensor, values, random, Math.Sqrt(6 / inputs));
                break;
            case Initializer.HeNormal:
                FillNormal(tensor, values, random, Math.Sqrt(2 / inputs));
                break;
            case Initializer.LeCunUniform:
                FillUniform(tensor, values, random, Math.Sqrt(3 / inputs));
                break;
            case Initializer.LeCunNormal:
                FillNormal(tensor, values, random, Math.Sqrt(1 / inputs));
                break;
            case Initializer.Orthogonal:
                FillOrthogonal(tensor, values, random, scale == 0 ? 1 : scale);
                break;
            case Initializer.ForgetGate:
                Fill(tensor, values, 0);
                for (int index = tensor.Length / 4; index < tensor.Length / 2; index++)
                {
                    values[tensor.StorageIndex(index)] = T.CreateChecked(scale);
                }

                break;
            default:
                throw new ArgumentException($"Tensor '{tensor.Name}' has the unknown initializer {tensor.Initializer}.", nameof(tensor));
        }
    }

    private static (double Inputs, double Outputs) Fans(IReadOnlyList<int> shape)
    {
        if (shape.Count < 2)
        {
            double length = shape.Count == 0 ? 1 : shape[0];
            return (length, length);
        }

        double field = 1;
        for (int dimension = 2; dimension < shape.Count; dimension++)
        {
            field *= shape[dimension];
        }

        return (shape[1] * field, shape[0] * field);
    }

    private static void Fill<T>(TensorDescription tensor, Span<T> values, double value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T rounded = T.CreateChecked(value);
        for (int index = 0; index < tensor.Length; index++)
        {
            values[tensor.StorageIndex(index)] = rounded;
        }
    }

    private static void FillUniform<T>(TensorDescription tensor, Span<T> values, CounterRandom random, double bound)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int index = 0; index < tensor.Length; index++)
        {
            values[tensor.StorageIndex(index)] = T.CreateChecked(bound * ((2 * random.Uniform((ulong)index)) - 1));
        }
    }

    private static void FillNormal<T>(TensorDescription tensor, Span<T> values, CounterRandom random, double deviation)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int index = 0; index < tensor.Length; index++)
        {
            values[tensor.StorageIndex(index)] = T.CreateChecked(deviation * random.Normal((ulong)index));
        }
    }

    /// <summary>
    /// The matrix [outputs, all else] gets orthonormal rows, or columns if they are the fewer: normal vectors made orthogonal by Gram and Schmidt. Like a QR factorisation whose R has
    /// a positive diagonal this draws every orthogonal matrix with the same probability (Mezzadri 2007).
    /// </summary>
    private static void FillOrthogonal<T>(TensorDescription tensor, Span<T> values, CounterRandom random, double gain)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int rows = tensor.Shape.Count == 0 ? 1 : tensor.Shape[0];
        int columns = tensor.Length / rows;
        int count = Math.Min(rows, columns);
        int length = Math.Max(rows, columns);
        double[] vectors = new double[tensor.Length];
        for (int index = 0; index < vectors.Length; index++)
        {
            vectors[index] = random.Normal((ulong)index);
        }

        for (int current = 0; current < count; current++)
        {
            Span<double> vector = vectors.AsSpan(current * length, length);
            // A second round removes what rounding left of the first ("twice is enough", Giraud et al. 2005).
            for (int round = 0; round < 2; round++)
            {
                for (int earlier = 0; earlier < current; earlier++)
                {
                    AddScaled(vector, vectors.AsSpan(earlier * length, length), -Dot(vector, vectors.AsSpan(earlier * length, length)));
                }
            }

            double norm = Math.Sqrt(Dot(vector, vector));
            for (int index = 0; index < length; index++)
            {
                vector[index] /= norm;
            }
        }

        for (int index = 0; index < tensor.Length; index++)
        {
            (int row, int column) = Math.DivRem(index, columns);
            double value = rows <= columns ? vectors[(row * length) + column] : vectors[(column * length) + row];
            values[tensor.StorageIndex(index)] = T.CreateChecked(gain * value);
        }
    }

    private static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        // Four sums, so that additions need not wait for each other.
        double first = 0, second = 0, third = 0, fourth = 0;
        int index = 0;
        for (; index <= left.Length - 4; index += 4)
        {
            first += left[index] * right[index];
            second += left[index + 1] * right[index + 1];
            third += left[index + 2] * right[index + 2];
            fourth += left[index + 3] * right[index + 3];
        }

        for (; index < left.Length; index++)
        {
            first += left[index] * right[index];
        }

        return first + second + (third + fourth);
    }

    private static void AddScaled(Span<double> vector, ReadOnlySpan<double> other, double factor)
    {
        for (int index = 0; index < vector.Length; index++)
        {
            vector[index] += factor * other[index];
        }
    }
}
