using DslNets.Compiler.Model;

namespace DslNets.Compiler.Shapes;

/// <summary>Layers whose parameters training leaves as they are.</summary>
internal static class Freezing
{
    public static LayerModel Frozen(LayerModel layer) => layer switch
    {
        LayerModel.Dense dense => dense with { Frozen = true },
        LayerModel.Conv conv => conv with { Frozen = true },
        LayerModel.Recurrent recurrent => recurrent with { Frozen = true },
        LayerModel.GaussianSample sample => sample with { Frozen = true },
        LayerModel.BatchNorm norm => norm with { Frozen = true },
        LayerModel.LayerNorm norm => norm with { Frozen = true },
        LayerModel.RmsNorm norm => norm with { Frozen = true },
        LayerModel.Embedding embedding => embedding with { Frozen = true },
        LayerModel.LearnedPositions positions => positions with { Frozen = true },
        LayerModel.MultiHeadAttention attention => attention with { Frozen = true },
        LayerModel other => other,
    };

    public static bool IsFrozen(LayerModel layer) =>
        layer is LayerModel.Dense { Frozen: true } or LayerModel.Conv { Frozen: true } or LayerModel.Recurrent { Frozen: true } or LayerModel.GaussianSample { Frozen: true } or LayerModel.BatchNorm { Frozen: true } or LayerModel.LayerNorm { Frozen: true }
            or LayerModel.RmsNorm { Frozen: true } or LayerModel.Embedding { Frozen: true } or LayerModel.LearnedPositions { Frozen: true } or LayerModel.MultiHeadAttention { Frozen: true };
}
