namespace DslNets.Runtime;

/// <summary>What one step tells the rule of an optimizer.</summary>
/// <param name="LearningRate">The learning rate of this step and parameter group.</param>
/// <param name="WeightDecay">The weight decay of these parameters; 0 for those that do not decay.</param>
/// <param name="Step">The number of this step, from 1.</param>
public readonly record struct UpdateStep(double LearningRate, double WeightDecay, long Step);
