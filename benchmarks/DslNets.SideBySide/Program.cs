using DslNets.SideBySide.Comparison;
using DslNets.SideBySide.Sides;

namespace DslNets.SideBySide;

/// <summary>Compares our networks with PyTorch and ONNX Runtime; run.sh starts it. It starts itself again for each side.</summary>
internal static class Program
{
    /// <summary>The first argument of a process that is one side.</summary>
    public const string ServeArgument = "serve";

    private static int Main(string[] arguments)
    {
        switch (arguments)
        {
            case [ServeArgument, "own"]:
                return Service.Run(new OwnSide());
            case [ServeArgument, "onnxruntime", string library]:
                return Service.Run(new OnnxRuntimeSide(library));
            case ["--help" or "-h"]:
                Console.WriteLine(Options.Usage);
                return 0;
        }

        try
        {
            return SideBySideRun.Run(Options.Parse(arguments));
        }
        catch (FormatException problem)
        {
            Console.Error.WriteLine(problem.Message);
            Console.Error.WriteLine(Options.Usage);
            return 2;
        }
    }
}
