using System.Collections.Generic;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Model;
using DslNets.Compiler.Shapes;
using static DslNets.Compiler.Scalars.Formula;

namespace DslNets.Compiler.Lowering;

/// <summary>[MultiHeadAttention] (Vaswani et al. 2017): one product for queries, keys and values of all heads, the attention, and one product behind it.</summary>
public static class AttentionLowering
{
    public static IEnumerable<TensorModel> Tensors(Node node, int index, LayerModel.MultiHeadAttention layer, Shape? memory)
    {
        int features = node.Shape.Channels;
        InitializerModel weights = layer.WeightInitializer.Kind == InitializerKind.Default ? new InitializerModel(InitializerKind.GlorotUniform) : layer.WeightInitializer;
        List<(string Name, int Outputs, int Inputs)> maps = memory is null
            ? [("in_proj_", 3 * features, features)]
            : [("q_proj_", features, features), ("kv_proj_", 2 * features, memory.Channels)];
        maps.Add(("out_proj.", features, features));
        foreach ((string name, int outputs, int inputs) in maps)
        {
            yield return new TensorModel(node.Name + "." + name + "weight", index, outputs, inputs, weights, IsState: false, layer.Frozen, Decays: true) { ServesPositions = true };
            if (layer.UseBias)
            {
                yield return new TensorModel(node.Name + "." + name + "bias", index, outputs, 0, new InitializerModel(InitializerKind.Zeros), IsState: false, layer.Frozen, Decays: false);
            }
        }
    }

    public static Value Lower(LayerScope scope, LayerModel.MultiHeadAttention layer)
    {
        string name = scope.Node.Name;
        Value x = scope.Sources[0];
        bool isSelf = layer.Memory is null;
        Value queries = isSelf ? Linear("input", x, "in_proj_") : Linear("queries", x, "q_proj_");
        Value memory = isSelf ? queries : Linear("memory", scope.Sources[1], "kv_proj_");
        var shape = new AttentionShape(layer.Heads, x.Channels / layer.Heads, x.Positions, memory.Positions, layer.Causal, isSelf);
        return Linear("output", scope.Builder.Attention(name + "_heads", queries, memory, scope.RealStepsOfSources[isSelf ? 0 : 1]?.Lengths, shape), "out_proj.");

        Value Linear(string label, Value value, string part) => AttentionLowering.Linear(scope, layer, label, value, part);
    }

    /// <summary>One step of a stream, which remembers the keys and values of the last steps.</summary>
    /// <param name="steps">How many it asks at most: as many as the network was trained with.</param>
    public static Value LowerStep(LayerScope scope, LayerModel.MultiHeadAttention layer, int steps)
    {
        IrBuilder builder = scope.Builder;
        string name = scope.Node.Name;
        Value x = scope.Sources[0];
        var shape = new AttentionShape(layer.Heads, x.Features / layer.Heads, 1, steps, IsCausal: true, IsSelf: true);
        Value input = Linear(scope, layer, "input", x, "in_proj_");
        Value memory = builder.Ring(name + "_memory", builder.Slice(name + "_keys_values", input, shape.FirstKey, 2 * shape.Channels), steps);
        return Linear(scope, layer, "output", builder.AttentionStep(name + "_heads", input, memory, shape), "out_proj.");
    }

    private static Value Linear(LayerScope scope, LayerModel.MultiHeadAttention layer, string label, Value value, string part)
    {
        string name = scope.Node.Name;
        Value product = DenseLowering.Product(scope.Builder, $"{name}_{label}_product", value, scope.Tensor(part + "weight"));
        return layer.UseBias ? scope.Builder.Map(label == "output" ? name : $"{name}_{label}", X + Operand(1), product, scope.Tensor(part + "bias")) : product;
    }
}
