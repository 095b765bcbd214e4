using System.Collections.Generic;
using System.Linq;
using static DslNets.Compiler.Shapes.ProblemCode;
using static DslNets.Compiler.Shapes.Severity;

namespace DslNets.Compiler.Shapes;

/// <summary>The table of rules: what is reported, how bad it is, and in which words.</summary>
public static class Rules
{
    /// <summary>Every rule in the order of its number.</summary>
    public static readonly IReadOnlyList<Rule> All =
    [
        // 0xxx: the declaration
        new(Unreadable, Error, "The C# compiler rejects the declaration", "The declaration of '{0}' has errors that the C# compiler reports"),
        new(NetworkNotPartial, Error, "A network must be partial", "The generator adds members to '{0}', so it must be partial; write 'partial class {0}'"),
        new(ContainerNotPartial, Error, "A type around a network must be partial", "The generator adds members to '{0}', so the type '{1}' around it must be partial; write 'partial {2} {1}'"),
        new(NetworkIsGeneric, Error, "A network cannot be generic", "The code of '{0}' is emitted for fixed sizes and one number type, so '{1}' cannot have type parameters; remove them"),
        new(NetworkIsStatic, Error, "A network cannot be static", "Every object of '{0}' has its own weights, so it cannot be static; remove 'static'"),
        new(NetworkIsAbstract, Error, "A network cannot be abstract", "The generator makes objects of '{0}', so it cannot be abstract; remove 'abstract'"),
        new(NetworkIsRecord, Error, "A network cannot be a record", "A network is not compared by value, so '{0}' cannot be a record; write 'partial class {0}'"),
        new(NetworkIsFileLocal, Error, "A network cannot be local to a file", "The generated part of '{0}' stands in another file, so it cannot be a file type; remove 'file'"),
        new(LayersOnAnotherPart, Error, "All layers stand on one part of a class", "The layers of '{0}' are read in order from the part that has [Network] or [Block]; move {1} there"),
        new(LayersWithoutNetwork, Warning, "Layers without [Network]", "'{0}' has layers but is no network, so nothing is generated; add [Network] above {1}"),
        new(NoInput, Error, "A network needs an input", "'{0}' has no input; put [Input(...)] with the sizes of one sample above its layers"),
        new(NoLayer, Error, "A network needs a layer", "'{0}' has no layer; put one, such as [Dense(10)], below its input"),

        new(NotABlock, Error, "A block has [Block]", "'{0}' is no block; put [Block] above its layers"),
        new(BlockWithoutLayers, Error, "A block needs a layer", "The block '{0}' has no layers; put one, such as [Dense(10)], below [Block]"),
        new(BlockUsesItself, Error, "A block cannot use itself", "'{0}' uses itself ({1}), so it would never end; remove one of the uses"),
        new(PortInBlock, Error, "A block has no ports", "A block reads what stands above its use and gives what its last layer does, but '{0}' has [{1}]; remove it, inside a block the name of what enters is \"input\""),
        new(SectionInBlock, Error, "A block has no sections", "A section is called by a method of its network, but the block '{0}' has {1}; write it above the use of the block"),

        // 10xx: arguments of layers
        new(UnitsBelowOne, Error, "A layer needs at least one unit", "[Dense] needs at least 1 unit, but got {0}; write [Dense(1)] or more"),
        new(InputSizeBelowOne, Error, "The sizes of an input are at least 1", "Every size of an [Input] is at least 1, but this is {0}"),
        new(InputDimensions, Error, "A shape has one to three dimensions", "{0} has 1 size (features), 2 (steps, features) or 3 (height, width, channels), but got {1}"),
        new(DropoutRate, Error, "A dropout rate is in [0, 1)", "The rate of [{2}] is a probability in [0, 1), but got {0}{1}"),
        new(PenaltyNegative, Error, "A weight penalty is not negative", "{0} is a finite factor of at least 0, but got {1}"),
        new(EpsilonNotPositive, Error, "Epsilon is positive", "Epsilon keeps a root away from 0, so it is positive and finite, but got {0}; the default is 1e-5"),
        new(MomentumOutOfRange, Error, "Momentum is in (0, 1]", "Momentum is the share of the new batch in the running averages, in (0, 1], but got {0}; the default is 0.1 as in PyTorch"),
        new(AlphaWithoutEffect, Warning, "Alpha without effect", "{0} has no Alpha; only LeakyRelu and Elu have one; remove it"),
        new(AlphaNotFinite, Error, "Alpha is finite", "Alpha is a finite number, but got {0}"),
        new(InitializerScaleWithoutEffect, Warning, "Initializer scale without effect", "The initializer {0} takes no scale; only Constant, Uniform, Normal and Orthogonal do; remove it"),
        new(InitializerScaleNotValid, Error, "The scale of an initializer is positive", "The scale of {0} is {1}, but got {2}"),
        new(ConstantWithoutScale, Error, "A constant initializer needs its value", "Initializer.Constant needs its value; add {0} = ..., or use Initializer.Zeros"),
        new(BiasInitializerNeedsMatrix, Error, "The initializer needs a matrix", "{0} draws from the sizes of a matrix, but a bias is a vector; use Zeros, Constant, Uniform or Normal"),
        new(BiasInitializerWithoutBias, Warning, "A bias initializer without a bias", "The layer has no bias (UseBias = false), so {0} has no effect; remove it"),
        new(LabelSmoothingOutOfRange, Error, "Label smoothing is in [0, 1)", "LabelSmoothing is the share of the target spread over all classes, in [0, 1), but got {0}"),
        new(DeltaNotPositive, Error, "Delta is positive", "Delta is where Huber's loss turns linear, so it is positive and finite, but got {0}"),
        new(LossParameterWithoutEffect, Warning, "A loss parameter without effect", "{0} has no {1}; only {2} has one; remove it"),
        new(OutputWeightNotPositive, Error, "The weight of an output is positive", "The weight of an output's loss is positive and finite, but got {0}; an output that is not trained has no loss"),
        new(ValueNotDefined, Error, "Not a value of the enum", "{0} has no value {1}; use a name of the enum"),
        new(CustomLossWithoutMethod, Error, "A loss of one's own is named", "Loss.Custom does not say which method it is; name it: {0}"),
        new(NetworkLossUnused, Warning, "The network's loss is not used", "Every output has a loss of its own, so {0} of the network is not used; remove it"),
        new(SizeBelowOne, Error, "A size is at least 1", "{0} of [{1}] is at least 1, but got {2}"),
        new(SizeNegative, Error, "A size is not negative", "{0} of [{1}] is at least 0, but got {2}"),
        new(SideWithoutEffect, Warning, "A side without effect", "{0}, so this has no effect; remove it"),
        new(PoolPaddingTooLarge, Error, "The padding of a pooling is at most half its window", "A padding of {0} would put windows of {1} wholly outside the input; use at most {2}"),
        new(OutputPaddingTooLarge, Error, "Output padding is below the stride", "OutputPadding chooses among sizes that stride {0} and dilation {1} make equal, so it is below the larger of them, but got {2}"),
        new(BlockSizeNotValid, Error, "A size of a block", "{0}; in a block a size is a number, or Size.Input or Size.Argument times or divided by a whole number (up to 16)"),
        new(BlockNeedsArgument, Error, "The block needs a number", "The block '{0}' has sizes that are Size.Argument, so it needs a number; write it: {1}"),
        new(BlockArgumentWithoutEffect, Warning, "The number has no effect", "The block '{0}' has no size that is Size.Argument, so {1} has no effect; remove it"),
        new(RecurrentActivationMixesUnits, Error, "A recurrent activation works unit by unit", "[SimpleRnn] applies its activation to each unit alone, but {0} mixes them; use Tanh or Relu, and [Activate({0})] behind the layer"),
        new(CausalNotOverSteps, Error, "Causal padding is for steps", "Padding.Causal keeps later steps of a sequence out of earlier ones, which only [Conv1D] does, but got {0}; use Padding.Same"),
        new(LengthsWithoutSteps, Error, "Lengths count steps", "Lengths say how many steps of a sequence are real, but {0} has none; write [Input(steps, features, Lengths = true)]"),
        new(LayerIgnoresLengths, Error, "The layer ignores true lengths", "{0} would mix real steps of '{1}' with padding; first use a recurrent layer, [GlobalAveragePool] or [GlobalMaxPool], or leave out Lengths"),
        new(JoinMixesLengths, Error, "A join of different lengths", "{0} joins '{1}' and '{2}', whose true lengths are not those of the same input"),
        new(StatefulWithoutEnd, Error, "A stateful layer goes on where it ended", "A stateful layer goes on in the next batch where it ended in this one, but {0}; leave out {1}"),
        new(LayerNeedsVector, Error, "The layer needs a vector", "{0} needs a vector, but {1} gives {2}; insert [Flatten] ({3} values)"),
        new(NoiseDeviationNegative, Error, "A deviation is not negative", "The deviation of [GaussianNoise] is finite and at least 0, but got {0}"),
        new(DivergenceWithoutLoss, Warning, "A divergence without a loss", "The divergence of {0} is a term of the loss, but '{1}' has none; give it one, as in [Network(Loss.BinaryCrossEntropy)]"),
        new(CausalMemory, Error, "Causal attention asks its own steps", "Causal compares the steps of one sequence, but the keys are those of '{0}'; remove Causal or Memory"),

        // 11xx: names and connections
        new(UnknownLayer, Error, "No layer of this name", "There is no layer '{0}'{1}"),
        new(LayerIsBelow, Error, "A layer reads layers above it", "'{0}' does not stand above this layer; a layer reads only what is computed before it"),
        new(NameUsedTwice, Error, "A name is used twice", "'{0}' is also the name of {1}; every layer, section, input and output is called differently"),
        new(NameNotIdentifier, Error, "A name is a C# identifier", "'{0}' is not a C# identifier, but members are called after it; use letters, digits and '_', a letter first"),
        new(NameReserved, Error, "A name is reserved", "'{0}' is {1}; choose another name"),
        new(LayerReadsNothing, Error, "A layer needs something to read", "{0} has no layer above it to read; put [Input(...)] above it"),
        new(FromOnInput, Error, "An input reads nothing", "An [Input] is where values enter, it does not read '{0}'; remove From"),
        new(NameIsFirstArgument, Error, "The name is the first argument", "[{0}] is called by its first argument, '{1}'; remove Name"),
        new(JoinWithoutLayers, Error, "A join needs another layer", "[{0}] joins the layer above with others; name them, as in [{0}(\"dense1\")]"),
        new(NothingReads, Warning, "Nothing reads a value", "Nothing reads '{0}', so it has no effect; read it with From = \"{0}\" or a join, make it an [Output], or remove it"),
        new(ShareNeedsSameLayer, Error, "Parameters are shared by layers of one form", "{0} cannot use the parameters of '{1}': {2}"),
        new(SectionWithoutLayers, Error, "A section needs a layer", "The section '{0}' has no layers; put one, such as [Dense(10)], below it, or remove it"),
        new(SectionReadsOutside, Error, "A section reads the value that enters it", "{0} reads '{1}', which stands outside of the section '{2}', but a section is computed from what enters it, '{3}', alone; join them above [Section(\"{2}\")], or move it"),

        // 12xx: functions of the class
        new(CustomFunctionNotFound, Error, "No method of this name", "'{0}' has no method '{1}'{2}"),
        new(CustomFunctionSignature, Error, "The signature of a custom function", "'{0}' must be '{1}' (float or double), but is '{2}'"),
        new(CustomFunctionBody, Error, "A custom function is one expression", "'{0}' must be one expression ('=> ...' or a single return) in the source{1}, which the compiler reads and differentiates"),
        new(CustomFunctionExpression, Error, "Not part of a formula", "'{0}' cannot be differentiated; a formula is made of + - * /, comparisons, ?:, constants, the parameters and Abs, Sign, Floor, Sqrt, Exp, Log, Sin, Cos, Tanh, Max, Min, Pow of MathF or Math"),

        // 20xx: shapes
        new(DenseOnImage, Error, "A dense layer does not take an image", "{0} needs a vector or a sequence, but {1} gives the image {2}; insert [Flatten] ({3} values)"),
        new(JoinShapesDiffer, Error, "Joined values have one shape", "{0} needs values of one shape, but '{1}' gives {2} and '{3}' gives {4}; use as many units or filters, or [Concat]"),
        new(ConcatDimensionsDiffer, Error, "Concatenated values differ in the last dimension alone", "{0} joins features or channels, the last dimension, so the others must agree, but '{1}' gives {2} and '{3}' gives {4}"),
        new(NormalizeNotOnInput, Error, "[Normalize] stands on an input", "[Normalize] takes mean and deviation from the data, so it reads an [Input], but it reads '{0}'; move it below the input, or use [BatchNorm]"),
        new(LayerNeedsPositions, Error, "The layer needs an image or a sequence", "{0} needs {1}, but {2} gives {3}; {4}"),
        new(ResultBelowOne, Error, "A result is at least 1 in size", "The result of {0} on {1} would be below 1: {2}; {3}"),
        new(PixelsNotUsed, Information, "Pixels are not used", "{0} gives {1} of {2}; {3} {4} not used"),
        new(GroupsDoNotDivide, Error, "Groups divide the channels", "{0} groups do not divide the {1} {2} of [{3}]; use a number of groups that divides input channels and filters"),
        new(ReshapeLengthDiffers, Error, "A reshaped value keeps its length", "{0} has {1} values, but {2} gives {3}, {4} values; use sizes with that product"),
        new(TransposeOrder, Error, "A transposition names each dimension once", "{0} must name each of the {1} dimensions once, as {2} gives {3}; {4}"),
        new(BilinearOnSequence, Error, "Bilinear interpolation needs an image", "Interpolation.Bilinear needs an image, but {0} gives {1}; use Interpolation.Nearest"),
        new(ResidualShapesDiffer, Error, "A residual block keeps the shape", "{0} adds what enters, {1}, to what the block gives, {2}; {3}"),
        new(HeadsDoNotDivide, Error, "Heads divide the features", "{0} heads do not divide the {1} features that [MultiHeadAttention] reads; use a number of heads that does, such as {2}"),
        new(TokensNeedEmbedding, Error, "Tokens need an embedding", "{0} would take the numbers of the tokens of '{1}' for values; put [Embedding(64)] between them"),
        new(EmbeddingNeedsTokens, Error, "An embedding reads tokens", "{0} looks up a row for each token of a [TokenInput], but {1} gives {2}; write [TokenInput(steps, vocabulary)], or [Dense] for real values"),
        new(MemoryNeedsSequence, Error, "The memory of an attention is a sequence", "{0} asks the steps of a sequence, but '{1}' gives {2}; name a layer that gives a sequence"),

        // 21xx: losses and the outputs they fit
        new(LossNeedsClassProbabilities, Error, "The loss needs probabilities of classes", "{0} needs an output with Softmax, LogSoftmax or, as logits, Identity, but '{1}' ends in {2}; use {3}"),
        new(LossNeedsClasses, Error, "The loss needs at least two classes", "{0} needs one unit for each class, at least 2, but '{1}' gives 1; use 2 units, or Loss.BinaryCrossEntropy with Sigmoid"),
        new(LossNeedsProbability, Error, "The loss needs a probability", "{0} needs an output with Sigmoid or, as logits, Identity, but '{1}' ends in {2}; use Sigmoid{3}"),
        new(LossNeedsDistribution, Error, "The loss needs a distribution", "KullbackLeibler needs an output with Softmax, LogSoftmax or Sigmoid, but '{0}' ends in {1}; use Softmax"),
        new(PoissonNeedsPositive, Warning, "The loss needs positive outputs", "Poisson takes the logarithm of the output, but {1} of '{0}' can be negative; use Softplus"),
        new(MarginLossOnProbabilities, Warning, "The loss needs outputs of both signs", "{0} has targets -1 and 1, but {2} of '{1}' gives one sign only; use Identity or Tanh"),
        new(SoftmaxOnOneUnit, Warning, "Softmax of one unit", "{0} over one unit is always {1}; use Sigmoid, or more units"),
        new(LossOnDropout, Error, "The loss cannot follow dropout", "{0} reads probabilities or logits, but [{3}] here makes values of '{1}' zero while training; move it above {2}"),
        new(LossOnFlattenedClasses, Error, "Classes of positions stay apart", "{0} would take the classes of all positions of '{1}', {2}, for one set; remove what makes them a vector, and each position has classes of its own"),
        new(LossOnMovedProbabilities, Error, "The loss needs the activation last", "{0} would take the probabilities of {1} of '{2}' for logits, because {3} stands between; put the activation below it, as [Activate({1})]"),

        // 3xxx: limits
        new(TooManyParameters, Error, "Too many parameters", "With {0} the network has {1} parameters; the limit is {2}, so use fewer units"),
        new(ValueTooLarge, Error, "A value is too large", "{0} has {1} values for one sample; the limit is {2}"),
        new(CustomFunctionTooLarge, Error, "A custom function is too large", "'{0}' has more than {1} operations once its conditions are written out; write it with Max, Min or fewer conditions"),
        new(TooManyLayers, Error, "Too many layers", "With {0} the network has more than {1} layers; repeat less"),

        // 6xxx: advice for learning
        new(SaturatingChain, Information, "Gradients vanish", "{0} layers with {1} follow each other; each makes the gradient smaller, so the first ones hardly learn; Relu does not"),
        new(SoftmaxWithMeanSquaredError, Information, "Softmax with mean squared error", "After the Softmax of '{0}' the gradient of mean squared error is near 0 where the network is most wrong; Loss.CategoricalCrossEntropy avoids that"),
        new(DropoutOnOutput, Information, "Dropout on an output", "[{1}] here makes outputs of '{0}' zero while training; put it before the last layer"),
        new(UnitsStartEqual, Information, "Units that start equal stay equal", "All weights of '{0}' start equal, so all its units get the same gradient and learn the same; use a random initializer"),
        new(JoinWithItself, Information, "A layer is joined with itself", "{0} joins '{1}' with itself"),
        new(LinearLayersCollapse, Information, "Two linear layers are one", "'{0}' and '{1}' are linear, so together they are one linear layer; give '{0}' an activation"),
        new(BiasBeforeBatchNorm, Information, "A bias before [BatchNorm]", "[BatchNorm] below subtracts the mean, so the bias of '{0}' has no effect; write UseBias = false"),
        new(ActivationHasNoGradient, Information, "The activation has no gradient", "The derivative of {0} is 0, so nothing before it in '{1}' learns"),
    ];

    private static readonly Dictionary<ProblemCode, Rule> ByCode = All.ToDictionary(rule => rule.Code);

    public static Rule Of(ProblemCode code) => ByCode[code];
}
