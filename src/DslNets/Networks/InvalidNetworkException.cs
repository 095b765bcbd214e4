namespace DslNets;

/// <summary>Thrown by every member of a network whose declaration has errors, when it was run although the errors were switched off. The message is the first error's.</summary>
/// <param name="message">What is wrong with the declaration.</param>
public sealed class InvalidNetworkException(string message) : InvalidOperationException(message);
