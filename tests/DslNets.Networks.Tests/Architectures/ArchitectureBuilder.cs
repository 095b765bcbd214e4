using System.Globalization;
using DslNets.Compiler.Model;
using DslNets.Compiler.Shapes;

namespace DslNets.Networks.Tests.Architectures;

/// <summary>Turns choices into a valid network in which every layer is read by another or is an output.</summary>
/// <remarks>
/// Functions with kinks follow only a product with a bias, so that no value lies exactly on a kink; there the derivative is a matter of convention.
/// </remarks>
internal sealed class ArchitectureBuilder
{
    // Around the widths of vectors and panels.
    private static readonly int[] Sizes = [1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 40];
    private static readonly ActivationKind[] Smooth =
    [
        ActivationKind.Identity, ActivationKind.Sigmoid, ActivationKind.Tanh, ActivationKind.Gelu, ActivationKind.Silu, ActivationKind.Mish,
        ActivationKind.Softplus, ActivationKind.Softsign, ActivationKind.Square, ActivationKind.Sin, ActivationKind.Softmax, ActivationKind.LogSoftmax,
    ];

    private static readonly ActivationKind[] Kinked =
    [
        ActivationKind.Step, ActivationKind.Sign, ActivationKind.HardSigmoid, ActivationKind.HardTanh, ActivationKind.Relu, ActivationKind.LeakyRelu,
        ActivationKind.Elu, ActivationKind.Selu, ActivationKind.L2Normalize,
    ];

    // The reference is slow: roughly the products of a layer and the values it gives.
    private const int LargestWork = 6000;
    private const int LargestLength = 600;

    // Convolutions with fewer products (WinogradWindow) begin where they pay, at some ten channels; so they may work more, on small images.
    private const int LeastWideChannels = 9;
    private const int LargestWideWork = 16_000;
    private const int LargestWideImage = 16;

    private readonly List<LayerModel> _layers = [];
    private readonly List<Value> _values = [];
    private readonly HashSet<string> _unread = [];
    private int _outputs;

    /// <summary>Whether only layers follow a sequence that know which of its steps are real.</summary>
    private bool _keepsSteps;

    private Value Last => _values[^1];

    /// <summary>The first choice decides inputs and loss, the others a layer each.</summary>
    public static NetworkModel Build(IReadOnlyList<Choice> choices)
    {
        var builder = new ArchitectureBuilder();
        Choice first = choices.Count > 0 ? choices[0] : new Choice(0, 0, 0, 0);
        bool hasLengths = first.Function % 3 == 1;
        builder._keepsSteps = hasLengths;
        bool isWide = !hasLengths && first.Layer / 14 % 4 == 0;
        int inputs = 1 + (first.Partner % (hasLengths ? 2 : 3));
        for (int input = 0; input < inputs; input++)
        {
            int features = SizeOf(first.Size + (5 * input));
            int[] shape = (((first.Function / 12) + input) % 4) switch
            {
                _ when isWide && input == inputs - 1 => [1 + (first.Size % 4), 1 + (first.Size / 4 % 4), LeastWideChannels + (first.Layer % 4)],
                0 when !hasLengths => [SideOf(first.Partner), SideOf(first.Layer), ChannelsOf(features)],
                1 or 0 => [SideOf(first.Partner) + SideOf(first.Layer), ChannelsOf(features)],
                _ when hasLengths => [SideOf(first.Partner + input) + SideOf(first.Layer), ChannelsOf(features)],
                _ => [features],
            };
            builder.AddLayer(new LayerModel.Input(shape.ToEquatableArray()), shape);
        }

        if (isWide)
        {
            builder.AddWideConvolution(first);
        }
        else if (first.Size % 3 == 1)
        {
            builder.AddTokens(first);
        }

        foreach (Choice choice in choices.Skip(1))
        {
            builder.Add(choice);
        }

        LossModel loss = builder.Finish(first);

        // Not every choice suits sequences of different lengths; then they are all of one length.
        NetworkModel padded = Model(builder._layers.Select((layer, index) => layer is LayerModel.Input { Dimensions.Count: 2 } input && (first.Size + index) % 3 > 0 ? input with { HasLengths = true } : layer));
        return hasLengths && NetworkResolver.Resolve(padded).Problems.All(problem => Rules.Of(problem.Code).Severity == Severity.Information) ? padded : Model(builder._layers);

        NetworkModel Model(IEnumerable<LayerModel> layers) =>
            new(new TypeDeclaration("RandomNetworks", default, "RandomNet", "public"), Compiler.Model.Precision.Double, loss, layers.ToEquatableArray());
    }

    private static int SideOf(int choice) => 1 + (choice / 3 % 7);

    /// <summary>Not too many: the reference is slow.</summary>
    private static int ChannelsOf(int features) => features > 17 ? (features % 5) + 1 : features;

    private static int SizeOf(int choice) => Sizes[choice % Sizes.Length];

    /// <summary>Softmax of one unit is a constant, which the analyzer warns of.</summary>
    private static ActivationKind KindOf(ActivationKind[] kinds, int choice, int channels) =>
        kinds[choice % kinds.Length] is ActivationKind.Softmax or ActivationKind.LogSoftmax && channels == 1 ? ActivationKind.Tanh : kinds[choice % kinds.Length];

    private void Add(Choice choice)
    {
        if (_keepsSteps && Last.Shape.Count == 2 && choice.Layer % 26 >= 10)
        {
            AddSequenceLayer(choice);
            return;
        }

        if (Last.Shape.Count > 1 && choice.Layer % 26 >= 13)
        {
            AddImageLayer(choice);
            return;
        }

        switch (choice.Layer % 13)
        {
            case 0:
                AddLayer(new LayerModel.Activate(new ActivationModel(KindOf(Smooth, choice.Function, Last.Channels))), Last.Shape);
                break;
            case 1 when !_keepsSteps:
                AddLayer(new LayerModel.BatchNorm(choice.Function % 2 == 0 ? 0.1 : 0.3, choice.Size % 2 == 0 ? 1e-5 : 0.01), Last.Shape);
                break;
            case 2:
                double epsilon = choice.Size % 2 == 0 ? 1e-5 : 0.01;
                AddLayer(choice.Function % 2 == 0 ? new LayerModel.LayerNorm(epsilon) : new LayerModel.RmsNorm(epsilon), Last.Shape);
                break;
            case 3 when choice.Function % 3 == 0 && Last.Shape.Count == 1:
                int latent = Math.Clamp(SizeOf(choice.Size), 1, Math.Max(1, LargestWork / (2 * Last.Length)));
                AddLayer(new LayerModel.GaussianSample(latent) { Beta = choice.Partner % 4 / 2.0 }, [latent]);
                break;
            case 3:
                AddLayer(choice.Function % 3 == 1 ? new LayerModel.GaussianNoise(choice.Size % 4 / 8.0) : new LayerModel.Dropout(0), Last.Shape);
                break;
            case 4:
                EquatableArray<string> terms = PartnersOf(choice);
                AddLayer(new LayerModel.Add(terms), Last.Shape);
                break;
            case 5:
                EquatableArray<string> factors = PartnersOf(choice);
                AddLayer(new LayerModel.Multiply(factors), Last.Shape);
                break;
            case 6:
                Value[] fitting = [.. _values.Where(value => value.Shape.SkipLast(1).SequenceEqual(Last.Shape.SkipLast(1)))];
                Value partner = fitting[choice.Partner % fitting.Length];
                AddLayer(new LayerModel.Concat(EquatableArray.Of(partner.Name)), [.. Last.Shape.SkipLast(1), Last.Channels + partner.Channels]);
                break;
            case 7:
                Value from = _values[choice.Partner % _values.Count];
                AddProduct(choice, Math.Clamp(SizeOf(choice.Size), 1, Math.Max(1, LargestWork / from.Length)), from);
                break;
            case 8 when _unread.Contains(Last.Name) && _outputs < 2 && _layers[^1] is LayerModel.Dense or LayerModel.Conv:
                AddOutput(new LossModel(LossKind.MeanSquaredError), 0.5);
                break;
            case 9 when Last.Shape.Count == 1:
                AddReshape(choice);
                break;
            default:
                AddProduct(choice, Math.Clamp(SizeOf(choice.Size), 1, Math.Max(1, LargestWork / Last.Length)), Last);
                break;
        }
    }

    private void AddImageLayer(Choice choice)
    {
        bool isFlat = Last.Shape.Count == 2;
        int height = isFlat ? 1 : Last.Shape[0];
        int width = isFlat ? Last.Shape[0] : Last.Shape[1];
        int[] Shape(int rows, int columns, int channels) => isFlat ? [columns, channels] : [rows, columns, channels];
        switch (choice.Layer / 26 % 16)
        {
            case 0:
                AddLayer(new LayerModel.Flatten(), [Last.Length]);
                break;
            case 1:
                AddLayer(new LayerModel.GlobalPool(PoolKind.Max), [Last.Channels]);
                break;
            case 2:
                AddLayer(new LayerModel.GlobalPool(PoolKind.Average), [Last.Channels]);
                break;
            case 3:
                AddReshape(choice);
                break;
            case 4:
                int[][] orders = isFlat ? [[1, 0], [0, 1]] : [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
                int[] order = orders[choice.Size % orders.Length];
                AddLayer(new LayerModel.Transpose(order.ToEquatableArray()), [.. order.Select(dimension => Last.Shape[dimension])]);
                break;
            case 5:
                int factor = Last.Length <= 60 ? 2 + (choice.Size % 2) : 1;
                UpSampling interpolation = isFlat || choice.Function % 2 == 0 ? UpSampling.Nearest : UpSampling.Bilinear;
                AddLayer(new LayerModel.UpSample(factor, interpolation), Shape(height * factor, width * factor, Last.Channels));
                break;
            case 6:
                (int top, int bottom, int left, int right) = (isFlat ? 0 : choice.Size % 3, isFlat ? 0 : choice.Size / 3 % 2, choice.Function % 3, choice.Function / 3 % 2);
                AddLayer(new LayerModel.ZeroPadding(top, bottom, left, right), Shape(height + top + bottom, width + left + right, Last.Channels));
                break;
            case 7:
                (top, left) = (isFlat ? 0 : choice.Size % height % 3, choice.Function % width % 3);
                (bottom, right) = (isFlat ? 0 : choice.Size / 3 % (height - top) % 3, choice.Function / 3 % (width - left) % 3);
                AddLayer(new LayerModel.Crop(top, bottom, left, right), Shape(height - top - bottom, width - left - right, Last.Channels));
                break;
            case 8:
                AddLayer(new LayerModel.SpatialDropout(0), Last.Shape);
                break;
            case 9 or 10:
                bool isMax = choice.Layer / 26 % 16 == 9;
                WindowModel window = WindowOf(choice, isPool: true);
                bool countsPadding = !isMax && choice.Partner % 2 == 0;
                AddLayer(
                    new LayerModel.Pool(isMax ? PoolKind.Max : PoolKind.Average, window) { CountPadding = countsPadding },
                    Shape(WindowsOn(window, height, isRows: true), WindowsOn(window, width, isRows: false), Last.Channels));
                break;
            case >= 14 when isFlat && MayAddRecurrent(choice):
                AddRecurrent(choice);
                break;
            case 11 when isFlat:
                AddLayer(choice.Size % 2 == 0 ? new LayerModel.LearnedPositions() : new LayerModel.SinusoidalPositions(), Last.Shape);
                break;
            case >= 12 when isFlat && MayAddAttention:
                AddAttention(choice);
                break;
            case 11 when !isFlat:
                AddTransposedConvolution(choice);
                break;
            case >= 12 when !isFlat && height * width <= LargestWideImage:
                AddWideConvolution(choice);
                break;
            default:
                AddConvolution(choice, SizeOf(choice.Size), Last, WindowOf(choice, isPool: false));
                break;
        }
    }

    /// <summary>A layer that knows which steps are real.</summary>
    private void AddSequenceLayer(Choice choice)
    {
        switch (choice.Layer / 26 % 8)
        {
            case 0:
                AddLayer(new LayerModel.GlobalPool(choice.Function % 2 == 0 ? PoolKind.Max : PoolKind.Average), [Last.Channels]);
                break;
            case 1:
                AddLayer(choice.Size % 2 == 0 ? new LayerModel.LearnedPositions() : new LayerModel.SinusoidalPositions(), Last.Shape);
                break;
            case 2 or 3 or 4 when MayAddAttention:
                AddAttention(choice);
                break;
            case 2 or 3 or 4 or 5 or 6 when MayAddRecurrent(choice):
                AddRecurrent(choice);
                break;
            default:
                AddConvolution(choice, SizeOf(choice.Size), Last, new WindowModel(1, 1, 1 + (choice.Function % Math.Min(4, Last.Shape[0]))) { Padding = new PaddingModel(choice.Partner % 2 == 0 ? PaddingKind.Same : PaddingKind.Causal) });
                break;
        }
    }

    private bool MayAddAttention => Last.Shape[0] * Last.Channels * (Last.Shape[0] + (4 * Last.Channels)) <= LargestWork;

    private bool MayAddRecurrent(Choice choice) => Last.Shape[0] * UnitsOf(choice) * (Last.Channels + UnitsOf(choice)) <= LargestWork / 4;

    private static int UnitsOf(Choice choice) => ChannelsOf(SizeOf(choice.Size));

    private void AddRecurrent(Choice choice)
    {
        var kind = (RecurrentKind)(choice.Function % 3);
        var layer = new LayerModel.Recurrent(kind, UnitsOf(choice), new ActivationModel(kind == RecurrentKind.SimpleRnn && choice.Partner % 2 == 0 ? ActivationKind.Silu : ActivationKind.Tanh))
        {
            ReturnSequences = choice.Function / 3 % 3 > 0,
            Bidirectional = choice.Partner / 3 % 2 == 0,
            UseBias = choice.Partner / 6 % 3 > 0,
        };
        int outputs = (layer.Bidirectional ? 2 : 1) * layer.Units;
        AddLayer(layer, layer.ReturnSequences ? [Last.Shape[0], outputs] : [outputs]);
    }

    private void AddAttention(Choice choice)
    {
        Value[] sequences = [.. _values.Where(value => value.Shape.Count == 2 && value.Length <= LargestLength / 2)];
        string? memory = choice.Function % 3 == 0 && sequences.Length > 0 ? sequences[choice.Partner % sequences.Length].Name : null;
        AddLayer(
            new LayerModel.MultiHeadAttention(GroupsOf(Last.Channels, choice.Size)) { Memory = memory, Causal = memory is null && choice.Function % 3 == 1, UseBias = choice.Partner % 4 != 3 },
            Last.Shape);
    }

    /// <summary>An input of tokens, which an embedding alone reads.</summary>
    private void AddTokens(Choice choice)
    {
        int steps = 1 + (choice.Function % 9);
        string tokens = "layer" + _layers.Count.ToString(CultureInfo.InvariantCulture);
        _layers.Add(new LayerModel.Input(EquatableArray.Of(steps, 1)) { HasTokens = true, Vocabulary = SizeOf(choice.Layer), Name = tokens });
        int size = ChannelsOf(SizeOf(choice.Partner));
        AddLayer(new LayerModel.Embedding(size) { From = tokens }, [steps, size]);
    }

    /// <summary>A vector, sequence or image in another shape.</summary>
    private void AddReshape(Choice choice)
    {
        int length = Last.Length;
        int[] divisors = [.. Enumerable.Range(1, length).Where(size => length % size == 0)];
        int last = divisors[choice.Size % divisors.Length];
        int[] rest = [.. divisors.Where(size => length / last % size == 0)];
        int columns = rest[choice.Function % rest.Length];
        int[] shape = (choice.Partner % 3) switch
        {
            0 => [length],
            1 => [length / last, last],
            _ => [length / last / columns, columns, last],
        };
        AddLayer(new LayerModel.Reshape(shape.ToEquatableArray()), shape);
    }

    /// <summary>A window that fits into the last value at least once.</summary>
    private WindowModel WindowOf(Choice choice, bool isPool)
    {
        bool isFlat = Last.Shape.Count == 2;
        int height = isFlat ? 1 : Last.Shape[0];
        int width = Last.Shape[^2];
        int kernelHeight = isFlat ? 1 : 1 + (choice.Function / 2 % Math.Min(4, height));
        int kernelWidth = 1 + (choice.Function / 8 % Math.Min(4, width));
        int Dilation(int kernel, int length, int wanted) => isPool || kernel == 1 ? 1 : 1 + (wanted % Math.Max(1, (length - 1) / (kernel - 1)) % 3);
        int Pad(int kernel, int wanted) => isPool ? wanted % ((kernel / 2) + 1) : wanted % 3;
        PaddingModel padding = (choice.Partner / 4 % 4) switch
        {
            0 => new PaddingModel(PaddingKind.Valid),
            1 => new PaddingModel(
                PaddingKind.Explicit,
                isFlat ? 0 : Pad(kernelHeight, choice.Partner / 16),
                isFlat ? 0 : Pad(kernelHeight, choice.Partner / 32),
                Pad(kernelWidth, choice.Partner / 8),
                Pad(kernelWidth, choice.Partner / 64)),
            2 when isFlat && !isPool => new PaddingModel(PaddingKind.Causal),
            _ => new PaddingModel(PaddingKind.Same),
        };
        return new WindowModel(isFlat ? 1 : 2, kernelHeight, kernelWidth)
        {
            StrideHeight = isFlat ? 1 : 1 + (choice.Size / 4 % 3),
            StrideWidth = 1 + (choice.Size / 16 % 3),
            DilationHeight = isFlat ? 1 : Dilation(kernelHeight, height, choice.Function / 16),
            DilationWidth = Dilation(kernelWidth, width, choice.Function / 64),
            Padding = padding is { Kind: PaddingKind.Explicit, Top: 0, Bottom: 0, Left: 0, Right: 0 } ? new PaddingModel(PaddingKind.Valid) : padding,
        };
    }

    /// <summary>How many windows lie on a length.</summary>
    private static int WindowsOn(WindowModel window, int length, bool isRows)
    {
        (int kernel, int stride, int dilation, int padding) = isRows
            ? (window.Height, window.StrideHeight, window.DilationHeight, window.Padding.Top + window.Padding.Bottom)
            : (window.Width, window.StrideWidth, window.DilationWidth, window.Padding.Left + window.Padding.Right);
        return window.Padding.Kind is PaddingKind.Same or PaddingKind.Causal ? (length + stride - 1) / stride : ((length + padding - ((kernel - 1) * dilation) - 1) / stride) + 1;
    }

    /// <summary>A product of all values of a vector, or of the channels at each position.</summary>
    private void AddProduct(Choice choice, int outputs, Value from)
    {
        if (from.Shape.Count == 3)
        {
            AddConvolution(choice, outputs, from, new WindowModel(2, 1, 1));
            return;
        }

        outputs = from.Shape.Count == 1 ? outputs : ChannelsOf(outputs);
        bool isKinked = choice.Function % 2 == 1;
        AddLayer(
            new LayerModel.Dense(outputs, ActivationOf(choice, outputs))
            {
                From = from == Last ? null : from.Name,
                UseBias = isKinked || choice.Partner % 4 != 3,
                L1 = choice.Partner % 8 == 5 ? 0.001 : 0,
                L2 = choice.Partner % 8 == 6 ? 0.002 : 0,
            },
            [.. from.Shape.SkipLast(1), outputs]);
    }

    private void AddConvolution(Choice choice, int filters, Value from, WindowModel window)
    {
        int height = from.Shape.Count == 2 ? 1 : from.Shape[0];
        int rows = WindowsOn(window, height, isRows: true);
        int columns = WindowsOn(window, from.Shape[^2], isRows: false);
        int groups = choice.Size % 3 == 0 ? GroupsOf(from.Channels, choice.Partner) : 1;

        int workOfFilter = rows * columns * window.Height * window.Width * from.Channels / groups;
        int perGroup = Math.Max(1, Math.Min(Math.Min(filters, LargestWork / workOfFilter), LargestLength / (rows * columns)) / groups);
        AddLayer(
            Convolution(choice, perGroup * groups, groups, window) with { From = from == Last ? null : from.Name },
            from.Shape.Count == 2 ? [columns, perGroup * groups] : [rows, columns, perGroup * groups]);
    }

    private void AddTransposedConvolution(Choice choice)
    {
        WindowModel window = WindowOf(choice, isPool: false);
        if (window.Padding.Kind == PaddingKind.Explicit)
        {
            // At least one pixel must be left.
            window = window with { Padding = new PaddingModel(PaddingKind.Explicit, Top: window.Height > 1 ? 1 : 0, Right: window.Width > 1 ? 1 : 0) };
            window = window.Padding is { Top: 0, Right: 0 } ? window with { Padding = new PaddingModel(PaddingKind.Valid) } : window;
        }

        int outputPadding = window.Padding.Kind != PaddingKind.Same && window.StrideHeight > 1 && window.StrideWidth > 1 ? choice.Function / 3 % 2 : 0;
        int Size(int length, int kernel, int stride, int dilation, int cut) =>
            window.Padding.Kind == PaddingKind.Same ? length * stride : ((length - 1) * stride) + ((kernel - 1) * dilation) + 1 - cut + outputPadding;
        int rows = Size(Last.Shape[0], window.Height, window.StrideHeight, window.DilationHeight, window.Padding.Top + window.Padding.Bottom);
        int columns = Size(Last.Shape[1], window.Width, window.StrideWidth, window.DilationWidth, window.Padding.Left + window.Padding.Right);
        int groups = choice.Size % 3 == 0 ? GroupsOf(Last.Channels, choice.Partner) : 1;
        int mostFilters = Math.Min(LargestWork / (Last.Length * window.Height * window.Width), LargestLength / (rows * columns));
        int perGroup = Math.Max(1, Math.Min(SizeOf(choice.Size), mostFilters) / groups);
        if (rows * columns > 150)
        {
            AddConvolution(choice, SizeOf(choice.Size), Last, new WindowModel(2, 1, 1));
            return;
        }

        AddLayer(Convolution(choice, perGroup * groups, groups, window) with { IsTransposed = true, OutputPadding = outputPadding }, [rows, columns, perGroup * groups]);
    }

    /// <summary>A 3x3 convolution of stride 1, or the transpose of one, between many channels.</summary>
    private void AddWideConvolution(Choice choice)
    {
        if (Last.Channels < LeastWideChannels)
        {
            int channels = LeastWideChannels + (choice.Partner % 4);
            AddLayer(new LayerModel.Conv(channels, new WindowModel(2, 1, 1), new ActivationModel(ActivationKind.Tanh)), [Last.Shape[0], Last.Shape[1], channels]);
        }

        bool isTransposed = choice.Function % 3 == 0;
        (int top, int bottom) = SidesOf(Last.Shape[0], choice.Size / 5, isTransposed);
        (int left, int right) = SidesOf(Last.Shape[1], choice.Partner / 4, isTransposed);
        var padding = new PaddingModel((top, bottom, left, right) == (0, 0, 0, 0) ? PaddingKind.Valid : PaddingKind.Explicit, top, bottom, left, right);
        int sign = isTransposed ? 1 : -1;
        int rows = Last.Shape[0] + (sign * (2 - top - bottom));
        int columns = Last.Shape[1] + (sign * (2 - left - right));
        int positions = isTransposed ? Last.Shape[0] * Last.Shape[1] : rows * columns;
        int most = Math.Min(LargestWideWork / (9 * positions * Last.Channels), LargestLength / (rows * columns));
        int filters = Math.Max(1, Math.Min(LeastWideChannels + (choice.Layer * choice.Size % 32), most));
        AddLayer(Convolution(choice, filters, groups: 1, new WindowModel(2, 3, 3) { Padding = padding }) with { IsTransposed = isTransposed }, [rows, columns, filters]);
    }

    /// <summary>Padding before and behind a length, mostly such that tiles of two fit into the result.</summary>
    private static (int Before, int After) SidesOf(int length, int choice, bool isTransposed)
    {
        int sum = choice % 5 == 0 ? 2 : length % 2 == 0 ? 2 * (choice / 5 % 2) : 1;
        sum = !isTransposed && length - 2 + sum < 2 ? sum + 2 : sum;
        int before = Math.Min(sum, choice % 3);
        return (before, sum - before);
    }

    private static LayerModel.Conv Convolution(Choice choice, int filters, int groups, WindowModel window) => new(filters, window, ActivationOf(choice, filters))
    {
        Groups = groups,
        UseBias = choice.Function % 2 == 1 || choice.Partner % 4 != 3,
        L1 = choice.Partner % 8 == 5 ? 0.001 : 0,
        L2 = choice.Partner % 8 == 6 ? 0.002 : 0,
    };

    private static ActivationModel ActivationOf(Choice choice, int channels)
    {
        ActivationKind kind = KindOf(choice.Function % 2 == 1 ? Kinked : Smooth, choice.Function / 2, channels);
        return new ActivationModel(kind, kind is ActivationKind.LeakyRelu or ActivationKind.Elu && choice.Size % 2 == 1 ? 0.25 : null);
    }

    private static int GroupsOf(int channels, int choice)
    {
        int[] divisors = [.. Enumerable.Range(1, channels).Where(size => channels % size == 0)];
        return divisors[choice % divisors.Length];
    }

    /// <summary>One earlier value, or the same one twice; when it has another width than the last value, which is a vector too, a product in between makes them fit.</summary>
    private EquatableArray<string> PartnersOf(Choice choice)
    {
        Value[] fitting = [.. _values.Where(value => value.Shape.SequenceEqual(Last.Shape) || (value.Shape.Count == 1 && Last.Shape.Count == 1))];
        Value partner = fitting[choice.Partner % fitting.Length];
        if (partner.Length != Last.Length)
        {
            AddProduct(choice, partner.Length, Last);
        }

        return choice.Size % 3 == 0 ? EquatableArray.Of(partner.Name, partner.Name) : EquatableArray.Of(partner.Name);
    }

    private void AddLayer(LayerModel layer, IReadOnlyList<int> shape)
    {
        if (layer is not LayerModel.Input)
        {
            _unread.Remove(layer.From ?? Last.Name);
            _unread.ExceptWith(layer switch
            {
                LayerModel.Add add => add.Others,
                LayerModel.Multiply multiply => multiply.Others,
                LayerModel.Concat concat => concat.Others,
                LayerModel.MultiHeadAttention { Memory: string memory } => EquatableArray.Of(memory),
                _ => default,
            });
        }

        string name = "layer" + _layers.Count.ToString(CultureInfo.InvariantCulture);
        _layers.Add(layer with { Name = name });
        _values.Add(new Value(name, shape));
        _unread.Add(name);
    }

    private void AddOutput(LossModel loss, double weight)
    {
        _unread.Remove(Last.Name);
        _layers.Add(new LayerModel.Output("port" + _outputs.ToString(CultureInfo.InvariantCulture), loss, weight));
        _outputs++;
    }

    /// <summary>Joins what nobody read and ends with a layer that fits the loss; returns the loss.</summary>
    private LossModel Finish(Choice choice)
    {
        bool endsAsImage = choice.Size % 3 == 0 && Last.Shape.Count > 1 && _unread.All(name => name == Last.Name);
        foreach (Value image in _values.Where(value => value.Shape.Count > 1 && _unread.Contains(value.Name) && !endsAsImage).ToArray())
        {
            bool isPooled = _keepsSteps || image.Length > 200 || choice.Size % 2 == 0;
            LayerModel vector = isPooled ? new LayerModel.GlobalPool(PoolKind.Average) : new LayerModel.Flatten();
            AddLayer(vector with { From = image == Last ? null : image.Name }, [isPooled ? image.Channels : image.Length]);
        }

        Value[] loose = [.. _values.Where(value => value != Last && _unread.Contains(value.Name))];
        if (loose.Length > 0)
        {
            if (Last.Shape.Count > 1)
            {
                AddLayer(_keepsSteps ? new LayerModel.GlobalPool(PoolKind.Max) : new LayerModel.Flatten(), [_keepsSteps ? Last.Channels : Last.Length]);
            }

            AddLayer(new LayerModel.Concat(loose.Select(value => value.Name).ToEquatableArray()), [Last.Length + loose.Sum(value => value.Length)]);
        }

        (LossKind Loss, ActivationKind Activation)[] ends =
        [
            (LossKind.MeanSquaredError, ActivationKind.Identity), (LossKind.MeanAbsoluteError, ActivationKind.Identity), (LossKind.Huber, ActivationKind.Tanh),
            (LossKind.LogCosh, ActivationKind.Identity), (LossKind.BinaryCrossEntropy, ActivationKind.Sigmoid), (LossKind.BinaryCrossEntropy, ActivationKind.Identity),
            (LossKind.CrossEntropy, ActivationKind.Softmax), (LossKind.CrossEntropy, ActivationKind.Identity), (LossKind.CategoricalCrossEntropy, ActivationKind.Softmax),
            (LossKind.CategoricalCrossEntropy, ActivationKind.Identity), (LossKind.Hinge, ActivationKind.Tanh), (LossKind.Perceptron, ActivationKind.Identity),
            (LossKind.KullbackLeibler, ActivationKind.Softmax), (LossKind.Poisson, ActivationKind.Softplus),
        ];
        (LossKind kind, ActivationKind activation) = ends[choice.Layer % ends.Length];
        int units = 2 + (choice.Function % 12);
        if (Last.Shape.Count > 1 && choice.Partner % 2 == 0 && kind is LossKind.CrossEntropy or LossKind.CategoricalCrossEntropy or LossKind.KullbackLeibler)
        {
            AddLayer(new LayerModel.GlobalPool(PoolKind.Average), [Last.Channels]);
        }

        int[] shape = [.. Last.Shape.SkipLast(1), units];
        AddLayer(
            Last.Shape.Count == 3
                ? new LayerModel.Conv(units, new WindowModel(2, 1, 1), new ActivationModel(activation))
                : new LayerModel.Dense(units, new ActivationModel(activation)),
            shape);
        bool isSmoothed = kind is LossKind.CrossEntropy or LossKind.CategoricalCrossEntropy && choice.Function % 2 == 1;
        var loss = new LossModel(kind, Delta: kind == LossKind.Huber ? 0.5 : 1, LabelSmoothing: isSmoothed ? 0.1 : 0);
        if (_outputs == 0)
        {
            return loss;
        }

        AddOutput(loss, 1);
        return LossModel.None;
    }

    /// <summary>What a layer gives: a vector, a sequence or an image.</summary>
    private sealed record Value(string Name, IReadOnlyList<int> Shape)
    {
        public int Channels => Shape[^1];

        public int Length => Shape.Aggregate(1, (length, size) => length * size);
    }
}
