using System.Collections.Generic;
using System.Globalization;

namespace DslNets.Compiler.Ir;

/// <summary>A tensor of the program: computed once, by one operation, and known by identity.</summary>
public sealed class Value(int id, string label, ValueKind kind, int features, int inputs, Operation definition, int positions = 1)
{
    /// <summary>Its place in the order of definition.</summary>
    public int Id { get; } = id;

    /// <summary>Made of the user's layer names: <c>dense1</c>, <c>d_dense1</c>.</summary>
    public string Label { get; } = label;

    /// <summary>The label, with a number where several values of a program have the same (see <see cref="ValueNames"/>).</summary>
    public string Name { get; internal set; } = label;

    public ValueKind Kind { get; } = kind;

    /// <summary>Features, or the outputs of a matrix.</summary>
    public int Features { get; } = features;

    /// <summary>The pixels of an image or the steps of a sequence, each with as many channels; 1 for a vector.</summary>
    public int Positions { get; } = positions;

    /// <summary>The features of one position.</summary>
    public int Channels => Features / Positions;

    /// <summary>The inputs of a matrix; 0 otherwise.</summary>
    public int Inputs { get; } = inputs;

    public Operation Definition { get; } = definition;

    /// <summary>One number per sample.</summary>
    public bool IsPerSample => Kind == ValueKind.Batch && Features == 1;

    /// <summary>The values the definition reads.</summary>
    public IReadOnlyList<Value> Operands => Definition.Operands;

    public string ShapeText => Kind switch
    {
        ValueKind.Batch when Positions > 1 => "batch x " + Positions.ToString(CultureInfo.InvariantCulture) + " x " + Channels.ToString(CultureInfo.InvariantCulture),
        ValueKind.Batch => "batch x " + Features.ToString(CultureInfo.InvariantCulture),
        ValueKind.Feature => Features.ToString(CultureInfo.InvariantCulture),
        _ => Features.ToString(CultureInfo.InvariantCulture) + "x" + Inputs.ToString(CultureInfo.InvariantCulture),
    };

    public override string ToString() => Name;
}
