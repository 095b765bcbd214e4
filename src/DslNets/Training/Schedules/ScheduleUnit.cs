namespace DslNets;

/// <summary>What the time of a schedule counts.</summary>
public enum ScheduleUnit
{
    /// <summary>Finished epochs.</summary>
    Epoch,

    /// <summary>Finished steps of the optimizer.</summary>
    Step,
}
