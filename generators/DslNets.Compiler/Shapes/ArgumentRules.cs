using System;
using System.Globalization;
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
            case LayerModel.Dense dense:
                Check(dense, layer, problems);
                break;
            case LayerModel.Activate activate:
                Check(activate.Activation, layer, problems);
                break;
            case LayerModel.Dropout dropout:
                Check(dropout, layer, problems);
                break;
            case LayerModel.BatchNorm norm:
                if (!(norm.Momentum > 0 && norm.Momentum <= 1))
                {
                    problems.Report(ProblemCode.MomentumOutOfRange, layer, "Momentum", Number(norm.Momentum));
                }

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
        if (input.Dimensions.Count is 0 or > 3)
        {
            problems.Report(ProblemCode.InputDimensions, layer, argument: null, Number(input.Dimensions.Count));
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
            problems.Report(ProblemCode.UnitsBelowOne, layer, "units", Number(dense.Units));
        }

        Check(dense.Activation, layer, problems);
        CheckPenalty(dense.L1, "L1", layer, problems);
        CheckPenalty(dense.L2, "L2", layer, problems);
        Check(dense.WeightInitializer, layer, "WeightInitializer", problems);

        string? bias = dense.BiasInitializer.Scale is not null ? "BiasInitializerScale"
            : dense.BiasInitializer.Kind != InitializerKind.Zeros ? "BiasInitializer"
            : null;
        if (!dense.UseBias && bias is not null)
        {
            problems.Report(ProblemCode.BiasInitializerWithoutBias, layer, bias, bias);
        }
        else if (dense.BiasInitializer.Kind is >= InitializerKind.GlorotUniform and <= InitializerKind.Orthogonal)
        {
            problems.Report(ProblemCode.BiasInitializerNeedsMatrix, layer, "BiasInitializer", dense.BiasInitializer.Kind.ToString());
        }
        else
        {
            Check(dense.BiasInitializer, layer, "BiasInitializer", problems);
        }
    }

    private static void Check(LayerModel.Dropout dropout, int layer, ProblemList problems)
    {
        if (dropout.Rate is >= 0 and < 1)
        {
            return;
        }

        // Keras and PyTorch take a share too, but percent is what people write by mistake.
        string? share = dropout.Rate is > 1 and < 100 ? Number(dropout.Rate / 100) : null;
        string remedy = share is null ? "" : $"; for {Number(dropout.Rate)} % write {share}";
        problems.Report(new Problem(
            ProblemCode.DropoutRate, layer, "rate", Details: EquatableArray.Of(Number(dropout.Rate), remedy), Replacement: share));
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
