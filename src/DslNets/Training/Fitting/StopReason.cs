namespace DslNets;

/// <summary>Why training ended.</summary>
public enum StopReason
{
    /// <summary>All epochs are done.</summary>
    Completed,

    /// <summary>The watched figure did not get better any more.</summary>
    EarlyStopping,

    /// <summary>A callback asked for it.</summary>
    Callback,

    /// <summary>The cancellation token asked for it.</summary>
    Cancelled,
}
