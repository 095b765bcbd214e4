namespace DslNets;

/// <summary>How many zeros a window sees around an image or a sequence.</summary>
public enum Padding
{
    /// <summary>None, or as many as <c>Pad</c>, <c>PadLeft</c> and the like say: a window lies inside the input and its padding. n positions become floor((n + padding - reach) / stride) + 1.</summary>
    Valid,

    /// <summary>As many as give one window for each step of the stride: n positions become ceil(n / stride). Of an odd number the extra zero is at the end, as Keras.</summary>
    Same,

    /// <summary>
    /// For <see cref="Conv1DAttribute"/>: (kernel - 1) dilation zeros before the first step and none after the last, so that no output depends on later inputs, and with stride 1 the network also runs as a stream;
    /// n steps become ceil(n / stride). As Keras' <c>"causal"</c> (van den Oord et al. 2016).
    /// </summary>
    Causal,
}
