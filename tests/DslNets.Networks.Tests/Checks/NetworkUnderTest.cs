using System.Reflection;

namespace DslNets.Networks.Tests.Checks;

/// <summary>Makes networks that are known by their type only.</summary>
internal static class NetworkUnderTest
{
    /// <param name="type">The network class.</param>
    /// <param name="capacity">The largest batch.</param>
    /// <param name="optimizer">The optimizer; plain gradient descent unless given.</param>
    /// <param name="threads">The threads of the trainer.</param>
    /// <param name="seed">What parameters and dropout masks are drawn from.</param>
    public static INetworkUnderTest Of(Type type, int capacity, Optimizer? optimizer = null, int threads = 1, ulong seed = 1)
    {
        Type contract = Assert.Single(type.GetInterfaces(), candidate => candidate.IsGenericType && candidate.GetGenericTypeDefinition() == typeof(INetwork<,>));
        Type closed = typeof(NetworkUnderTest<,>).MakeGenericType(contract.GetGenericArguments());
        return (INetworkUnderTest)Activator.CreateInstance(
            closed, BindingFlags.Public | BindingFlags.Instance | BindingFlags.DoNotWrapExceptions, null, [capacity, optimizer ?? new Sgd(), threads, seed], null)!;
    }
}
