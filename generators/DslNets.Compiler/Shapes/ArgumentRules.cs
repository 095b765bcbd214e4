using System;
using System.Globalization;
using System.Linq;
using DslNets.Compiler.Model;
using static DslNets.Compiler.Shapes.LayerText;

namespace DslNets.Compiler.Shapes;

/// <summary>The rules that look at one attribute alone.</summary>
internal static class ArgumentRules
{
    public static void Check(NetworkModel network, ProblemList problems)
    {
        if (problems.IsReadable(Problem.OfNetwork))
        {
            CheckDefined(network.Precision, Problem.OfNetwork, "Precision", problems);
            Check(network.Loss, Problem.OfNetwork, problems);
        }

        for (int layer = 0; layer < network.Layers.Count; layer++)
        {
            if (problems.IsReadable(layer))
            {
                Check(network.Layers[layer], layer, problems);
            }
        }
    }

    private static void Check(LayerModel model, int layer, ProblemList problems)
    {
        switch (model)
        {
            case LayerModel.Input input:
                Check(input, layer, problems);
                break;
            case LayerModel.Embedding embedding:
                CheckAtLeastOne(embedding.Size, "The size", "size", model, layer, problems);
                Check(embedding.WeightInitializer, layer, "WeightInitializer", problems);
                break;
            case LayerModel.LearnedPositions positions:
                Check(positions.WeightInitializer, layer, "WeightInitializer", problems);
                break;
            case LayerModel.MultiHeadAttention attention:
                CheckAtLeastOne(attention.Heads, "The number of heads", "heads", model, layer, problems);
                Check(attention.WeightInitializer, layer, "WeightInitializer", problems);
                if (attention is { Causal: true, Memory: string memory })
                {
                    problems.Report(ProblemCode.CausalMemory, layer, "Causal", memory);
                }

                break;
            case LayerModel.Dense dense:
                Check(dense, layer, problems);
                break;
            case LayerModel.Conv conv:
                Check(conv, layer, problems);
                break;
            case LayerModel.Recurrent recurrent:
                Check(recurrent, layer, problems);
                break;
            case LayerModel.Pool pool:
                Check(pool, layer, problems);
                break;
            case LayerModel.Reshape reshape:
                Check(reshape, layer, problems);
                break;
            case LayerModel.UpSample upSample:
                CheckAtLeastOne(upSample.Factor, "The factor", "factor", model, layer, problems);
                CheckDefined(upSample.Interpolation, layer, "Interpolation", problems);
                break;
            case LayerModel.ZeroPadding padding:
                CheckSides(padding.Top, padding.Bottom, padding.Left, padding.Right, prefix: "", "The padding", model, layer, problems);
                break;
            case LayerModel.Crop crop:
                CheckSides(crop.Top, crop.Bottom, crop.Left, crop.Right, prefix: "", "What is cut off", model, layer, problems);
                break;
            case LayerModel.SpatialDropout dropout:
                CheckRate(dropout.Rate, model, layer, problems);
                break;
            case LayerModel.Activate activate:
                Check(activate.Activation, layer, problems);
                break;
            case LayerModel.Dropout dropout:
                CheckRate(dropout.Rate, model, layer, problems);
                break;
            case LayerModel.GaussianNoise noise:
                if (!(noise.Deviation >= 0) || double.IsInfinity(noise.Deviation))
                {
                    problems.Report(ProblemCode.NoiseDeviationNegative, layer, "deviation", Number(noise.Deviation));
                }

                break;
            case LayerModel.GaussianSample sample:
                CheckAtLeastOne(sample.Latent, "The size of the latent vector", "latent", sample, layer, problems);
                CheckPenalty(sample.Beta, "Beta", layer, problems);
                break;
            case LayerModel.BatchNorm norm:
                if (!(norm.Momentum > 0 && norm.Momentum <= 1))
                {
                    problems.Report(ProblemCode.MomentumOutOfRange, layer, "Momentum", Number(norm.Momentum));
                }

                CheckEpsilon(norm.Epsilon, layer, problems);
                break;
            case LayerModel.RmsNorm norm:
                CheckEpsilon(norm.Epsilon, layer, problems);
                break;
            case LayerModel.LayerNorm norm:
                CheckEpsilon(norm.Epsilon, layer, problems);
                break;
            case LayerModel.Add { Others.Count: 0 } or LayerModel.Multiply { Others.Count: 0 } or LayerModel.Concat { Others.Count: 0 }:
                problems.Report(ProblemCode.JoinWithoutLayers, layer, "layers", KindOf(model));
                break;
            case LayerModel.Output output:
                Check(output.Loss, layer, problems);
                if (!IsPositive(output.Weight))
                {
                    problems.Report(ProblemCode.OutputWeightNotPositive, layer, "Weight", Number(output.Weight));
                }

                break;
        }
    }

    private static void Check(LayerModel.Input input, int layer, ProblemList problems)
    {
        if (input.HasTokens)
        {
            CheckAtLeastOne(input.Dimensions[0], "The number of steps", "steps", input, layer, problems);
            CheckAtLeastOne(input.Vocabulary, "The vocabulary", "vocabulary", input, layer, problems);
            return;
        }

        if (input.Dimensions.Count is 0 or > 3)
        {
            problems.Report(ProblemCode.InputDimensions, layer, argument: null, "An [Input]", Number(input.Dimensions.Count));
        }

        if (input.HasLengths && input.Dimensions.Count != 2)
        {
            problems.Report(ProblemCode.LengthsWithoutSteps, layer, "Lengths", LayerText.Of(input));
        }

        for (int index = 0; index < input.Dimensions.Count; index++)
        {
            if (input.Dimensions[index] < 1)
            {
                problems.Report(new Problem(ProblemCode.InputSizeBelowOne, layer, "shape", index, EquatableArray.Of(Number(input.Dimensions[index]))));
            }
        }
    }

    private static void Check(LayerModel.Dense dense, int layer, ProblemList problems)
    {
        if (dense.Units < 1)
        {
            ReportBelowOne(dense.Units, new Problem(ProblemCode.UnitsBelowOne, layer, "units", Details: EquatableArray.Of(Number(dense.Units))), problems);
        }

        Check(dense.Activation, layer, problems);
        CheckParameters(dense.WeightInitializer, dense.UseBias, dense.BiasInitializer, dense.L1, dense.L2, layer, problems);
    }

    private static void Check(LayerModel.Conv conv, int layer, ProblemList problems)
    {
        CheckAtLeastOne(conv.Filters, "The number of filters", "filters", conv, layer, problems);
        Check(conv.Window, conv, layer, problems);
        CheckAtLeastOne(conv.Groups, "The number of groups", "Groups", conv, layer, problems);
        if (conv.Filters >= 1 && conv.Groups >= 1 && conv.Filters % conv.Groups != 0)
        {
            problems.Report(ProblemCode.GroupsDoNotDivide, layer, "Groups", Number(conv.Groups), Number(conv.Filters), "filters", KindOf(conv));
        }

        CheckOutputPadding(conv, layer, problems);
        Check(conv.Activation, layer, problems);
        CheckParameters(conv.WeightInitializer, conv.UseBias, conv.BiasInitializer, conv.L1, conv.L2, layer, problems);
    }

    private static void Check(LayerModel.Recurrent recurrent, int layer, ProblemList problems)
    {
        if (recurrent.Units < 1)
        {
            ReportBelowOne(recurrent.Units, new Problem(ProblemCode.UnitsBelowOne, layer, "units", Details: EquatableArray.Of(Number(recurrent.Units))), problems);
        }

        if (recurrent is { Stateful: true, Bidirectional: true })
        {
            problems.Report(ProblemCode.StatefulWithoutEnd, layer, "Stateful", "the other direction of a bidirectional one ends at the first step", "Stateful or Bidirectional");
        }

        Check(recurrent.Activation, layer, problems);
        if (recurrent.Activation.Kind is ActivationKind.Softmax or ActivationKind.LogSoftmax or ActivationKind.L2Normalize)
        {
            problems.Report(ProblemCode.RecurrentActivationMixesUnits, layer, "activation", recurrent.Activation.Kind.ToString());
        }

        Check(recurrent.WeightInitializer, layer, "WeightInitializer", problems);
        Check(recurrent.RecurrentInitializer, layer, "RecurrentInitializer", problems);
    }

    private static void Check(LayerModel.Pool pool, int layer, ProblemList problems)
    {
        WindowModel window = pool.Window;
        Check(window, pool, layer, problems);
        if (window.Padding.Kind != PaddingKind.Explicit)
        {
            return;
        }

        CheckHalf(window.Padding.Top, window.Height, "PadTop");
        CheckHalf(window.Padding.Bottom, window.Height, "PadBottom");
        CheckHalf(window.Padding.Left, window.Width, "PadLeft");
        CheckHalf(window.Padding.Right, window.Width, "PadRight");

        void CheckHalf(int padding, int kernel, string argument)
        {
            if (kernel >= 1 && padding > kernel / 2)
            {
                problems.Report(ProblemCode.PoolPaddingTooLarge, layer, argument, Number(padding), Number(kernel), Number(kernel / 2));
            }
        }
    }

    private static void Check(WindowModel window, LayerModel model, int layer, ProblemList problems)
    {
        CheckAtLeastOne(window.Height, "The kernel", "kernelHeight", model, layer, problems);
        CheckAtLeastOne(window.Width, "The kernel", "kernelWidth", model, layer, problems);
        CheckAtLeastOne(window.StrideHeight, "The stride", "StrideHeight", model, layer, problems);
        CheckAtLeastOne(window.StrideWidth, "The stride", "StrideWidth", model, layer, problems);
        CheckAtLeastOne(window.DilationHeight, "The dilation", "DilationHeight", model, layer, problems);
        CheckAtLeastOne(window.DilationWidth, "The dilation", "DilationWidth", model, layer, problems);

        PaddingModel padding = window.Padding;
        CheckDefined(padding.Kind, layer, "Padding", problems);
        CheckSides(padding.Top, padding.Bottom, padding.Left, padding.Right, "Pad", "The padding", model, layer, problems);
        if (padding.Kind == PaddingKind.Causal && model is not LayerModel.Conv { Window.Dimensions: 1 })
        {
            problems.Report(ProblemCode.CausalNotOverSteps, layer, "Padding", LayerText.Of(model));
        }

        if (padding.Kind is PaddingKind.Same or PaddingKind.Causal)
        {
            (int Padding, string Argument)[] sides = [(padding.Top, "PadTop"), (padding.Bottom, "PadBottom"), (padding.Left, "PadLeft"), (padding.Right, "PadRight")];
            foreach ((_, string argument) in sides.Where(side => side.Padding != 0))
            {
                problems.Report(ProblemCode.SideWithoutEffect, layer, argument, $"Padding.{padding.Kind} chooses the sides itself");
            }
        }
    }

    private static void CheckOutputPadding(LayerModel.Conv conv, int layer, ProblemList problems)
    {
        WindowModel window = conv.Window;
        if (conv.OutputPadding < 0)
        {
            problems.Report(ProblemCode.SizeNegative, layer, "OutputPadding", "The output padding", KindOf(conv), Number(conv.OutputPadding));
        }
        else if (conv.OutputPadding > 0 && window.Padding.Kind == PaddingKind.Same)
        {
            problems.Report(ProblemCode.SideWithoutEffect, layer, "OutputPadding", "Padding.Same gives as many pixels as the stride says");
        }
        else if (conv.OutputPadding > 0 && !(IsBelow(window.StrideHeight, window.DilationHeight) && IsBelow(window.StrideWidth, window.DilationWidth)))
        {
            bool isHeight = !IsBelow(window.StrideHeight, window.DilationHeight);
            problems.Report(
                ProblemCode.OutputPaddingTooLarge,
                layer,
                "OutputPadding",
                Number(isHeight ? window.StrideHeight : window.StrideWidth),
                Number(isHeight ? window.DilationHeight : window.DilationWidth),
                Number(conv.OutputPadding));
        }

        bool IsBelow(int stride, int dilation) => conv.OutputPadding < Math.Max(stride, dilation);
    }

    private static void Check(LayerModel.Reshape reshape, int layer, ProblemList problems)
    {
        if (reshape.Dimensions.Count is 0 or > 3)
        {
            problems.Report(ProblemCode.InputDimensions, layer, argument: null, "A [Reshape]", Number(reshape.Dimensions.Count));
        }

        for (int index = 0; index < reshape.Dimensions.Count; index++)
        {
            if (reshape.Dimensions[index] < 1)
            {
                ReportBelowOne(
                    reshape.Dimensions[index],
                    new Problem(ProblemCode.SizeBelowOne, layer, "shape", index, EquatableArray.Of("Every size", KindOf(reshape), Number(reshape.Dimensions[index]))),
                    problems);
            }
        }
    }

    private static void CheckSides(
        int top, int bottom, int left, int right, string prefix, string what, LayerModel model, int layer, ProblemList problems)
    {
        Check(top, "Top");
        Check(bottom, "Bottom");
        Check(left, "Left");
        Check(right, "Right");

        void Check(int size, string side)
        {
            if (size < 0)
            {
                problems.Report(ProblemCode.SizeNegative, layer, prefix + side, what, KindOf(model), Number(size));
            }
        }
    }

    private static void CheckAtLeastOne(int size, string what, string argument, LayerModel model, int layer, ProblemList problems)
    {
        if (size < 1)
        {
            ReportBelowOne(size, new Problem(ProblemCode.SizeBelowOne, layer, argument, Details: EquatableArray.Of(what, KindOf(model), Number(size))), problems);
        }
    }

    /// <summary>Reports a size that is too small, or that stands for one of a block where none is.</summary>
    private static void ReportBelowOne(int size, Problem problem, ProblemList problems) =>
        problems.Report(BlockSize.Of(size) is BlockSize meant ? problem with { Code = ProblemCode.BlockSizeNotValid, Details = EquatableArray.Of($"{meant} cannot stand here") } : problem);

    private static void CheckParameters(
        InitializerModel weights, bool useBias, InitializerModel biases, double l1, double l2, int layer, ProblemList problems)
    {
        CheckPenalty(l1, "L1", layer, problems);
        CheckPenalty(l2, "L2", layer, problems);
        Check(weights, layer, "WeightInitializer", problems);

        string? bias = biases.Scale is not null ? "BiasInitializerScale"
            : biases.Kind != InitializerKind.Zeros ? "BiasInitializer"
            : null;
        if (!useBias && bias is not null)
        {
            problems.Report(ProblemCode.BiasInitializerWithoutBias, layer, bias, bias);
        }
        else if (biases.Kind is >= InitializerKind.GlorotUniform and <= InitializerKind.Orthogonal)
        {
            problems.Report(ProblemCode.BiasInitializerNeedsMatrix, layer, "BiasInitializer", biases.Kind.ToString());
        }
        else
        {
            Check(biases, layer, "BiasInitializer", problems);
        }
    }

    private static void CheckRate(double rate, LayerModel model, int layer, ProblemList problems)
    {
        if (rate is >= 0 and < 1)
        {
            return;
        }

        // Keras and PyTorch take a share too, but percent is what people write by mistake.
        string? share = rate is > 1 and < 100 ? Number(rate / 100) : null;
        string remedy = share is null ? "" : $"; for {Number(rate)} % write {share}";
        problems.Report(new Problem(
            ProblemCode.DropoutRate, layer, "rate", Details: EquatableArray.Of(Number(rate), remedy, KindOf(model)), Replacement: share));
    }

    private static void Check(ActivationModel activation, int layer, ProblemList problems)
    {
        bool isCustom = activation.CustomName is not null;
        if (!isCustom && activation.Kind == ActivationKind.Custom)
        {
            ReportUndefined(activation.Kind, layer, "activation", problems);
        }
        else if (CheckDefined(activation.Kind, layer, "activation", problems) && activation.Alpha is double alpha)
        {
            if (activation.Kind is not (ActivationKind.LeakyRelu or ActivationKind.Elu))
            {
                problems.Report(ProblemCode.AlphaWithoutEffect, layer, "Alpha", isCustom ? activation.CustomName! : "Activation." + activation.Kind);
            }
            else if (double.IsInfinity(alpha))
            {
                problems.Report(ProblemCode.AlphaNotFinite, layer, "Alpha", Number(alpha));
            }
        }
    }

    private static void Check(InitializerModel initializer, int layer, string argument, ProblemList problems)
    {
        if (!CheckDefined(initializer.Kind, layer, argument, problems))
        {
            return;
        }

        // What [Lstm] chooses for its forget gate.
        if (initializer.Kind == InitializerKind.ForgetGate)
        {
            ReportUndefined(initializer.Kind, layer, argument, problems);
            return;
        }

        bool takesScale = initializer.Kind is InitializerKind.Constant or InitializerKind.Uniform or InitializerKind.Normal or InitializerKind.Orthogonal;
        string scale = argument + "Scale";
        switch (initializer.Scale)
        {
            case null when initializer.Kind == InitializerKind.Constant:
                problems.Report(ProblemCode.ConstantWithoutScale, layer, argument, scale);
                break;
            case not null when !takesScale:
                problems.Report(ProblemCode.InitializerScaleWithoutEffect, layer, scale, initializer.Kind.ToString());
                break;
            case double value when initializer.Kind == InitializerKind.Constant && double.IsInfinity(value):
                problems.Report(ProblemCode.InitializerScaleNotValid, layer, scale, "Constant", "a finite number", Number(value));
                break;
            case double value when initializer.Kind != InitializerKind.Constant && !IsPositive(value):
                problems.Report(ProblemCode.InitializerScaleNotValid, layer, scale, initializer.Kind.ToString(), "positive and finite", Number(value));
                break;
        }
    }

    private static void Check(LossModel loss, int layer, ProblemList problems)
    {
        if (loss.Kind == LossKind.Custom && loss.CustomName is null)
        {
            string form = layer == Problem.OfNetwork ? "[Network(nameof(MyLoss))]" : "[Output(\"name\", nameof(MyLoss))]";
            problems.Report(ProblemCode.CustomLossWithoutMethod, layer, "loss", form);
            return;
        }

        // Not exactly the default, so it was written.
        if (CheckDefined(loss.Kind, layer, "loss", problems) && loss.Delta != 1)
        {
            if (loss.Kind != LossKind.Huber)
            {
                problems.Report(ProblemCode.LossParameterWithoutEffect, layer, "Delta", Describe(loss), "Delta", "Huber");
            }
            else if (!IsPositive(loss.Delta))
            {
                problems.Report(ProblemCode.DeltaNotPositive, layer, "Delta", Number(loss.Delta));
            }
        }

        if (loss.LabelSmoothing != 0)
        {
            if (loss.Kind is not (LossKind.CrossEntropy or LossKind.CategoricalCrossEntropy))
            {
                problems.Report(
                    ProblemCode.LossParameterWithoutEffect, layer, "LabelSmoothing", Describe(loss), "LabelSmoothing", "CrossEntropy or CategoricalCrossEntropy");
            }
            else if (!(loss.LabelSmoothing is >= 0 and < 1))
            {
                problems.Report(ProblemCode.LabelSmoothingOutOfRange, layer, "LabelSmoothing", Number(loss.LabelSmoothing));
            }
        }
    }

    private static string Describe(LossModel loss) => loss.Kind switch
    {
        LossKind.Custom => loss.CustomName!,
        _ => "Loss." + loss.Kind,
    };

    private static void CheckPenalty(double penalty, string argument, int layer, ProblemList problems)
    {
        if (!(penalty >= 0) || double.IsInfinity(penalty))
        {
            problems.Report(ProblemCode.PenaltyNegative, layer, argument, argument, Number(penalty));
        }
    }

    private static void CheckEpsilon(double epsilon, int layer, ProblemList problems)
    {
        if (!IsPositive(epsilon))
        {
            problems.Report(ProblemCode.EpsilonNotPositive, layer, "Epsilon", Number(epsilon));
        }
    }

    /// <summary>A cast can give an enum any number.</summary>
    private static bool CheckDefined<TEnum>(TEnum value, int layer, string argument, ProblemList problems)
        where TEnum : struct, Enum
    {
        bool isDefined = Enum.IsDefined(typeof(TEnum), value);
        if (!isDefined)
        {
            ReportUndefined(value, layer, argument, problems);
        }

        return isDefined;
    }

    private static void ReportUndefined<TEnum>(TEnum value, int layer, string argument, ProblemList problems)
        where TEnum : struct, Enum =>
        problems.Report(
            ProblemCode.ValueNotDefined, layer, argument, typeof(TEnum).Name.Replace("Kind", ""), Number(Convert.ToInt32(value, CultureInfo.InvariantCulture)));

    private static bool IsPositive(double value) => value > 0 && !double.IsInfinity(value);
}
