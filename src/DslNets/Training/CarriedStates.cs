using System.Numerics;
using DslNets.Runtime;

namespace DslNets;

/// <summary>What stateful layers computed last, kept from one batch to the next: sample i goes on with what sample i ended with.</summary>
internal sealed class CarriedStates<T>(IReadOnlyList<CarriedState> states)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>For each state its blocks, in the layout of the arena.</summary>
    private readonly T[][] _values = [.. states.Select(_ => Array.Empty<T>())];
    private readonly CarriedState[] _states = [.. states];

    public bool IsEmpty => _states.Length == 0;

    /// <summary>The samples whose states are kept; 0 before the first batch.</summary>
    public int Samples { get; private set; }

    /// <summary>The next batch starts from zeros.</summary>
    public void Reset() => Samples = 0;

    /// <summary>Gives the samples of a pass what they start from: those that were not there before, zeros.</summary>
    public void Restore(Pass<T> pass)
    {
        for (int index = 0; index < _states.Length; index++)
        {
            Span<T> before = pass.At(_states[index].Before, _states[index].Length);
            int known = Math.Min(before.Length, BatchLayout.Padded<T>(Samples) * _states[index].Length);
            _values[index].AsSpan(0, known).CopyTo(before);
            before[known..].Clear();
        }
    }

    /// <summary>Keeps what the samples of a pass ended with.</summary>
    public void Keep(Pass<T> pass)
    {
        for (int index = 0; index < _states.Length; index++)
        {
            CarriedState state = _states[index];
            Span<T> after = pass.At(state.After, state.Length);
            if (_values[index].Length < after.Length)
            {
                _values[index] = new T[after.Length];
            }

            after.CopyTo(_values[index]);
            BatchLayout.ClearPadding(ref _values[index][0], state.Length, pass.Samples, 0, state.Length);
        }

        Samples = _states.Length > 0 ? pass.Samples : 0;
    }

    /// <summary>The kept values of all states, sample by sample; for a file.</summary>
    public double[][] Save()
    {
        var rows = new double[_states.Length][];
        for (int index = 0; index < rows.Length; index++)
        {
            var values = new T[Samples * _states[index].Length];
            if (Samples > 0)
            {
                BatchLayout.Unpack<T>(_values[index], _states[index].Length, values, 0, BatchLayout.Blocks<T>(Samples));
            }

            rows[index] = [.. values.Select(double.CreateTruncating)];
        }

        return rows;
    }

    /// <summary>Whether saved values are those of these states, all of as many samples.</summary>
    public bool Fits(double[][] rows) => rows.Length == _states.Length
        && _states.Zip(rows, (state, values) => values.Length % state.Length == 0 && values.Length / state.Length == rows[0].Length / _states[0].Length).All(fits => fits);

    /// <summary>Takes over values that fit.</summary>
    public void Load(double[][] rows)
    {
        Samples = rows.Length == 0 ? 0 : rows[0].Length / _states[0].Length;
        for (int index = 0; index < rows.Length && Samples > 0; index++)
        {
            _values[index] = new T[BatchLayout.Padded<T>(Samples) * _states[index].Length];
            BatchLayout.Pack<T>([.. rows[index].Select(T.CreateTruncating)], _states[index].Length, _values[index], 0, BatchLayout.Blocks<T>(Samples));
        }
    }
}
