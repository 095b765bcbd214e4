using System.Numerics;

namespace DslNets;

/// <summary>One round of cross-validation.</summary>
/// <param name="Training">All samples but those of the fold.</param>
/// <param name="Validation">The samples of the fold.</param>
public readonly record struct Fold<T>(DataSet<T> Training, DataSet<T> Validation)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>;
