using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DslNets.Runtime;

/// <summary>The update loop specialised for one rule: a single pass over parameters, gradients and states.</summary>
/// <typeparam name="TUpdate">The rule.</typeparam>
/// <typeparam name="T">The network's number type.</typeparam>
internal sealed class ParameterUpdater<TUpdate, T> : ParameterUpdater<T>
    where TUpdate : struct, IParameterUpdate<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Func<UpdateStep, TUpdate> _create;
    private readonly ParameterSegment[] _segments;
    private readonly TUpdate[] _updates;
    private readonly ChunkedSum<T>? _squares;
    private readonly double? _clipNorm;
    private readonly double? _clipValue;
    private double _gradientScale;

    /// <summary>Makes zero states and finds what the optimizer trains.</summary>
    /// <param name="optimizer">The settings.</param>
    /// <param name="parameters">The parameters to update.</param>
    /// <param name="gradients">Their gradients.</param>
    /// <param name="stateNames">What PyTorch calls each state of the rule.</param>
    /// <param name="create">Makes the rule of one step.</param>
    public ParameterUpdater(
        Optimizer optimizer, ParameterStore<T> parameters, AlignedBuffer<T> gradients, IReadOnlyList<string> stateNames, Func<UpdateStep, TUpdate> create)
        : base(parameters, gradients, stateNames)
    {
        _create = create;
        _segments = ParameterSegment.Of(parameters.Description, optimizer);
        _updates = new TUpdate[_segments.Length];
        _clipNorm = optimizer.ClipNorm;
        _clipValue = optimizer.ClipValue;
        _squares = _clipNorm is null ? null : new ChunkedSum<T>(_segments.Select(segment => (segment.Offset, segment.Length)));
    }

    /// <inheritdoc/>
    public override void Prepare(double learningRate, long step, double gradientScale)
    {
        _gradientScale = gradientScale;
        for (int i = 0; i < _segments.Length; i++)
        {
            _updates[i] = _create(new UpdateStep(learningRate * _segments[i].LearningRateScale, _segments[i].WeightDecay, step));
        }
    }

    /// <inheritdoc/>
    public override void Apply(in Worker worker)
    {
        double normScale = 1;
        if (_squares is not null)
        {
            var transform = new GradientTransform<T>(_gradientScale, _clipValue, 1);
            _squares.AddSquares(worker, Gradients, transform);
            worker.Barrier();
            normScale = Math.Min(1, _clipNorm!.Value / (Math.Sqrt(_squares.Total()) + 1e-6));
        }

        Update(worker, new GradientTransform<T>(_gradientScale, _clipValue, normScale));
    }

    private void Update(in Worker worker, in GradientTransform<T> transform)
    {
        int units = Parameters.Trained.Length / PanelLayout.Granularity;
        int first = worker.First(units) * PanelLayout.Granularity;
        int end = worker.End(units) * PanelLayout.Granularity;
        for (int i = 0; i < _segments.Length; i++)
        {
            int start = Math.Max(first, _segments[i].Offset);
            int length = Math.Min(end, _segments[i].End) - start;
            if (length <= 0)
            {
                continue;
            }

            if (Vector512.IsHardwareAccelerated)
            {
                Update<Lanes512<T>>(_updates[i], transform, start, length);
            }
            else if (Vector256.IsHardwareAccelerated)
            {
                Update<Lanes256<T>>(_updates[i], transform, start, length);
            }
            else
            {
                Update<Lanes128<T>>(_updates[i], transform, start, length);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Update<TLanes>(TUpdate update, GradientTransform<T> transform, int start, int length)
        where TLanes : struct, ILanes<TLanes, T>
    {
        ref T gradient = ref Unsafe.Add(ref Gradients.Reference, start);
        ref T parameter = ref Unsafe.Add(ref Parameters.Trained.Reference, start);
        ref T state0 = ref StateReference(0, start);
        ref T state1 = ref StateReference(1, start);
        ref T state2 = ref StateReference(2, start);
        for (nint i = 0; i < length; i += TLanes.Count)
        {
            update.Update(
                transform.Apply(TLanes.Load(ref Unsafe.Add(ref gradient, i))),
                ref Unsafe.Add(ref parameter, i),
                ref Unsafe.Add(ref state0, i),
                ref Unsafe.Add(ref state1, i),
                ref Unsafe.Add(ref state2, i));
        }
    }

    private ref T StateReference(int state, int start) => ref Unsafe.Add(ref (state < States.Length ? States[state] : Gradients).Reference, start);
}
