namespace DslNets.Runtime;

/// <summary>What every worker of a <see cref="ThreadTeam"/> runs, each taking its share.</summary>
public delegate void TeamJob(in Worker worker);
