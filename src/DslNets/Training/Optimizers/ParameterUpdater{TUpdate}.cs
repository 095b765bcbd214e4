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

    /// <summary>What is left of the segments when the backward pass has updated tile by tile.</summary>
    private readonly ParameterSegment[] _restSegments;

    /// <summary>For each tensor the segment it is in; -1 when it is not trained.</summary>
    private readonly int[] _segmentOfTensor;
    private readonly int[] _restUpdates;
    private readonly TUpdate[] _updates;
    private readonly ChunkedSum<T>? _squares;
    private readonly double? _clipNorm;
    private readonly double? _clipValue;
    private double _gradientScale;
    private GradientTransform<T> _tileTransform;

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
        IReadOnlyList<TensorDescription> tensors = parameters.Description.Tensors;
        _segmentOfTensor = [.. tensors.Select(tensor => tensor.IsState ? -1 : Array.FindIndex(_segments, segment => segment.Offset <= tensor.Offset && tensor.Offset < segment.End))];
        _restSegments =
        [
            .. tensors.Where((tensor, index) => !tensor.UpdatesInBackward && _segmentOfTensor[index] >= 0)
                .Select(tensor => _segments.First(segment => segment.Offset <= tensor.Offset && tensor.Offset < segment.End) with { Offset = tensor.Offset, Length = tensor.StorageLength }),
        ];
        _restUpdates = [.. _restSegments.Select(rest => Array.FindIndex(_segments, segment => segment.Offset <= rest.Offset && rest.Offset < segment.End))];
        UpdatesTiles = optimizer.ClipNorm is null && tensors.Any(tensor => tensor.UpdatesInBackward);
        _updates = new TUpdate[_segments.Length];
        _clipNorm = optimizer.ClipNorm;
        _clipValue = optimizer.ClipValue;
        _squares = _clipNorm is null ? null : new ChunkedSum<T>(_segments.Select(segment => (segment.Offset, segment.Length)));
    }

    /// <inheritdoc/>
    public override void Prepare(double learningRate, long step, double gradientScale)
    {
        _gradientScale = gradientScale;
        _tileTransform = new GradientTransform<T>(gradientScale, _clipValue, 1);
        for (int i = 0; i < _segments.Length; i++)
        {
            _updates[i] = _create(new UpdateStep(learningRate * _segments[i].LearningRateScale, _segments[i].WeightDecay, step));
        }
    }

    /// <inheritdoc/>
    public override bool UpdatesTiles { get; }

    /// <inheritdoc/>
    public override void Apply(int tensor, int offset, int length, ref T gradients)
    {
        int segment = _segmentOfTensor[tensor];
        if (segment >= 0)
        {
            Update(_updates[segment], _tileTransform, ref gradients, offset, length);
        }
    }

    /// <inheritdoc/>
    public override void Apply(in Worker worker, bool onlyRest)
    {
        double normScale = 1;
        if (_squares is not null)
        {
            var transform = new GradientTransform<T>(_gradientScale, _clipValue, 1);
            _squares.AddSquares(worker, Gradients, transform);
            worker.Barrier();
            normScale = Math.Min(1, _clipNorm!.Value / (Math.Sqrt(_squares.Total()) + 1e-6));
        }

        Update(worker, new GradientTransform<T>(_gradientScale, _clipValue, normScale), onlyRest);
    }

    private void Update(in Worker worker, in GradientTransform<T> transform, bool onlyRest)
    {
        ParameterSegment[] segments = onlyRest ? _restSegments : _segments;
        int units = Parameters.Trained.Length / PanelLayout.Granularity;
        int first = worker.First(units) * PanelLayout.Granularity;
        int end = worker.End(units) * PanelLayout.Granularity;
        for (int i = 0; i < segments.Length; i++)
        {
            int start = Math.Max(first, segments[i].Offset);
            int length = Math.Min(end, segments[i].End) - start;
            if (length > 0)
            {
                Update(_updates[onlyRest ? _restUpdates[i] : i], transform, ref Unsafe.Add(ref Gradients.Reference, start), start, length);
            }
        }
    }

    private void Update(in TUpdate update, in GradientTransform<T> transform, ref T gradients, int start, int length)
    {
        int whole = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            whole = length - (length % Lanes512<T>.Count);
            Update<Lanes512<T>>(update, transform, ref gradients, start, whole);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            whole = length - (length % Lanes256<T>.Count);
            Update<Lanes256<T>>(update, transform, ref gradients, start, whole);
        }

        // A tile of a narrow panel may end within a wide vector; what follows belongs to another tile, or is padding.
        Update<Lanes128<T>>(update, transform, ref Unsafe.Add(ref gradients, whole), start + whole, length - whole);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Update<TLanes>(TUpdate update, GradientTransform<T> transform, ref T gradient, int start, int length)
        where TLanes : struct, ILanes<TLanes, T>
    {
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
