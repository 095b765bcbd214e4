using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Memory;

namespace DslNets.Compiler.Emit;

/// <summary>
/// The vectors that kernels of one method hand each other in locals, which the JIT keeps in registers: what one stores and the next loads has to wait for memory. Who takes what is known when all kernels are
/// written, so they are written several times: each time knows what was made and taken before.
/// </summary>
public sealed class VectorLocals
{
    private readonly MemoryPlan _memory;
    private readonly IReadOnlyDictionary<Value, Value> _remembered;
    private readonly bool _isUsed;
    private readonly VectorLocals? _before;
    private readonly Dictionary<(Value Value, int First), VectorType> _made = [];
    private readonly Dictionary<(Value Value, int First), VectorType> _taken = [];
    private readonly List<Value> _read = [];
    private readonly Dictionary<Value, string> _names = [];

    /// <param name="remembered">What a stream remembers of the step before, with what it will remember of this one.</param>
    /// <param name="isUsed">Whether the kernels are inlined into one method: otherwise everything goes through memory.</param>
    public VectorLocals(MemoryPlan memory, IReadOnlyDictionary<Value, Value> remembered, bool isUsed)
        : this(memory, remembered, isUsed, before: null)
    {
    }

    private VectorLocals(MemoryPlan memory, IReadOnlyDictionary<Value, Value> remembered, bool isUsed, VectorLocals? before)
    {
        _memory = memory;
        _remembered = remembered;
        _isUsed = isUsed;
        _before = before;
    }

    /// <summary>For writing the same kernels once more.</summary>
    public VectorLocals Next() => new(_memory, _remembered, _isUsed, this);

    /// <summary>The name of the local of a vector.</summary>
    public string Name(Value value, int first)
    {
        if (!_names.TryGetValue(value, out string name))
        {
            // Names of values differ, but not always as names of members do: the layer a of a block inner, and a layer inner_a.
            name = CSharp.MemberName(value.Name);
            name = char.ToLowerInvariant(name[0]) + name.Substring(1);
            while (_names.ContainsValue(name))
            {
                name += "_" + CSharp.Literal(value.Id);
            }

            _names[value] = name;
        }

        return name + "_" + CSharp.Literal(first);
    }

    /// <summary>A kernel computes a vector of a value; returns whether another takes it in a local.</summary>
    public bool Make(Value value, int first, VectorType type)
    {
        _made[Place(value, first)] = type;
        return _before?._taken.ContainsKey(Place(value, first)) == true;
    }

    /// <summary>A kernel reads a vector; returns its local, or null when it has to be read from memory.</summary>
    public string? Take(Value value, int first, VectorType type)
    {
        (Value Value, int First) place = Place(value, first);
        if (!_isUsed || !TryFind(place, out VectorType made) || made != type)
        {
            return null;
        }

        _taken[place] = type;
        return Name(place.Value, place.First);
    }

    /// <summary>A kernel reads one number of a vector; returns the vector's local and the number's lane, or null when it has to be read from memory.</summary>
    /// <param name="type">The vector it may lie in.</param>
    public (string Local, int Lane)? TakeLane(Value value, int index, VectorType type)
    {
        (Value Value, int First) place = Place(value, index);
        int lane = place.First % type.Lanes;
        return Take(place.Value, place.First - lane, type) is { } local ? (local, lane) : null;
    }

    /// <summary>A value is read from memory.</summary>
    public void Read(Value value)
    {
        if (!IsRead(value))
        {
            _read.Add(Liveness.Whole(value));
        }
    }

    /// <summary>Whether one of the kernels written so far reads a value from memory.</summary>
    public bool IsRead(Value value) => _read.Contains(Liveness.Whole(value));

    /// <summary>Whether a value has to be stored: one of the kernels, which may be written later, reads it from memory.</summary>
    public bool IsStored(Value value) => !_isUsed || _before?.IsRead(value) != false;

    /// <summary>The vectors of a value that the kernels written so far take, in order.</summary>
    public IReadOnlyList<(int First, VectorType Type)> TakenOf(Value value) => Of(value, _taken);

    /// <summary>The vectors of a value that the kernels written so far make, in order; none when everything goes through memory.</summary>
    public IReadOnlyList<(int First, VectorType Type)> MadeOf(Value value) => _isUsed ? Of(value, _made) : [];

    /// <summary>Whether vectors hold a value without a gap and without a lane too many.</summary>
    public static bool Covers(IReadOnlyList<(int First, VectorType Type)> vectors, Value value) =>
        vectors.Sum(vector => vector.Type.Lanes) == value.Features && vectors.Select((vector, index) => vectors.Take(index).Sum(earlier => earlier.Type.Lanes) == vector.First).All(isNext => isNext);

    private static IReadOnlyList<(int First, VectorType Type)> Of(Value value, Dictionary<(Value Value, int First), VectorType> vectors) =>
        vectors.Where(pair => pair.Key.Value == value).Select(pair => (pair.Key.First, pair.Value)).OrderBy(vector => vector.First).ToList();

    private bool TryFind((Value Value, int First) place, out VectorType type) => _remembered.TryGetValue(place.Value, out Value now)
        ? (_before ?? this)._made.TryGetValue(Place(now, place.First), out type)
        : _made.TryGetValue(place, out type);

    /// <summary>The value that a part lies in, and where.</summary>
    private (Value Value, int First) Place(Value value, int first)
    {
        Value whole = Liveness.Whole(value);
        return whole == value ? (value, first) : (whole, first + _memory[value].FirstRow - _memory[whole].FirstRow);
    }
}
