using System.Globalization;

namespace DslNets.Package.Tests;

public class NativeAotTests
{
    /// <summary>For every x64 processor, for those of the last ten years, and for this machine's: all without trim or AOT warnings.</summary>
    [Theory]
    [InlineData("", 16)]
    [InlineData("<IlcInstructionSet>x86-x64-v3</IlcInstructionSet>", 32)]
    [InlineData("<IlcInstructionSet>native</IlcInstructionSet>", 32)]
    public void A_fresh_project_publishes_ahead_of_time_and_learns(string instructionSet, int leastVectorBytes)
    {
        string linker = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "clang"))) ? "clang" : "gcc";
        using var project = new FreshProject(
            "net9.0",
            $"<ImplicitUsings>enable</ImplicitUsings><PublishAot>true</PublishAot><CppCompilerAndLinker Condition=\"$([MSBuild]::IsOSPlatform('Linux'))\">{linker}</CppCompilerAndLinker>{instructionSet}",
            FreshProjectTests.Program);
        (int exitCode, string output) = project.Dotnet("publish", "-o", "published");
        Assert.True(exitCode == 0, output);
        (exitCode, output) = project.RunPublished("published");
        Assert.True(exitCode == 0, output);
        FreshProjectTests.AssertLearned(output);
        string vectors = output.Split('\n').Single(line => line.StartsWith("vector bytes: ", StringComparison.Ordinal)).Trim();
        Assert.InRange(int.Parse(vectors.Split(' ')[^1], CultureInfo.InvariantCulture), leastVectorBytes, instructionSet.Length == 0 ? 16 : 64);
    }
}
