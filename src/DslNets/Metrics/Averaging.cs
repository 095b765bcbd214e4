namespace DslNets;

/// <summary>How a figure of each class becomes one of all; as scikit-learn's <c>average</c>. An output of one unit is not averaged: its figure is that of class 1.</summary>
public enum Averaging
{
    /// <summary>The mean of the figures of all classes that occur, as actual or as predicted ones; the default.</summary>
    Macro,

    /// <summary>The figure of the counts of all classes together; every sample counts the same. Where a sample has one class it is the accuracy.</summary>
    Micro,
}
