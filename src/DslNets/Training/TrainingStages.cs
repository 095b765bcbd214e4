namespace DslNets;

/// <summary>What one run of a trainer's threads does, in this order.</summary>
[Flags]
internal enum TrainingStages
{
    None = 0,
    PackInputs = 1,
    PackTargets = 2,
    PackOutputGradients = 4,
    Forward = 8,
    Loss = 16,
    UnpackOutputs = 32,
    BackwardFromLoss = 64,
    BackwardFromOutputs = 128,
    Update = 256,
}
