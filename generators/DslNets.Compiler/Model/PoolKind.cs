namespace DslNets.Compiler.Model;

/// <summary>What a pooling layer makes of the values in its window.</summary>
public enum PoolKind
{
    Max,
    Average,
}
