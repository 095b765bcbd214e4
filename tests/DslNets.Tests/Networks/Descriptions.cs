namespace DslNets.Tests.Networks;

/// <summary>Descriptions of networks that no compiler made.</summary>
internal static class Descriptions
{
    private static readonly ArenaDescription s_noArena = new(0, [], [], [], -1, -1, [], []);

    /// <summary>Nothing but tensors; their offsets are set here.</summary>
    public static NetworkDescription OfTensors(params TensorDescription[] tensors) => new("Tensors", "hash", [], [], [], [], Placed(tensors), s_noArena, s_noArena);

    /// <summary>Nothing but ports.</summary>
    public static NetworkDescription OfPorts(PortDescription[] inputs, PortDescription[] outputs, PortDescription[] targets) =>
        new("Ports", "hash", inputs, outputs, targets, [], [], s_noArena, s_noArena);

    /// <summary>One input and one output with class labels.</summary>
    public static NetworkDescription OfClassifier(int features, int classes) => OfPorts(
        [new("x", [features])], [new("y", [classes])], [new("y", [1], PortKind.Index, classes, Loss.CrossEntropy)]);

    /// <summary>One input and one output with real targets.</summary>
    public static NetworkDescription OfRegression(int features, int targets) =>
        OfPorts([new("x", [features])], [new("y", [targets])], [new("y", [targets], Loss: Loss.MeanSquaredError)]);

    /// <summary>One input of tokens and one output with a label for each step.</summary>
    public static NetworkDescription OfTokens(int steps, int vocabulary) => OfPorts(
        [new("x", [steps], PortKind.Index, vocabulary)], [new("y", [steps, vocabulary])], [new("y", [steps], PortKind.Index, vocabulary, Loss.CrossEntropy)]);

    /// <summary>Tensors one after the other, trained ones and state in regions of their own.</summary>
    public static TensorDescription[] Placed(params TensorDescription[] tensors)
    {
        int trained = 0;
        int state = 0;
        var placed = new List<TensorDescription>();
        foreach (TensorDescription tensor in tensors)
        {
            placed.Add(tensor with { Offset = tensor.IsState ? state : trained });
            if (tensor.IsState)
            {
                state += tensor.StorageLength;
            }
            else
            {
                trained += tensor.StorageLength;
            }
        }

        return [.. placed];
    }
}
