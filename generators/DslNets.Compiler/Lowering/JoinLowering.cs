using System.Linq;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Scalars;

namespace DslNets.Compiler.Lowering;

/// <summary>[Add], [Multiply] and [Concat]: several layers become one.</summary>
public static class JoinLowering
{
    public static Value Add(LayerScope scope) => Join(scope, (sum, next) => sum + next);

    public static Value Multiply(LayerScope scope) => Join(scope, (product, next) => product * next);

    public static Value Concat(LayerScope scope) => scope.Builder.Concat(scope.Node.Name, scope.Sources.ToArray());

    private static Value Join(LayerScope scope, System.Func<Scalar, Scalar, Scalar> join) => scope.Builder.Map(
        scope.Node.Name,
        Enumerable.Range(0, scope.Sources.Count).Select(Formula.Operand).Aggregate(join),
        scope.Sources.ToArray());
}
