using System.Numerics;
using DslNets.Runtime;

namespace DslNets.Tests.Training;

/// <summary>Made-up data for the hand-written networks.</summary>
internal static class Samples
{
    /// <summary>Three inputs and two targets that depend on them linearly, with some noise.</summary>
    public static DataSet<T> Linear<T>(int count, ulong seed = 7)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new CounterRandom(seed);
        var inputs = new T[count * 3];
        var targets = new T[count * 2];
        for (int sample = 0; sample < count; sample++)
        {
            double[] x = [random.Normal(Counter(sample, 0)), random.Normal(Counter(sample, 1)), random.Normal(Counter(sample, 2))];
            for (int i = 0; i < 3; i++)
            {
                inputs[(sample * 3) + i] = T.CreateTruncating(x[i]);
            }

            targets[sample * 2] = T.CreateTruncating((2 * x[0]) - x[1] + 0.5 + (0.1 * random.Normal(Counter(sample, 3))));
            targets[(sample * 2) + 1] = T.CreateTruncating(x[2] + (0.5 * x[0]) - 1 + (0.1 * random.Normal(Counter(sample, 4))));
        }

        return new DataSet<T>(inputs, targets, count);
    }

    /// <summary>Four inputs of different scales around three centres, one for each class.</summary>
    public static DataSet<T> Clusters<T>(int count, ulong seed = 11)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new CounterRandom(seed);
        var inputs = new T[count * 4];
        int[] labels = new int[count];
        for (int sample = 0; sample < count; sample++)
        {
            labels[sample] = sample % 3;
            for (int i = 0; i < 4; i++)
            {
                double centre = i == labels[sample] ? 3 : 0;
                inputs[(sample * 4) + i] = T.CreateTruncating((centre + random.Normal(Counter(sample, i))) * (10 * (i + 1)) + 100);
            }
        }

        return new DataSet<T>(inputs, labels);
    }

    /// <summary>A batch with the first samples of a data set.</summary>
    public static Batch<T> First<T>(this DataSet<T> data, NetworkDescription description, int count, int start = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var batch = new Batch<T>(description, count);
        data.Read(Enumerable.Range(start, count).ToArray(), batch);
        return batch;
    }

    /// <summary>All parameters of a network, without padding.</summary>
    public static T[] ParametersOf<TNetwork, T>(this INetwork<TNetwork, T> network)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var values = new T[network.Parameters.Description.ParameterCount];
        network.CopyParametersTo(values.AsSpan());
        return values;
    }

    /// <summary>All gradients of a trainer, without padding.</summary>
    public static T[] GradientsOf<TNetwork, T>(this Trainer<TNetwork, T> trainer)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var values = new T[trainer.Network.Parameters.Description.ParameterCount];
        trainer.CopyGradientsTo(values);
        return values;
    }

    private static ulong Counter(int sample, int number) => (ulong)((sample * 8) + number);
}
