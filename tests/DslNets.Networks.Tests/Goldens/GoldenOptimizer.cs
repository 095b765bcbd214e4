using System.Diagnostics;

namespace DslNets.Networks.Tests.Goldens;

/// <summary>The optimizer of a golden's five steps; settings that the file leaves out have their defaults.</summary>
internal static class GoldenOptimizer
{
    public static Optimizer Of(Golden golden)
    {
        Optimizer optimizer = DefaultsOf(golden.Optimizer) switch
        {
            Sgd sgd => sgd with
            {
                Momentum = golden.Setting("Momentum", sgd.Momentum),
                Dampening = golden.Setting("Dampening", sgd.Dampening),
                Nesterov = golden.Setting("Nesterov", sgd.Nesterov),
            },
            RmsProp rmsProp => rmsProp with
            {
                Alpha = golden.Setting("Alpha", rmsProp.Alpha),
                Epsilon = golden.Setting("Epsilon", rmsProp.Epsilon),
                Momentum = golden.Setting("Momentum", rmsProp.Momentum),
                Centered = golden.Setting("Centered", rmsProp.Centered),
            },
            Adagrad adagrad => adagrad with
            {
                LearningRateDecay = golden.Setting("LearningRateDecay", adagrad.LearningRateDecay),
                InitialAccumulator = golden.Setting("InitialAccumulator", adagrad.InitialAccumulator),
                Epsilon = golden.Setting("Epsilon", adagrad.Epsilon),
            },
            Adadelta adadelta => adadelta with
            {
                Rho = golden.Setting("Rho", adadelta.Rho),
                Epsilon = golden.Setting("Epsilon", adadelta.Epsilon),
            },
            Adam adam => adam with
            {
                Beta1 = golden.Setting("Beta1", adam.Beta1),
                Beta2 = golden.Setting("Beta2", adam.Beta2),
                Epsilon = golden.Setting("Epsilon", adam.Epsilon),
                AmsGrad = golden.Setting("AmsGrad", adam.AmsGrad),
            },
            var unknown => throw new UnreachableException(unknown.ToString()),
        };
        return optimizer with
        {
            LearningRate = golden.Setting("LearningRate", optimizer.LearningRate),
            WeightDecay = golden.Setting("WeightDecay", optimizer.WeightDecay),
            DecouplesWeightDecay = golden.Setting("DecouplesWeightDecay", optimizer.DecouplesWeightDecay),
            ClipNorm = LimitOf(golden, "ClipNorm"),
            ClipValue = LimitOf(golden, "ClipValue"),
        };
    }

    private static Optimizer DefaultsOf(string name) => name switch
    {
        nameof(Sgd) => new Sgd(),
        nameof(RmsProp) => new RmsProp(),
        nameof(Adagrad) => new Adagrad(),
        nameof(Adadelta) => new Adadelta(),
        nameof(Adam) => new Adam(),
        nameof(AdamW) => new AdamW(),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "Unknown optimizer."),
    };

    private static double? LimitOf(Golden golden, string name) => golden.Setting(name, double.PositiveInfinity) is var limit && double.IsInfinity(limit) ? null : limit;
}
