namespace DslNets.Networks.Tests;

/// <summary>Penalties on weights that no gradient of the data reaches.</summary>
public partial class PenaltyTests
{
    [Network(Loss.MeanSquaredError)]
    [Input(2)]
    [Dense(3, Step, L2 = 0.1)]
    [Dense(1)]
    internal sealed partial class Unreached;

    [Fact]
    public void Every_step_begins_with_the_penalty_alone()
    {
        var network = new Unreached(seed: 1);
        using var trainer = new Trainer<Unreached, float>(network, new Sgd { LearningRate = 1e-6 }, new TrainerOptions { KeepsGradients = true });
        var batch = new Batch<float>(Unreached.Description, 4);
        float[] gradients = new float[Unreached.ParameterCount];
        for (int step = 0; step < 3; step++)
        {
            float[] weights = new float[6];
            network.Dense1.Weights.CopyTo(weights);
            trainer.TrainStep(batch);
            trainer.CopyGradientsTo(gradients);
            for (int index = 0; index < weights.Length; index++)
            {
                Assert.Equal(2 * 0.1f * weights[index], gradients[index], 1e-6f);
            }
        }
    }
}
