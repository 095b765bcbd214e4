namespace DslNets.Package.Tests;

public class NativeAotTests
{
    /// <summary>One for processors without AVX too, one for this machine's: both without trim or AOT warnings, the second with its wider vectors.</summary>
    [Theory]
    [InlineData("net9.0", "")]
    [InlineData("net9.0", "<IlcInstructionSet>native</IlcInstructionSet>")]
    public void A_fresh_project_publishes_ahead_of_time_and_learns(string framework, string instructionSet)
    {
        string linker = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "clang"))) ? "clang" : "gcc";
        using var project = new FreshProject(
            framework,
            $"<ImplicitUsings>enable</ImplicitUsings><PublishAot>true</PublishAot><CppCompilerAndLinker Condition=\"$([MSBuild]::IsOSPlatform('Linux'))\">{linker}</CppCompilerAndLinker>{instructionSet}",
            FreshProjectTests.Program);
        (int exitCode, string output) = project.Dotnet("publish", "-o", "published");
        Assert.True(exitCode == 0, output);
        (exitCode, output) = project.RunPublished("published");
        Assert.True(exitCode == 0, output);
        FreshProjectTests.AssertLearned(output);
    }
}
