namespace DslNets;

/// <summary>Checks that a file's samples fit a network with one input and one target.</summary>
internal static class StreamPorts
{
    public static void Check(NetworkDescription description, int inputLength, bool hasLabels, int targetLength, string parameter)
    {
        if (description.Inputs.Count != 1 || description.Targets.Count != 1)
        {
            throw new ArgumentException(
                $"A file fills one input and one target, but {description.Name} has {description.Inputs.Count} and {description.Targets.Count}; use a CallbackBatchStream.", parameter);
        }

        if (description.Inputs[0].Length != inputLength)
        {
            throw new ArgumentException($"Input '{description.Inputs[0].Name}' of {description.Name} takes {description.Inputs[0].Length} values, but the file has {inputLength} for each sample.", parameter);
        }

        PortDescription target = description.Targets[0];
        bool fits = hasLabels ? target.Kind == PortKind.Index || target.Length == 1 : target.Kind == PortKind.Real && target.Length == targetLength;
        if (!fits)
        {
            string expected = target.Kind == PortKind.Index ? "class labels" : $"{target.Length} values";
            string found = hasLabels ? "class labels" : $"{targetLength} target columns";
            throw new ArgumentException($"Target '{target.Name}' of {description.Name} takes {expected}, but the file has {found}.", parameter);
        }
    }
}
