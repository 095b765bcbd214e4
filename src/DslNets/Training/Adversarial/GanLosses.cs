namespace DslNets;

/// <summary>What the networks of a <see cref="GanTrainer{TGenerator, TDiscriminator, T}"/> minimised, before a step or in the mean of an epoch.</summary>
/// <param name="Discriminator">The discriminator's loss on real and generated samples.</param>
/// <param name="Generator">The generator's loss; null when the generator made no step.</param>
public readonly record struct GanLosses(double Discriminator, double? Generator);
