namespace DslNets;

/// <summary>A schedule that depends on time alone. Derive from it to write another one.</summary>
public abstract record TimedSchedule : LearningRateSchedule
{
    /// <summary>Whether time counts epochs, the default, or steps.</summary>
    public ScheduleUnit Unit { get; init; }

    /// <summary>The learning rate at a time.</summary>
    /// <param name="initialRate">The optimizer's learning rate.</param>
    /// <param name="time">The finished epochs or steps, from 0.</param>
    public abstract double At(double initialRate, long time);

    internal sealed override double Rate(double initialRate, in ScheduleProgress progress) =>
        At(initialRate, Unit == ScheduleUnit.Epoch ? progress.Epochs : progress.Steps);
}
