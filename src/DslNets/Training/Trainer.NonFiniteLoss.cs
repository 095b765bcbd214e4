using DslNets.Runtime;

namespace DslNets;

/// <content>Where a loss that is not finite comes from.</content>
public sealed partial class Trainer<TNetwork, T>
{
    /// <summary>
    /// Finds where the latest loss, which is not finite, came from: an input or target, a parameter, or a layer whose values overflowed. Gradients tell nothing: once the loss is not finite, neither are they, in
    /// every layer. So the step is done again without them, the layers switched on one after the other.
    /// </summary>
    internal NonFiniteLossException ExplainLoss(int epoch, int step)
    {
        double loss = _loss;
        NonFiniteLossException Because(string cause, TensorDescription? tensor = null, string? layer = null) =>
            new(loss, epoch, step, cause, tensor?.Name, tensor is null ? layer : LayerOf(tensor));

        if (NonFinitePort() is { } port)
        {
            return Because(port);
        }

        // An update made it so. Gradients flow backwards and take what is not finite with them, so the last such parameter is where it began.
        if (LastNonFinite(Network.Parameters.Trained) is { } parameter)
        {
            return Because($"{parameter.Name} (layer {LayerOf(parameter)}) is not finite; the parameters of the layers after it are.", parameter);
        }

        if (FirstOverflow() is { } first)
        {
            bool isLoss = OutputsAreFinite();
            string cause = isLoss ? "the outputs are finite, but too large for the loss: they or the penalties on weights come from" : "the values stop being finite in";
            return Because($"{cause} layer {first.Name}{WithoutParametersAfter(first)}. All parameters are finite.", layer: first.Name);
        }

        TensorDescription? largest = TNetwork.Description.Tensors.Where(tensor => !tensor.IsState).MaxBy(Magnitude);
        return largest is null
            ? Because("the network has no parameters.")
            : Because($"all parameters are finite; the largest is in {largest.Name} (layer {LayerOf(largest)}).", layer: LayerOf(largest));
    }

    private static string LayerOf(TensorDescription tensor) => TNetwork.Description.Layers[tensor.Layer].Name;

    private static TensorDescription? LastNonFinite(AlignedBuffer<T> buffer) =>
        TNetwork.Description.Tensors.LastOrDefault(tensor => !tensor.IsState && FirstNonFinite(buffer.Span.Slice(tensor.Offset, tensor.StorageLength)) >= 0);

    private static int FirstNonFinite(ReadOnlySpan<T> values)
    {
        for (int index = 0; index < values.Length; index++)
        {
            if (!T.IsFinite(values[index]))
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>The layers that cannot be switched off on their own, because they have no parameters, between a layer and the next that can.</summary>
    private static string WithoutParametersAfter(LayerDescription layer)
    {
        string[] names = [.. TNetwork.Description.Layers.SkipWhile(other => other != layer).Skip(1).TakeWhile(other => other.ParameterCount == 0).Select(other => other.Name)];
        return names.Length == 0 ? string.Empty : $" or, after it, in {string.Join(", ", names)}";
    }

    /// <summary>Which input or target is not finite; null when all are.</summary>
    private string? NonFinitePort()
    {
        NetworkDescription description = TNetwork.Description;
        for (int port = 0; port < description.Inputs.Count; port++)
        {
            if (FirstNonFinite(_batch!.Input(port)) is >= 0 and var index)
            {
                return $"the input '{description.Inputs[port].Name}' of sample {index / description.Inputs[port].Length} of the batch is not finite.";
            }
        }

        for (int port = 0; port < description.Targets.Count; port++)
        {
            if (FirstNonFinite(_batch!.Target(port)) is >= 0 and var index)
            {
                return $"the target '{description.Targets[port].Name}' of sample {index / description.Targets[port].Length} of the batch is not finite.";
            }
        }

        return null;
    }

    /// <summary>
    /// The first layer, in the order of the network, that makes the loss infinite or not a number when all layers after it are switched off, by the smallest parameters there are: they take every finite value
    /// near to zero, but infinity and what is not a number come through to the loss. Null when the loss is not finite with all of them off.
    /// </summary>
    private LayerDescription? FirstOverflow()
    {
        Span<T> trained = Network.Parameters.Trained.Span;
        T[] parameters = trained.ToArray();
        try
        {
            foreach (TensorDescription tensor in TNetwork.Description.Tensors.Where(tensor => !tensor.IsState))
            {
                TensorValues.Write(Network.Parameters.Trained, tensor, Enumerable.Repeat(T.Epsilon, tensor.Length).ToArray());
            }

            if (!double.IsFinite(LossAgain()))
            {
                return null;
            }

            for (int layer = 0; layer < TNetwork.Description.Layers.Count; layer++)
            {
                foreach (TensorDescription tensor in TNetwork.Description.Tensors)
                {
                    if (tensor.Layer == layer && !tensor.IsState)
                    {
                        parameters.AsSpan(tensor.Offset, tensor.StorageLength).CopyTo(trained[tensor.Offset..]);
                    }
                }

                if (TNetwork.Description.Layers[layer].ParameterCount > 0 && !double.IsFinite(LossAgain()))
                {
                    return TNetwork.Description.Layers[layer];
                }
            }

            return null;
        }
        finally
        {
            parameters.CopyTo(trained);
        }
    }

    /// <summary>The loss of the latest batch with the parameters as they are now, and the same dropout.</summary>
    private double LossAgain()
    {
        Run(TrainingStages.PackInputs | TrainingStages.PackTargets | TrainingStages.Forward | TrainingStages.Loss | TrainingStages.UnpackOutputs);
        _stateBefore.CopyTo(Network.Parameters.State.Span);
        return _loss;
    }

    private bool OutputsAreFinite()
    {
        for (int port = 0; port < TNetwork.Description.Outputs.Count; port++)
        {
            if (FirstNonFinite(_batch!.Output(port)) >= 0)
            {
                return false;
            }
        }

        return true;
    }

    private T Magnitude(TensorDescription tensor)
    {
        T largest = T.Zero;
        foreach (T value in Network.Parameters.Trained.Span.Slice(tensor.Offset, tensor.StorageLength))
        {
            largest = T.Max(largest, T.Abs(value));
        }

        return largest;
    }
}
