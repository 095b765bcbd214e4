namespace DslNets;

/// <summary>
/// Makes a class a block: layers without an input that networks and other blocks put into their place, as often as they like, by <see cref="UseAttribute{TBlock}"/>,
/// <see cref="RepeatAttribute{TBlock}"/> and <see cref="ResidualAttribute{TBlock}"/>. Every use has parameters of its own, called after it: <c>resblock2.conv1.weight</c>.
/// </summary>
/// <remarks>
/// The layers are read in the order in which they are written. Inside a block <c>input</c> is the name of what enters it, its last layer is what leaves it, and other names are seen in
/// it alone. Sizes may be <see cref="Size.Input"/> and <see cref="Size.Argument"/>. Blocks of referenced libraries work; the functions of their classes do not, because only their
/// source says what they compute.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class BlockAttribute : Attribute;
