namespace DslNets;

/// <summary>What is drawn over a plane, such as the generated <c>Predict</c> of a network with two inputs.</summary>
/// <param name="point">The two coordinates.</param>
/// <param name="outputs">Room for the outputs at this point.</param>
public delegate void PlaneFunction<T>(ReadOnlySpan<T> point, Span<T> outputs);
