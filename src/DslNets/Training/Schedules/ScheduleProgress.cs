namespace DslNets;

/// <summary>How far training has come, and what a schedule that watches it remembers.</summary>
/// <param name="Steps">The finished steps of the optimizer.</param>
/// <param name="Epochs">The finished epochs.</param>
/// <param name="ReducedRate">The learning rate on the current plateau; null before the first reduction.</param>
/// <param name="Best">The best value seen; null before the first.</param>
/// <param name="BadEpochs">The epochs since then.</param>
/// <param name="Cooldown">The epochs to wait before counting bad ones again.</param>
internal readonly record struct ScheduleProgress(long Steps, long Epochs, double? ReducedRate, double? Best, int BadEpochs, int Cooldown);
