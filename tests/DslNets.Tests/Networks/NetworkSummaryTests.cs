using System.Globalization;
using DslNets.Runtime;

namespace DslNets.Tests.Networks;

public sealed class NetworkSummaryTests
{
    [Fact]
    public void A_sequence_is_a_table_of_layers_with_totals() => Assert.Equal(
        """
        Tiny
        Layer       Kind       Output  Parameters  FLOPs
        ------------------------------------------------
        dense1      Dense      2                8     14
        batchnorm1  BatchNorm  2                4      4
        ------------------------------------------------
        Parameters: 12 (2 frozen), state: 4, 64 bytes
        FLOPs of one prediction: 18
        Activations and their gradients while training: 0 bytes per sample

        """,
        TinyNetwork<float>.Create(1).Summary());

    [Fact]
    public void A_graph_shows_what_layers_read_in_any_culture()
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        var foreign = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        foreign.NumberFormat.NumberGroupSeparator = ".";
        try
        {
            CultureInfo.CurrentCulture = foreign;
            Assert.Equal(
                """
                Jump
                Layer  Kind   Output   Parameters      FLOPs  Reads
                ------------------------------------------------------
                image  Input  28x28x1           0          0
                a      Dense  1000        785,000  1,569,000  image
                sum    Add    1000              0      1,000  a, image
                ------------------------------------------------------
                Parameters: 4, 32 bytes
                FLOPs of one prediction: 1,570,000
                Activations and their gradients while training: 14,304 bytes per sample

                """,
                new JumpNetwork().Summary());
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    /// <summary>A network whose second layer reads two others.</summary>
    private sealed class JumpNetwork : INetwork<JumpNetwork, double>
    {
        public static NetworkDescription Description { get; } = Descriptions.OfTensors(new TensorDescription("a.bias", [4], 0, 0, Initializer.Zeros)) with
        {
            Name = "Jump",
            Training = new ArenaDescription(LengthPerSample: 1788, [], [], [], -1, -1, [], []),
            Inputs = [new("image", [28, 28, 1])],
            Layers =
            [
                new("image", "Input", [28, 28, 1], 0, 0, []),
                new("a", "Dense", [1000], 785_000, 1_569_000, ["image"]),
                new("sum", "Add", [1000], 0, 1000, ["a", "image"]),
            ],
        };

        public ParameterStore<double> Parameters { get; } = new(Description);

        public static JumpNetwork Create(ulong seed) => new();

        public void PredictBatch(Batch<double> batch) => throw new NotSupportedException();

        public static void TrainForward(Pass<double> pass, in Worker worker) => throw new NotSupportedException();

        public static void TrainLoss(Pass<double> pass, in Worker worker) => throw new NotSupportedException();

        public static void TrainBackward(Pass<double> pass, in Worker worker) => throw new NotSupportedException();

        public static void TrainBackwardFromOutputs(Pass<double> pass, in Worker worker) => throw new NotSupportedException();

        public static void InferForward(Pass<double> pass, in Worker worker) => throw new NotSupportedException();

        public static void InferLoss(Pass<double> pass, in Worker worker) => throw new NotSupportedException();
    }
}
