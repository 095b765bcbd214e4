using DslNets.Compiler.Ir;
using static DslNets.Compiler.Scalars.Formula;

namespace DslNets.Compiler.Autodiff;

/// <summary>The gradient of a weight penalty l1 * sum |w| + l2 * sum w^2 (Keras' convention, without a factor 1/2).</summary>
public static class PenaltyGradient
{
    public static Value? Of(IrBuilder builder, Value tensor, TensorModel model) => model.L1 == 0 && model.L2 == 0
        ? null
        : builder.Map("d_" + model.Name + "_penalty", (model.L1 * Sign(X)) + (2 * model.L2 * X), tensor);
}
