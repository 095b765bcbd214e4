using DslNets.Compiler.Ir;
using DslNets.Compiler.Model;
using DslNets.Compiler.Shapes;

namespace DslNets.Compiler.Lowering;

/// <summary>[ZeroPadding] and [Crop]: the image in a larger or smaller frame.</summary>
public static class FrameLowering
{
    public static Value Lower(LayerScope scope, LayerModel.ZeroPadding layer) => Lower(scope, layer.Top, layer.Left);

    public static Value Lower(LayerScope scope, LayerModel.Crop layer) => Lower(scope, -layer.Top, -layer.Left);

    private static Value Lower(LayerScope scope, int top, int left)
    {
        (int height, int width, int channels) = Windows.Image(scope.SourceShape);
        (int frameHeight, int frameWidth, _) = Windows.Image(scope.Node.Shape);

        // A side given for all of them is the top of a sequence too, which has none.
        top = scope.SourceShape.Rank == 2 ? 0 : top;
        return scope.Builder.Place(scope.Node.Name, scope.Sources[0], new Frame(height, width, frameHeight, frameWidth, top, left, channels));
    }
}
