namespace DslNets.SideBySide.Cases;

/// <summary>A network whose layers are not all dense, as a peer builds it. A sequence is an image of one row: its steps are the columns, their features the channels.</summary>
/// <param name="Channels">The channels of the input.</param>
/// <param name="Height">Its rows.</param>
/// <param name="Width">Its columns.</param>
/// <param name="Layers">The layers; the last one gives the logits of the classes.</param>
internal sealed record LayeredNetwork(int Channels, int Height, int Width, IReadOnlyList<LayerDescription> Layers)
{
    /// <summary>The convolutional network of the Keras example for MNIST.</summary>
    public static LayeredNetwork Keras { get; } = new(1, 28, 28,
    [
        new("conv", 32, Kernel: 3), new("relu"),
        new("conv", 64, Kernel: 3), new("relu"),
        new("maxpool", Kernel: 2, Stride: 2), new("dropout", Rate: 0.25), new("flatten"),
        new("dense", 128), new("relu"), new("dropout", Rate: 0.5),
        new("dense", 10),
    ]);

    /// <summary>LeNet-5 with ReLU and max pooling.</summary>
    public static LayeredNetwork LeNet { get; } = new(1, 28, 28,
    [
        new("conv", 6, Kernel: 5), new("relu"), new("maxpool", Kernel: 2, Stride: 2),
        new("conv", 16, Kernel: 5), new("relu"), new("maxpool", Kernel: 2, Stride: 2), new("flatten"),
        new("dense", 120), new("relu"), new("dense", 84), new("relu"), new("dense", 10),
    ]);

    /// <summary>ResNet-20 for images of 32x32x3.</summary>
    public static LayeredNetwork ResNet20 { get; } = new(3, 32, 32,
    [
        new("conv", 16, Kernel: 3, Padding: 1, HasBias: false), new("batchnorm"), new("relu"),
        new("residual", 16), new("residual", 16), new("residual", 16),
        new("residual", 32, Stride: 2), new("residual", 32), new("residual", 32),
        new("residual", 64, Stride: 2), new("residual", 64), new("residual", 64),
        new("globalaveragepool"), new("dense", 10),
    ]);

    /// <summary>An LSTM of 64 units over 50 steps of 32 features.</summary>
    public static LayeredNetwork Lstm { get; } = new(32, 1, 50, [new("lstm", 64), new("dense", 10)]);

    /// <summary>A causal transformer over 64 steps of 64 features.</summary>
    public static LayeredNetwork Transformer { get; } = new(64, 1, 64, [.. Enumerable.Repeat(new LayerDescription("transformer", 256, Kernel: 4), 4), new("globalaveragepool"), new("dense", 10)]);

    /// <summary>The multiplications and additions of the products for one sample: forward, and with both gradients. The first layer needs no gradient of its input.</summary>
    public (double Forward, double Training) Flops()
    {
        (int channels, int height, int width) = (Channels, Height, Width);
        double forward = 0;
        double training = 0;
        foreach (LayerDescription layer in Layers)
        {
            switch (layer.Kind)
            {
                case "conv":
                    Convolve(layer.Size, layer.Kernel, layer.Stride, layer.Padding);
                    break;
                case "residual":
                    int before = channels;
                    Convolve(layer.Size, kernel: 3, layer.Stride, padding: 1);
                    Convolve(layer.Size, kernel: 3, stride: 1, padding: 1);
                    if (layer.Stride != 1 || before != layer.Size)
                    {
                        Count(2.0 * before * layer.Size * height * width);
                    }

                    break;
                case "lstm":
                    Count(2.0 * 4 * layer.Size * channels * width);
                    Count(2.0 * 4 * layer.Size * layer.Size * width);
                    (channels, height, width) = (layer.Size, 1, 1);
                    break;
                case "transformer":
                    // Queries, keys, values and output; both products of the attention over half of all pairs; the dense layers.
                    Count(2.0 * 4 * channels * channels * width);
                    Count(2.0 * channels * width * (width + 1));
                    Count(2.0 * 2 * channels * layer.Size * width);
                    break;
                case "maxpool":
                    height = ((height - layer.Kernel) / layer.Stride) + 1;
                    width = ((width - layer.Kernel) / layer.Stride) + 1;
                    break;
                case "globalaveragepool":
                    height = width = 1;
                    break;
                case "dense":
                    Count(2.0 * channels * height * width * layer.Size);
                    (channels, height, width) = (layer.Size, 1, 1);
                    break;
            }
        }

        return (forward, training);

        void Convolve(int outputs, int kernel, int stride, int padding)
        {
            height = ((height + (2 * padding) - kernel) / stride) + 1;
            width = ((width + (2 * padding) - kernel) / stride) + 1;
            Count(2.0 * channels * kernel * kernel * outputs * height * width);
            channels = outputs;
        }

        void Count(double flops)
        {
            training += forward == 0 ? 2 * flops : 3 * flops;
            forward += flops;
        }
    }
}
