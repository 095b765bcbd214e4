namespace DslNets.SideBySide.Sides;

/// <summary>Work that is timed.</summary>
internal interface IMeasured
{
    /// <summary>Goes back to the start; not part of the time.</summary>
    void BeginTurn();

    /// <summary>Does the work a number of times.</summary>
    void Repeat(int count);
}
