using System.Reflection;

namespace DslNets.Networks.Tests.Checks;

/// <summary>Makes checks of networks that are known by their type only.</summary>
internal static class NetworkUnderTest
{
    /// <param name="type">The network class.</param>
    /// <param name="capacity">The largest batch.</param>
    /// <param name="optimizer">The optimizer; plain gradient descent unless given.</param>
    /// <param name="threads">The threads of the trainer.</param>
    /// <param name="keepsGradients">Whether a training step keeps the gradients, and updates after the backward pass.</param>
    /// <param name="seed">What parameters and dropout masks are drawn from.</param>
    public static INetworkUnderTest Of(Type type, int capacity, Optimizer? optimizer = null, int threads = 1, ulong seed = 1, bool keepsGradients = false) =>
        (INetworkUnderTest)Create(typeof(NetworkUnderTest<,>), type, capacity, optimizer ?? new Sgd(), threads, seed, keepsGradients);

    public static IAllocations AllocationsOf(Type type) => (IAllocations)Create(typeof(Allocations<,>), type);

    private static object Create(Type check, Type network, params object[] arguments)
    {
        Type contract = Assert.Single(network.GetInterfaces(), candidate => candidate.IsGenericType && candidate.GetGenericTypeDefinition() == typeof(INetwork<,>));
        const BindingFlags Constructor = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DoNotWrapExceptions;
        return Activator.CreateInstance(check.MakeGenericType(contract.GetGenericArguments()), Constructor, null, arguments, null)!;
    }
}
