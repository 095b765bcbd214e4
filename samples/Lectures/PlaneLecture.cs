namespace Lectures;

/// <summary>A lecture whose samples lie in the plane, so that a report can show what its networks make of it.</summary>
/// <param name="name">By which it is run.</param>
/// <param name="subject">What it is about.</param>
/// <param name="epochs">The epochs when the command line does not say.</param>
public abstract class PlaneLecture(string name, string subject, int epochs) : Lecture(name, subject, epochs)
{
    /// <summary>The report that the command line asks for; null if it asks for none.</summary>
    protected TrainingReport? NewReport(SampleSettings settings)
    {
        if (settings.Report is null)
        {
            return null;
        }

        var report = new TrainingReport(Subject, $"The lecture {Name}.");
        report.AddFacts(("epochs", $"{settings.Epochs:N0}"), ("seed", $"{settings.Seed}"), ("date", $"{DateTime.Now:yyyy-MM-dd HH:mm}"));
        return report;
    }
}
