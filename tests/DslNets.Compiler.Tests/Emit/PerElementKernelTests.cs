using DslNets.Compiler.Emit.Kernels;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Model;
using DslNets.Compiler.Scalars;
using DslNets.Compiler.Scheduling;
using static DslNets.Compiler.Scalars.Formula;

namespace DslNets.Compiler.Tests.Emit;

public class PerElementKernelTests
{
    private const int Channels = 4;
    private const int Positions = 3;

    private readonly IrBuilder _builder = new();
    private readonly Value _image;
    private readonly Value _vector;
    private readonly Value _scale;

    public PerElementKernelTests()
    {
        _image = _builder.Port("image", PortRole.Input, 0, Channels * Positions, Positions);
        _vector = _builder.Port("vector", PortRole.Input, 1, Channels);
        _scale = _builder.Tensor(new TensorModel("scale", 0, Channels, 0, new InitializerModel(InitializerKind.Zeros), IsState: false, IsFrozen: false, Decays: false), 0);
    }

    [Fact]
    public void Maps_of_one_shape_with_numbers_for_each_channel_run_through_memory()
    {
        Value scaled = _builder.Map("scaled", X * Operand(1), _image, _scale);
        Assert.True(IsFor(scaled));
        Assert.True(IsFor(scaled, _builder.Map("sum", X + Operand(1), scaled, _image)));
        Assert.True(IsFor(_builder.Map("vector", X * Operand(1), _vector, _scale)));
        Assert.True(IsFor(_builder.Map("dropped", If(new Scalar.Uniform(1), Comparison.GreaterOrEqual, 0.5, X, 0), _image)));
    }

    [Fact]
    public void Values_that_several_features_share_do_not()
    {
        Value perSample = _builder.Port("perSample", PortRole.Input, 2, 1);
        Value perPosition = _builder.Port("perPosition", PortRole.Input, 3, Positions, Positions);
        Value perChannel = _builder.Port("perChannel", PortRole.Input, 4, Channels);
        Assert.False(IsFor(_builder.Map("a", X * Operand(1) * Operand(2), _image, perSample, _scale)));
        Assert.False(IsFor(_builder.Map("b", X * Operand(1), _image, perPosition)));
        Assert.False(IsFor(_builder.Map("c", X * Operand(1), _image, perChannel)));
        Assert.False(IsFor(_builder.Map("d", X * Operand(1) * Operand(2), _vector, perSample, _scale)));
    }

    [Fact]
    public void Sums_over_channels_and_values_of_one_number_do_not()
    {
        Value sum = _builder.ReduceFeatures("sum", Reduction.Sum, _image);
        Assert.False(IsFor(sum));
        Assert.False(IsFor(sum, _builder.Map("share", X / Operand(1), _image, sum)));
        Assert.False(IsFor(_builder.Map("one", X * X, _builder.Port("number", PortRole.Input, 2, 1))));
    }

    private static bool IsFor(params Value[] values) => PerElementKernel.IsFor(SampleLoops.Kernel(values));
}
