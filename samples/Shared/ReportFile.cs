namespace Samples;

/// <summary>The report of a sample as a file.</summary>
public static class ReportFile
{
    /// <summary>Writes the report where the command line says, and says where it lies.</summary>
    public static void SaveTo(this TrainingReport report, SampleSettings settings)
    {
        report.Save(settings.Report!);
        Console.WriteLine($"report: {settings.Report}");
    }
}
