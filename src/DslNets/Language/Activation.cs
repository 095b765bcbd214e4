namespace DslNets;

/// <summary>The built-in functions that a layer applies to its result.</summary>
public enum Activation
{
    /// <summary>f(x) = x.</summary>
    Identity,

    /// <summary>f(x) = 1 for x >= 0, else 0 (McCulloch and Pitts 1943). Its derivative is 0.</summary>
    Step,

    /// <summary>f(x) = 1 for x >= 0, else -1 (Rosenblatt 1958). Its derivative is 0.</summary>
    Sign,

    /// <summary>f(x) = 1 / (1 + exp(-x)).</summary>
    Sigmoid,

    /// <summary>f(x) = min(max(x / 6 + 1/2, 0), 1), as PyTorch and Keras 3.</summary>
    HardSigmoid,

    /// <summary>f(x) = tanh(x).</summary>
    Tanh,

    /// <summary>f(x) = min(max(x, -1), 1).</summary>
    HardTanh,

    /// <summary>f(x) = max(x, 0) (Nair and Hinton 2010).</summary>
    Relu,

    /// <summary>f(x) = x for x >= 0, else Alpha x; Alpha is 0.01 unless set, as in PyTorch (Maas et al. 2013; Keras: 0.3).</summary>
    LeakyRelu,

    /// <summary>f(x) = x for x > 0, else Alpha (exp(x) - 1); Alpha is 1 unless set (Clevert et al. 2016).</summary>
    Elu,

    /// <summary>f(x) = 1.0507 x for x > 0, else 1.0507 * 1.6733 (exp(x) - 1), with the constants of Klambauer et al. 2017 in full precision.</summary>
    Selu,

    /// <summary>f(x) = x (1 + erf(x / sqrt(2))) / 2, the exact form (Hendrycks and Gimpel 2016; PyTorch's default).</summary>
    Gelu,

    /// <summary>f(x) = x / (1 + exp(-x)), also called swish (Elfwing et al. 2018).</summary>
    Silu,

    /// <summary>f(x) = x tanh(log(1 + exp(x))) (Misra 2019).</summary>
    Mish,

    /// <summary>f(x) = log(1 + exp(x)) (Dugas et al. 2001).</summary>
    Softplus,

    /// <summary>f(x) = x / (1 + |x|).</summary>
    Softsign,

    /// <summary>f(x) = x^2.</summary>
    Square,

    /// <summary>f(x) = sin(x) (Sitzmann et al. 2020).</summary>
    Sin,

    /// <summary>y_i = exp(x_i) / sum over j of exp(x_j), over the features of a vector, of each step or of each pixel: probabilities of classes.</summary>
    Softmax,

    /// <summary>y_i = x_i - log(sum over j of exp(x_j)), over the features of a vector, of each step or of each pixel: logarithms of probabilities.</summary>
    LogSoftmax,

    /// <summary>y = x / ||x||, over the features of a vector, of each step or of each pixel: a vector of length 1. The length is taken as at least 1e-12, as in PyTorch's <c>normalize</c>.</summary>
    L2Normalize,
}
