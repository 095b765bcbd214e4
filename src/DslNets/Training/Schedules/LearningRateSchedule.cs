namespace DslNets;

/// <summary>How the learning rate changes while training. Immutable; what a schedule remembers belongs to the trainer. Formulas are those of <c>torch.optim.lr_scheduler</c>.</summary>
public abstract record LearningRateSchedule
{
    private protected LearningRateSchedule()
    {
    }

    /// <summary>The learning rate of the next step.</summary>
    internal abstract double Rate(double initialRate, in ScheduleProgress progress);

    /// <summary>Takes note of the value watched at the end of an epoch: the validation loss, or the training loss when there is no validation.</summary>
    internal virtual ScheduleProgress Observe(double value, double initialRate, in ScheduleProgress progress) => progress;
}
