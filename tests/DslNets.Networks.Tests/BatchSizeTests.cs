using DslNets.Compiler.Shapes;
using DslNets.Networks.Tests.Architectures;
using DslNets.Networks.Tests.Checks;
using DslNets.Networks.Tests.Goldens;

namespace DslNets.Networks.Tests;

/// <summary>Batches around the lengths of vectors and blocks, against the reference.</summary>
public class BatchSizeTests
{
    private static readonly int[] _sizes = [1, 2, 11, 15, 16, 17, 31, 127, 128];

    /// <summary>Goldens whose networks are taken; their batches are not.</summary>
    public static TheoryData<string> Cases =>
    [
        "SgdSteps", "Wide", "LayerNorm", "SeveralInputs", "SeveralOutputs", "BatchNorm", "BothPenalties",
        "Conv", "ConvSame", "ConvStride", "ConvGroups", "ConvTranspose", "MaxPoolOverlap", "AveragePoolPad", "BatchNormImage", "ConvSequenceOptions", "ImageOfLogits",
        "AttentionCausal", "AttentionCross", "AttentionThinHeads", "RmsNormSequence", "Embedding", "EmbeddingAndNumbers", "EncoderOptions", "DecoderBlock", "CrossEntropyOfStepsOnSoftmax",
        "CategoricalCrossEntropyOfSteps", "KullbackLeiblerOfSteps", "CrossEntropyOfPixels", "LanguageModel",
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_batch_size_agrees_with_the_reference(string name)
    {
        Golden golden = Golden.Load(name);
        ResolvedNetwork model = DeclaredNetwork.Resolve(golden.Declaration);
        foreach (int samples in _sizes)
        {
            // One sample has no variance.
            if (samples > 1 || name != "BatchNorm")
            {
                using INetworkUnderTest inDouble = NetworkUnderTest.Of(NetworkTypes.Double(golden.Network), samples);
                ReferenceCheck.Run(inDouble, model, samples, seed: samples, tolerance: 1e-9);
                using INetworkUnderTest inSingle = NetworkUnderTest.Of(NetworkTypes.Single(golden.Network), samples);
                ReferenceCheck.Run(inSingle, model, samples, seed: samples, tolerance: 1e-4);
            }
        }
    }
}
