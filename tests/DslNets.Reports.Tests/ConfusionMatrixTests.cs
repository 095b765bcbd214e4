using AngleSharp.Dom;

namespace DslNets.Tests;

public class ConfusionMatrixTests
{
    /// <summary>Of class 0 two right, of class 1 one right and three taken for class 2, none of class 2.</summary>
    private static readonly ConfusionMatrix<float> Matrix = Of(ImageNetwork.Description, 3, (0, 0), (0, 0), (1, 1), (1, 2), (1, 2), (1, 2));

    [Fact]
    public void Cells_are_counts()
    {
        ParsedReport report = ParsedReport.Of(report => report.AddConfusionMatrix(Matrix));
        Assert.Equal(["", "0", "1", "2"], report.Texts(".confusion thead tr > *"));
        Assert.Equal(["0", "2", "0", "0"], report.Texts(".confusion tbody tr:nth-child(1) > *"));
        Assert.Equal(["1", "0", "1", "3"], report.Texts(".confusion tbody tr:nth-child(2) > *"));
        Assert.Equal(["2", "0", "0", "0"], report.Texts(".confusion tbody tr:nth-child(3) > *"));
        Assert.Equal("3 of 6 samples are right: 50.00 %. Rows are what samples are, columns what they were taken for.", report.Text("section .lead"));
    }

    [Fact]
    public void Heat_is_the_share_of_the_class_and_tells_right_from_wrong()
    {
        ParsedReport report = ParsedReport.Of(report => report.AddConfusionMatrix(Matrix, ["cat", "dog", "owl"]));
        IElement[] cells = [.. report.Page.QuerySelectorAll(".confusion tbody td[style]")];
        Assert.Equal(["right strong --heat:1", "right --heat:0.25", "wrong strong --heat:1"], cells.Select(cell => $"{cell.ClassName} {cell.GetAttribute("style")}"));
        Assert.Equal("dog taken for owl: 3 of 4 (75.0 %)", cells[2].GetAttribute("title"));
    }

    [Fact]
    public void Classes_have_recall_and_precision()
    {
        ParsedReport report = ParsedReport.Of(report => report.AddConfusionMatrix(Matrix, ["cat", "dog", "owl"]));
        Assert.Equal(["cat", "2", "100.00 %", "100.00 %", "–"], report.Texts("details tbody tr:nth-child(1) > *"));
        Assert.Equal(["dog", "4", "25.00 %", "100.00 %", "owl (3)"], report.Texts("details tbody tr:nth-child(2) > *"));
        Assert.Equal(["owl", "0", "–", "0.00 %", "–"], report.Texts("details tbody tr:nth-child(3) > *"));
    }

    [Fact]
    public void Matrix_of_many_classes_is_left_out()
    {
        ParsedReport report = ParsedReport.Of(report => report.AddConfusionMatrix(Of(ManyClassNetwork.Description, 51, (50, 50), (49, 50))));
        Assert.Empty(report.Texts(".confusion"));
        Assert.Equal(51, report.Texts("details tbody tr").Length);
        Assert.Equal(["49", "1", "0.00 %", "–", "50 (1)"], report.Texts("details tbody tr:nth-child(50) > *"));
    }

    [Fact]
    public void Matrix_of_nothing_is_said_to_be_empty()
    {
        ParsedReport report = ParsedReport.Of(report => report.AddConfusionMatrix(new ConfusionMatrix<float>()));
        Assert.Equal("No sample was counted.", report.Text("section .lead"));
    }

    [Fact]
    public void Names_have_to_be_those_of_all_classes()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => new TrainingReport("Test").AddConfusionMatrix(Matrix, ["cat", "dog"]));
        Assert.Equal("classNames", exception.ParamName);
        Assert.StartsWith("There are 2 names for 3 classes.", exception.Message);
    }

    private static ConfusionMatrix<float> Of(NetworkDescription network, int classes, params (int Actual, int Predicted)[] samples)
    {
        var batch = new Batch<float>(network, samples.Length);
        for (int sample = 0; sample < samples.Length; sample++)
        {
            batch.Labels()[sample] = samples[sample].Actual;
            batch.Output()[(sample * classes) + samples[sample].Predicted] = 1;
        }

        var matrix = new ConfusionMatrix<float>();
        matrix.Add(batch);
        return matrix;
    }
}
