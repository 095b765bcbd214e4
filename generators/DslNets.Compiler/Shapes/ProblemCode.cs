namespace DslNets.Compiler.Shapes;

/// <summary>The rules a network can break; each is one diagnostic, and its number is the diagnostic's: 2001 is DSN2001.</summary>
public enum ProblemCode
{
    // 0xxx: the declaration
    /// <summary>An argument that the C# compiler itself rejects: no diagnostic of ours, but no network either.</summary>
    Unreadable = 0,
    NetworkNotPartial = 1,
    ContainerNotPartial = 2,
    NetworkIsGeneric = 3,
    NetworkIsStatic = 4,
    NetworkIsAbstract = 5,
    NetworkIsRecord = 6,
    NetworkIsFileLocal = 7,
    LayersOnAnotherPart = 8,
    LayersWithoutNetwork = 9,
    NoInput = 10,
    NoLayer = 11,

    // 10xx: arguments of layers
    UnitsBelowOne = 1001,
    InputSizeBelowOne = 1002,
    InputDimensions = 1003,
    DropoutRate = 1004,
    PenaltyNegative = 1005,
    EpsilonNotPositive = 1006,
    MomentumOutOfRange = 1007,
    AlphaWithoutEffect = 1008,
    AlphaNotFinite = 1009,
    InitializerScaleWithoutEffect = 1010,
    InitializerScaleNotValid = 1011,
    ConstantWithoutScale = 1012,
    BiasInitializerNeedsMatrix = 1013,
    BiasInitializerWithoutBias = 1014,
    LabelSmoothingOutOfRange = 1015,
    DeltaNotPositive = 1016,
    LossParameterWithoutEffect = 1017,
    OutputWeightNotPositive = 1018,
    ValueNotDefined = 1019,
    CustomLossWithoutMethod = 1020,
    NetworkLossUnused = 1021,
    SizeBelowOne = 1022,
    SizeNegative = 1023,
    SideWithoutEffect = 1024,
    PoolPaddingTooLarge = 1025,
    OutputPaddingTooLarge = 1026,

    // 11xx: names and connections
    UnknownLayer = 1101,
    LayerIsBelow = 1102,
    NameUsedTwice = 1103,
    NameNotIdentifier = 1104,
    NameReserved = 1105,
    LayerReadsNothing = 1106,
    FromOnInput = 1107,
    NameOnOutput = 1108,
    JoinWithoutLayers = 1109,
    NothingReads = 1110,

    // 12xx: functions of the class
    CustomFunctionNotFound = 1201,
    CustomFunctionSignature = 1202,
    CustomFunctionBody = 1203,
    CustomFunctionExpression = 1204,

    // 20xx: shapes
    DenseOnImage = 2001,
    JoinShapesDiffer = 2002,
    ConcatDimensionsDiffer = 2003,
    NormalizeNotOnInput = 2004,
    LayerNeedsPositions = 2005,
    ResultBelowOne = 2006,
    PixelsNotUsed = 2007,
    GroupsDoNotDivide = 2008,
    ReshapeLengthDiffers = 2009,
    TransposeOrder = 2010,
    BilinearOnSequence = 2011,

    // 21xx: losses and the outputs they fit
    LossNeedsClassProbabilities = 2101,
    LossNeedsClasses = 2102,
    LossNeedsProbability = 2103,
    LossNeedsDistribution = 2104,
    PoissonNeedsPositive = 2105,
    MarginLossOnProbabilities = 2106,
    SoftmaxOnOneUnit = 2107,
    LossOnDropout = 2108,
    LossNeedsVector = 2109,
    LossOnMovedProbabilities = 2110,

    // 3xxx: limits
    TooManyParameters = 3001,
    ValueTooLarge = 3002,
    CustomFunctionTooLarge = 3003,

    // 6xxx: advice for learning
    SaturatingChain = 6001,
    SoftmaxWithMeanSquaredError = 6002,
    DropoutOnOutput = 6003,
    UnitsStartEqual = 6004,
    JoinWithItself = 6005,
    LinearLayersCollapse = 6006,
    BiasBeforeBatchNorm = 6007,
    ActivationHasNoGradient = 6008,
}
