using System.Globalization;

namespace DslNets.Package.Tests;

public class FreshProjectTests
{
    /// <summary>Learns XOR and prints how wide its vectors are and what it predicts for the four corners; needs no using line but for what it takes from .NET.</summary>
    internal const string Program = """
        using System;
        using System.Globalization;

        var network = new Fresh.Xor(seed: 1);
        float[] corners = [0, 0, 0, 1, 1, 0, 1, 1];
        network.Fit(new DataSet<float>(corners, [0f, 1f, 1f, 0f], count: 4), new FitOptions { Epochs = 500, BatchSize = 4, Optimizer = new Adam { LearningRate = 0.05 } });
        float[] predicted = new float[4];
        network.PredictBatch(corners, predicted);
        Console.WriteLine("vector bytes: " + DslNets.Runtime.BatchLayout.VectorBytes.ToString(CultureInfo.InvariantCulture));
        Console.WriteLine("predicted: " + string.Join(' ', Array.ConvertAll(predicted, value => value.ToString("F3", CultureInfo.InvariantCulture))));

        namespace Fresh
        {
            [Network(Loss.BinaryCrossEntropy)]
            [Input(2)]
            [Dense(8, Tanh)]
            [Dense(1, Sigmoid)]
            internal sealed partial class Xor;
        }
        """;

    /// <summary>What a program written for trimming and NativeAOT sets: every trim and AOT warning is an error.</summary>
    private const string AheadOfTime = "<IsAotCompatible>true</IsAotCompatible><PublishTrimmed>true</PublishTrimmed>";

    [Theory]
    [InlineData("net10.0", "<ImplicitUsings>enable</ImplicitUsings>")]
    [InlineData("net9.0", "<ImplicitUsings>disable</ImplicitUsings><RollForward>Major</RollForward>")]
    public void A_fresh_project_builds_without_warnings_and_learns(string framework, string properties)
    {
        using var project = new FreshProject(framework, AheadOfTime + properties, Program);
        (int exitCode, string output) = project.Dotnet("run");
        Assert.True(exitCode == 0, output);
        AssertLearned(output);
    }

    [Fact]
    public void A_wrong_network_is_reported_by_the_package_s_analyzer()
    {
        using var project = new FreshProject("net10.0", "", Program.Replace("[Dense(8, Tanh)]", "[Dense(0, Tanh)]", StringComparison.Ordinal));
        (int exitCode, string output) = project.Dotnet("build");
        Assert.NotEqual(0, exitCode);
        Assert.Contains("error DSN1", output, StringComparison.Ordinal);
    }

    internal static void AssertLearned(string output)
    {
        string line = output.Split('\n').Single(line => line.StartsWith("predicted: ", StringComparison.Ordinal));
        double[] predicted = [.. line.Trim().Split(' ')[1..].Select(value => double.Parse(value, CultureInfo.InvariantCulture))];
        Assert.Equal([0d, 1, 1, 0], predicted.Select(value => Math.Round(value)));
        Assert.All(predicted.Zip([0d, 1, 1, 0]), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, 0.2));
    }
}
