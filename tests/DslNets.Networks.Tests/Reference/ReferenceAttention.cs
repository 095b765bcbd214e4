using DslNets.Compiler.Model;

namespace DslNets.Networks.Tests.Reference;

/// <summary>Multi-head attention for one sample, from its definition, one number at a time.</summary>
internal sealed class ReferenceAttention(Tape tape, LayerModel.MultiHeadAttention layer, IReadOnlyDictionary<string, Variable[]> parameters, string name)
{
    /// <param name="features">The features of a step that asks.</param>
    /// <param name="x">The steps that ask.</param>
    /// <param name="memoryFeatures">The features of a step that is asked.</param>
    /// <param name="memory">The steps that are asked.</param>
    public Variable[] Run(int features, Variable[] x, int memoryFeatures, Variable[] memory)
    {
        bool isSelf = layer.Memory is null;
        Variable[][] queries = [.. x.Chunk(features).Select(step => Linear(isSelf ? "in_proj_" : "q_proj_", 0, features, step))];
        int firstKey = isSelf ? features : 0;
        Variable[][] keys = [.. memory.Chunk(memoryFeatures).Select(step => Linear(isSelf ? "in_proj_" : "kv_proj_", firstKey, features, step))];
        Variable[][] values = [.. memory.Chunk(memoryFeatures).Select(step => Linear(isSelf ? "in_proj_" : "kv_proj_", firstKey + features, features, step))];
        int size = features / layer.Heads;
        var result = new List<Variable>();
        for (int step = 0; step < queries.Length; step++)
        {
            var heads = new Variable[features];
            int asked = layer.Causal ? step + 1 : keys.Length;
            for (int head = 0; head < layer.Heads; head++)
            {
                Variable Score(int key)
                {
                    Variable sum = tape.Constant(0);
                    for (int feature = head * size; feature < (head + 1) * size; feature++)
                    {
                        sum += queries[step][feature] * keys[key][feature];
                    }

                    return sum / Math.Sqrt(size);
                }

                Variable[] shares = [.. ReferenceActivation.LogSoftmax([.. Enumerable.Range(0, asked).Select(Score)]).Select(share => share.Exp())];
                for (int feature = head * size; feature < (head + 1) * size; feature++)
                {
                    heads[feature] = shares.Select((share, key) => share * values[key][feature]).Aggregate((a, b) => a + b);
                }
            }

            result.AddRange(Linear("out_proj.", 0, features, heads));
        }

        return [.. result];
    }

    /// <summary>Some rows of a linear map.</summary>
    private Variable[] Linear(string map, int first, int count, Variable[] x)
    {
        Variable[] weights = parameters[$"{name}.{map}weight"];
        var y = new Variable[count];
        for (int row = 0; row < count; row++)
        {
            y[row] = layer.UseBias ? parameters[$"{name}.{map}bias"][first + row] : tape.Constant(0);
            for (int input = 0; input < x.Length; input++)
            {
                y[row] += weights[((first + row) * x.Length) + input] * x[input];
            }
        }

        return y;
    }
}
