using System.Numerics;
using System.Text;

namespace DslNets;

/// <summary>
/// What a training gave, as one HTML page to keep, send and print: learning curves, confusion matrix, worst mistakes, filters, decision boundaries. The page holds all it needs and loads nothing; it follows
/// the reader's light or dark mode, fits a phone, and has a table or a text behind every picture.
/// </summary>
/// <remarks>
/// Sections stand in the order in which they are added. The same calls give the same bytes: no date, name of a machine or other text gets in that was not passed in. All texts are shown as they are, whatever
/// characters they hold. Not thread-safe.
/// </remarks>
/// <example><code>
/// var report = new TrainingReport("Digits");
/// report.AddLearningCurves(history);
/// report.AddConfusionMatrix(confusion);
/// report.AddMistakes(network, test, new ImageShape(8, 8));
/// report.Save("digits.html");
/// </code></example>
public sealed class TrainingReport
{
    private readonly HtmlWriter _sections = new();

    /// <summary>Makes a report without sections.</summary>
    /// <param name="title">What the page is called.</param>
    /// <param name="subtitle">A sentence below it, such as what was trained on which data; null for none.</param>
    public TrainingReport(string title, string? subtitle = null)
    {
        ArgumentNullException.ThrowIfNull(title);
        Title = title;
        Subtitle = subtitle;
    }

    /// <summary>What the page is called.</summary>
    public string Title { get; }

    /// <summary>A sentence below the title; null for none.</summary>
    public string? Subtitle { get; }

    /// <summary>Adds facts of the run: seed, date, accuracy, whatever the reader has to know.</summary>
    /// <param name="facts">Names with their values.</param>
    public void AddFacts(params (string Name, string Value)[] facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        FactsSection.Write(_sections, facts);
    }

    /// <summary>Adds the layers of a network with their output shapes, parameters and floating-point operations.</summary>
    /// <param name="network">The network.</param>
    /// <param name="heading">The section's heading; null for the name of the class.</param>
    public void AddNetwork<TNetwork, T>(INetwork<TNetwork, T> network, string? heading = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        NetworkSection.Write(_sections, heading ?? TNetwork.Description.Name, TNetwork.Description);
    }

    /// <summary>
    /// Adds a chart of the loss and one of each metric, by epoch, of training and validation samples; one of the learning rate if it changed; and the table of their figures.
    /// </summary>
    /// <remarks>
    /// A curve whose largest value is more than fifty times its smallest has a logarithmic scale, if all values are above 0. What is not finite is a gap in the curve, and stands in the table. The table
    /// has at most about a hundred rows, evenly spread, the best and the last epoch always among them.
    /// </remarks>
    /// <param name="history">What <c>Fit</c> gave. A history without epochs is said to have none.</param>
    /// <param name="heading">The section's heading.</param>
    public void AddLearningCurves(History history, string heading = "Learning curves")
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(heading);
        LearningCurvesSection.Write(_sections, heading, history);
    }

    /// <summary>Adds a confusion matrix as a heat map with counts, and the recall and precision of every class.</summary>
    /// <remarks>The matrix is left out for more than 50 classes, where it could not be read; the figures of the classes are always there.</remarks>
    /// <param name="matrix">The counts.</param>
    /// <param name="classNames">What the classes are called; null or empty for their numbers.</param>
    /// <param name="heading">The section's heading.</param>
    /// <exception cref="ArgumentException">There are names, but not one for each class.</exception>
    public void AddConfusionMatrix<T>(ConfusionMatrix<T> matrix, IReadOnlyList<string>? classNames = null, string heading = "Confusion matrix")
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(heading);
        if (classNames is { Count: > 0 } && classNames.Count != matrix.Classes)
        {
            throw new ArgumentException($"There are {classNames.Count} names for {matrix.Classes} classes.", nameof(classNames));
        }

        ConfusionMatrixSection.Write(_sections, heading, matrix, new ClassNames(classNames));
    }

    /// <summary>Adds the images that the network takes for another class, the surest mistakes first.</summary>
    /// <remarks>
    /// The worst mistake is that in which the output of the predicted class is furthest above that of the true class. The predicted class is that of the largest output; an output of one unit tells the classes
    /// 0 and 1 apart.
    /// </remarks>
    /// <param name="network">A network with one input. If it has several outputs, the first is looked at.</param>
    /// <param name="data">The samples, with the true classes as their first target.</param>
    /// <param name="image">How a sample's values make an image.</param>
    /// <param name="pixels">Which values are black and white; null for the smallest and the largest of the images shown.</param>
    /// <param name="limit">How many images are shown, at least 1.</param>
    /// <param name="threshold">For an output of one unit: from where on it says class 1; null, the default, for what the network says (<see cref="PortDescription.Threshold"/>).</param>
    /// <param name="heading">The section's heading.</param>
    /// <exception cref="ArgumentException">Image, samples and network do not fit each other, or the samples have no classes.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is below 1.</exception>
    public void AddMistakes<TNetwork, T>(
        INetwork<TNetwork, T> network,
        DataSet<T> data,
        ImageShape image,
        PixelRange? pixels = null,
        int limit = 24,
        double? threshold = null,
        string heading = "Worst mistakes")
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(heading);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        if (data.TargetCount == 0)
        {
            throw new ArgumentException("The data set has no targets: what is a mistake is not known.", nameof(data));
        }

        CheckColors(image);
        if (data.Input(0).Length != image.Length)
        {
            throw new ArgumentException($"A sample has {data.Input(0).Length} values, but an image of {image} has {image.Length}.", nameof(image));
        }

        IReadOnlyList<Mistake> mistakes = Mistake.Find(network, data, threshold ?? ThresholdOf(TNetwork.Description));
        MistakesSection.Write(_sections, heading, data, mistakes, limit, image, pixels);
    }

    /// <summary>Adds the weights of a network's first, or another, layer as images: the kernels of a convolution, or for each unit of a dense layer its weights in the shape of the input image.</summary>
    /// <remarks>
    /// Weights of one channel go from blue (negative) over white (zero) to red (positive); those of three channels are the colours themselves, grey being zero; otherwise every channel is an image of its own.
    /// Each filter has a scale of its own, up to its largest weight.
    /// </remarks>
    /// <param name="network">The network.</param>
    /// <param name="layer">The layer's name, such as <c>conv1</c>; its tensor <c>conv1.weight</c> is shown.</param>
    /// <param name="image">For a dense layer: the image that its inputs are. A convolution knows the size of its kernels, and does not look at it.</param>
    /// <param name="limit">How many filters are shown, the first ones, at least 1.</param>
    /// <param name="heading">The section's heading; null for one that names the layer.</param>
    /// <exception cref="ArgumentException">There is no such layer with weights, or its weights do not make such images.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is below 1.</exception>
    public void AddFilters<TNetwork, T>(INetwork<TNetwork, T> network, string layer, ImageShape? image = null, int limit = 32, string? heading = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(layer);
        (T[] weights, IReadOnlyList<int> shape) = LayerWeights.Of(network, layer);
        FiltersSection.Write(
            _sections,
            heading ?? HeadingOfFilters(layer),
            shape.Count == 2 && image is { } inputs ? FilterBank.OfUnits<T>(weights, shape, CheckColors(inputs)) : FilterBank.OfKernels<T>(weights, shape),
            CheckLimit(limit));
    }

    /// <summary>Adds the kernels of a convolution as images, from its weights.</summary>
    /// <inheritdoc cref="AddFilters{TNetwork, T}(INetwork{TNetwork, T}, string, ImageShape?, int, string?)" path="/remarks"/>
    /// <param name="layer">What the layer is called.</param>
    /// <param name="weights">The weights, row-major over <paramref name="shape"/>.</param>
    /// <param name="shape">[filters, input channels, kernel height, kernel width] as PyTorch has it, or without the height for a sequence.</param>
    /// <param name="limit">How many filters are shown, the first ones, at least 1.</param>
    /// <param name="heading">The section's heading; null for one that names the layer.</param>
    /// <exception cref="ArgumentException">The shape has neither three nor four dimensions, or not as many values as there are weights.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is below 1.</exception>
    public void AddFilters<T>(string layer, ReadOnlySpan<T> weights, IReadOnlyList<int> shape, int limit = 32, string? heading = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(shape);
        FiltersSection.Write(_sections, heading ?? HeadingOfFilters(layer), FilterBank.OfKernels(weights, shape), CheckLimit(limit));
    }

    /// <summary>Adds the classes that a network of two inputs sees over the plane, with the samples on it.</summary>
    /// <remarks>
    /// The colour is stronger the further the largest output is above the second, or one output from its threshold. The plane is that of the samples with a margin of a tenth. Samples that are taken for another
    /// class have a ring. Colours repeat after ten classes. Of more than 1,000 samples, 1,000 are drawn, evenly spread; the table counts all.
    /// </remarks>
    /// <param name="network">A network with one input of two values. If it has several outputs, the first is looked at.</param>
    /// <param name="data">Samples with two values, and their classes as labels, or as one target that is 1 for class 1 and 0 or -1 for class 0.</param>
    /// <param name="threshold">For an output of one unit: from where on it says class 1; null, the default, for what the network says (<see cref="PortDescription.Threshold"/>).</param>
    /// <param name="heading">The section's heading.</param>
    /// <exception cref="ArgumentException">Samples and network do not fit each other, have not two values, or the samples have no classes.</exception>
    public void AddDecisionBoundary<TNetwork, T>(INetwork<TNetwork, T> network, DataSet<T> data, double? threshold = null, string heading = "Decision boundary")
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(heading);
        CheckPlane(data);
        DecisionBoundarySection.Write(_sections, heading, Plane<T>.Of(network, data), data, threshold ?? ThresholdOf(TNetwork.Description));
    }

    /// <summary>Adds the classes that a function sees over the plane, with the samples on it; for a network behind features of two numbers, or one of several in one page.</summary>
    /// <inheritdoc cref="AddDecisionBoundary{TNetwork, T}(INetwork{TNetwork, T}, DataSet{T}, double?, string)" path="/remarks"/>
    /// <param name="function">What gives the outputs at a point.</param>
    /// <param name="outputs">How many it gives, at least 1.</param>
    /// <param name="data">Samples with two values, and their classes as labels, or as one target that is 1 for class 1 and 0 or -1 for class 0.</param>
    /// <param name="threshold">For one output: from where on it says class 1.</param>
    /// <param name="heading">The section's heading.</param>
    /// <exception cref="ArgumentException">The samples have not two values, or no classes.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="outputs"/> is below 1.</exception>
    public void AddDecisionBoundary<T>(PlaneFunction<T> function, int outputs, DataSet<T> data, double threshold = 0.5, string heading = "Decision boundary")
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(heading);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        CheckPlane(data);
        DecisionBoundarySection.Write(_sections, heading, Plane<T>.Of(function, outputs, data), data, threshold);
    }

    /// <summary>Adds images side by side: what a network has made, or what it was given.</summary>
    /// <param name="values">The images one after the other.</param>
    /// <param name="image">How the values of one make an image.</param>
    /// <param name="columns">The images of a row, at least 1.</param>
    /// <param name="pixels">Which values are black and white; null for the smallest and the largest of all.</param>
    /// <param name="heading">The section's heading.</param>
    /// <param name="caption">A sentence below it; null for none.</param>
    /// <exception cref="ArgumentException">There is no image, or not a whole number of them, or it has neither 1 nor 3 channels.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="columns"/> is below 1.</exception>
    public void AddImages<T>(ReadOnlySpan<T> values, ImageShape image, int columns = 10, PixelRange? pixels = null, string heading = "Images", string? caption = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(heading);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        CheckColors(image);
        if (values.IsEmpty || values.Length % image.Length != 0)
        {
            throw new ArgumentException($"Images of {image} have {image.Length} values each, but there are {values.Length}.", nameof(values));
        }

        ImagesSection.Write(_sections, heading, caption, values, image, columns, pixels ?? ImagesSection.RangeOf(values));
    }

    /// <summary>Adds samples as points of the plane, in the colours of their classes: what a network with two units in the middle makes of them, such as the encoder of an autoencoder.</summary>
    /// <remarks>Colours repeat after ten classes. Of more than 1,000 samples, 1,000 are drawn, evenly spread; the table counts all.</remarks>
    /// <param name="data">Samples with two values, and their classes.</param>
    /// <param name="heading">The section's heading.</param>
    /// <exception cref="ArgumentException">The samples have not two values, or no classes.</exception>
    public void AddPoints<T>(DataSet<T> data, string heading = "Points")
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(heading);
        CheckPlane(data);
        PointsSection.Write(_sections, heading, data);
    }

    /// <summary>Adds the value that a network of two inputs and one output gives over the plane, with the samples on it in the colour of their targets: the less a sample stands out, the better it is met.</summary>
    /// <param name="network">A network with one input of two values and an output of one.</param>
    /// <param name="data">Samples with two values and one target.</param>
    /// <param name="heading">The section's heading.</param>
    /// <exception cref="ArgumentException">Samples and network do not fit each other, have not two values or not one output.</exception>
    public void AddSurface<TNetwork, T>(INetwork<TNetwork, T> network, DataSet<T> data, string heading = "Surface")
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(heading);
        CheckPlane(data);
        if (TNetwork.Description.Outputs[0].Length != 1 || data.Target(0).Length != 1)
        {
            throw new ArgumentException(
                $"A surface is one value for each point, but {TNetwork.Description.Name} has {TNetwork.Description.Outputs[0].Length} outputs, and a sample {data.Target(0).Length} real targets.", nameof(network));
        }

        SurfaceSection.Write(_sections, heading, Plane<T>.Of(network, data), data);
    }

    /// <summary>Writes the page: as a whole, or, on failure, not at all.</summary>
    /// <param name="path">The file; replaced when it exists.</param>
    /// <exception cref="IOException">The file cannot be written; an older file of this name is untouched.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        byte[] page = Encoding.UTF8.GetBytes(ToHtml());
        AtomicFile.Write(path, stream => stream.Write(page));
    }

    /// <summary>The page as text; lines end in '\n'.</summary>
    public string ToHtml() => ReportPage.Html(Title, Subtitle, _sections.ToString());

    private static string HeadingOfFilters(string layer) => $"Filters of {layer}";

    /// <summary>From where on the first output says class 1.</summary>
    private static double ThresholdOf(NetworkDescription description) => description.Targets.FirstOrDefault(target => target.Name == description.Outputs[0].Name)?.Threshold ?? 0.5;

    private static int CheckLimit(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return limit;
    }

    private static ImageShape CheckColors(ImageShape image) => image.Channels is 1 or 3
        ? image
        : throw new ArgumentException($"A picture has 1 channel (grey) or 3 (red, green, blue), but the image is {image}.", nameof(image));

    private static void CheckPlane<T>(DataSet<T> data)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.InputCount != 1 || data.Input(0).Length != 2)
        {
            throw new ArgumentException($"A sample in the plane has 2 values, not {data.Input(0).Length}.", nameof(data));
        }

        if (data.TargetCount == 0)
        {
            throw new ArgumentException("The data set has no targets: what its samples should be is not known.", nameof(data));
        }
    }
}
