namespace DslNets.SideBySide.Cases;

/// <summary>The optimizer of a training case, with the same settings on both sides.</summary>
/// <param name="Name">The name of PyTorch's class.</param>
/// <param name="LearningRate">The learning rate.</param>
/// <param name="Alpha">The decay of RMSprop's mean square.</param>
/// <param name="Epsilon">What RMSprop adds to the denominator.</param>
internal sealed record OptimizerSettings(string Name, double LearningRate, double Alpha = 0, double Epsilon = 0)
{
    /// <summary>The optimizer on our side.</summary>
    public Optimizer Create() => Name switch
    {
        "SGD" => new Sgd { LearningRate = LearningRate },
        "RMSprop" => new RmsProp { LearningRate = LearningRate, Alpha = Alpha, Epsilon = Epsilon },
        "Adam" => new Adam { LearningRate = LearningRate },
        _ => throw new InvalidOperationException($"No optimizer is called {Name}."),
    };
}
