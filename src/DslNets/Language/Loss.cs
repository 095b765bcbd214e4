namespace DslNets;

/// <summary>What training makes small. The loss of a batch is the mean over its samples (weighted when samples have weights).</summary>
public enum Loss
{
    /// <summary>No loss: the network only predicts, or is trained from gradients of its outputs.</summary>
    None,

    /// <summary>Mean over the features of (y - t)^2.</summary>
    MeanSquaredError,

    /// <summary>Mean over the features of |y - t|.</summary>
    MeanAbsoluteError,

    /// <summary>Mean over the features of (y - t)^2 / 2 where |y - t| &lt;= Delta, else Delta (|y - t| - Delta / 2) (Huber 1964; PyTorch's HuberLoss).</summary>
    Huber,

    /// <summary>Mean over the features of log(cosh(y - t)).</summary>
    LogCosh,

    /// <summary>Mean over the features of -t log(y) - (1 - t) log(1 - y). After a Sigmoid output it is computed from the logits, without overflow; an Identity output is taken as logits.</summary>
    BinaryCrossEntropy,

    /// <summary>-log(probability of the label); targets are class labels (Keras: sparse categorical cross-entropy). After Softmax it is computed from the logits; an Identity output is taken as logits.</summary>
    CrossEntropy,

    /// <summary>-sum over the classes of t log(y); targets are probabilities or one-hot vectors. After Softmax it is computed from the logits; an Identity output is taken as logits.</summary>
    CategoricalCrossEntropy,

    /// <summary>Mean over the features of max(0, 1 - t y), with targets -1 and 1.</summary>
    Hinge,

    /// <summary>Mean over the features of max(0, -t y), with targets -1 and 1: Rosenblatt's perceptron criterion.</summary>
    Perceptron,

    /// <summary>Sum over the features of t (log(t) - log(y)), for probabilities t and y; an output with LogSoftmax is log(y) already, as in PyTorch's <c>KLDivLoss</c>.</summary>
    KullbackLeibler,

    /// <summary>Mean over the features of y - t log(y + 1e-8), for rates y and counts t.</summary>
    Poisson,

    /// <summary>A function of the class itself, named with <c>nameof</c>.</summary>
    Custom,
}
