using System.Diagnostics;

namespace DslNets.Package.Tests;

/// <summary>A console project in a folder of its own, outside the repository, that knows DslNets only as a package.</summary>
internal sealed class FreshProject : IDisposable
{
    private const string Name = "Fresh";

    private readonly string _folder = Directory.CreateTempSubdirectory("DslNets.Package.Tests.").FullName;

    /// <param name="framework">The target framework.</param>
    /// <param name="properties">Further properties, as XML.</param>
    /// <param name="program">The source of Program.cs.</param>
    public FreshProject(string framework, string properties, string program)
    {
        Write("Fresh.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>{framework}</TargetFramework>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <AnalysisLevel>latest-recommended</AnalysisLevel>
                <NuGetAudit>false</NuGetAudit>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="DslNets" Version="{Package.Version}" />
              </ItemGroup>
            </Project>
            """);

        // Unpacked packages go to a folder of the project's own, so that the package of an earlier run is never taken; what other packages are needed comes from where the machine has them.
        string packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        Directory.CreateDirectory(packages);
        Write("NuGet.config", $"""
            <configuration>
              <config>
                <add key="globalPackagesFolder" value="packages" />
              </config>
              <fallbackPackageFolders>
                <add key="machine" value="{packages}" />
              </fallbackPackageFolders>
              <packageSources>
                <add key="built" value="{Package.Folder}" />
              </packageSources>
            </configuration>
            """);
        Write("Program.cs", program);
    }

    /// <summary>Runs dotnet in the project's folder.</summary>
    /// <returns>The exit code, and what it wrote.</returns>
    public (int ExitCode, string Output) Dotnet(params string[] arguments) => Run("dotnet", arguments);

    /// <summary>Runs a program that a publish has written.</summary>
    public (int ExitCode, string Output) RunPublished(string folder) => Run(Path.Combine(_folder, folder, OperatingSystem.IsWindows() ? Name + ".exe" : Name), []);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);

    private (int ExitCode, string Output) Run(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = _folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // The build that runs these tests hands its own settings down by environment.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name is "NUGET_PACKAGES" or "DOTNET_HOST_PATH").ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";

        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd() + error.GetAwaiter().GetResult();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
