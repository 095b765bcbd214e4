namespace DslNets.Networks.Tests.Checks;

/// <summary>The bytes that an emitted network allocates once it has run a few times.</summary>
internal interface IAllocations
{
    /// <summary>Predicting one sample.</summary>
    long OfPredict();

    /// <summary>Predicting a batch.</summary>
    long OfPredictBatch(int samples);

    /// <summary>Training steps with batches of different sizes.</summary>
    long OfTrainStep(int samples, int threads);
}
