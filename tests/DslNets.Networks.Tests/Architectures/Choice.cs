namespace DslNets.Networks.Tests.Architectures;

/// <summary>Numbers that decide one layer of a random network. Any numbers give a valid layer, so that a failing network can be made smaller by leaving choices out.</summary>
/// <param name="Layer">Which layer.</param>
/// <param name="Size">Its size.</param>
/// <param name="Function">Its activation or other option.</param>
/// <param name="Partner">Which earlier layer it is joined with.</param>
internal sealed record Choice(int Layer, int Size, int Function, int Partner);
