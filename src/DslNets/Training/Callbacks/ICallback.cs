namespace DslNets;

/// <summary>Is told how training goes. All methods are called on the thread that called <c>Fit</c>; an exception ends training and comes out of <c>Fit</c>.</summary>
public interface ICallback
{
    /// <summary>Training starts.</summary>
    void OnTrainBegin(FitProgress progress)
    {
    }

    /// <summary>An epoch starts.</summary>
    void OnEpochBegin(FitProgress progress)
    {
    }

    /// <summary>A batch was trained on.</summary>
    void OnStepEnd(FitProgress progress)
    {
    }

    /// <summary>An epoch has ended, validation included; its figures are in <see cref="FitProgress.LastEpoch"/>.</summary>
    void OnEpochEnd(FitProgress progress)
    {
    }

    /// <summary>Training has ended for a reason other than an exception; the best weights have been restored.</summary>
    void OnTrainEnd(FitProgress progress)
    {
    }
}
