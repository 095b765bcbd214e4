using DslNets.Compiler.Ir;
using DslNets.Compiler.Model;
using DslNets.Compiler.Shapes;
using static DslNets.Compiler.Scalars.Formula;

namespace DslNets.Compiler.Lowering;

/// <summary>[UpSample]: repeated pixels, or pixels interpolated between their neighbours.</summary>
public static class UpSampleLowering
{
    public static Value Lower(LayerScope scope, LayerModel.UpSample layer)
    {
        Value x = scope.Sources[0];
        (int height, int width, int channels) = Windows.Image(scope.SourceShape);
        int rowFactor = scope.SourceShape.Rank == 2 ? 1 : layer.Factor;
        if (layer.Interpolation == UpSampling.Bilinear)
        {
            return scope.Builder.Interpolate(scope.Node.Name, x, new Enlargement(height, width, rowFactor, layer.Factor, channels));
        }

        // Repeating a pixel is what the gradient of a mean does, but for the factor.
        var window = new Window(
            new WindowAxis(height * rowFactor, rowFactor, rowFactor), new WindowAxis(width * layer.Factor, layer.Factor, layer.Factor), channels, channels, channels);
        return scope.Builder.Map(scope.Node.Name, (double)(rowFactor * layer.Factor) * X, scope.Builder.AveragePoolGradient(scope.Node.Name + "_shares", x, window, countPadding: false));
    }
}
