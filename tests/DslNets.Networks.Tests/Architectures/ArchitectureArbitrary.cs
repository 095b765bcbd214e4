using FsCheck;
using FsCheck.Fluent;

namespace DslNets.Networks.Tests.Architectures;

/// <summary>Random networks; a failing one is made smaller by leaving layers out.</summary>
internal static class ArchitectureArbitrary
{
    private static readonly Gen<Choice> _choice =
        from layer in Gen.Choose(0, 999)
        from size in Gen.Choose(0, 999)
        from function in Gen.Choose(0, 999)
        from partner in Gen.Choose(0, 999)
        select new Choice(layer, size, function, partner);

    public static Arbitrary<Choice[]> Choices { get; } = Arb.From(
        Gen.Choose(2, 9).SelectMany(count => Gen.ArrayOf(_choice, count)),
        choices => Enumerable.Range(1, Math.Max(0, choices.Length - 1)).Select(left => choices.Where((_, index) => index != left).ToArray()));
}
