using System.Globalization;
using System.Text;
using DslNets.Compiler;
using DslNets.Compiler.Autodiff;
using DslNets.Compiler.Fusion;
using DslNets.Compiler.Ir;
using DslNets.Compiler.Lowering;
using DslNets.Compiler.Memory;
using DslNets.Compiler.Model;
using DslNets.Compiler.Scalars;
using DslNets.Compiler.Scheduling;
using DslNets.Compiler.Shapes;
using DslNets.Generators;
using DslNets.Testing;
using Microsoft.CodeAnalysis;

namespace DslNets.Documentation.Tests;

/// <summary>What the passes of the compiler make of one network, as text for the pages.</summary>
internal sealed class PrintedNetwork
{
    private readonly IncrementalRun _run;
    private readonly NetworkModel _model;
    private readonly ResolvedNetwork _network;

    /// <param name="source">The declaration, as a person writes it.</param>
    public PrintedNetwork(string source)
    {
        _run = IncrementalRun.Of(source);
        _model = Assert.Single(_run.Values(Stages.Parse).OfType<NetworkModel>());
        _network = NetworkResolver.Resolve(_model).Network ?? throw new InvalidOperationException("The network of the page is wrong.");
    }

    /// <summary>The formulas of some activations with their derivatives; they belong to no network.</summary>
    public static string Derivatives()
    {
        var text = new StringBuilder("y                        y' by x                                             y' in backward\n");
        foreach (ActivationKind kind in new[] { ActivationKind.Sigmoid, ActivationKind.Tanh, ActivationKind.Relu, ActivationKind.Elu, ActivationKind.Silu, ActivationKind.Softplus })
        {
            Scalar formula = ActivationFormulas.Of(new ActivationModel(kind));
            Scalar derivative = Derivative.Of(formula, 0);
            string[] names = ["x", "y"];
            text.Append(CultureInfo.InvariantCulture, $"{ScalarPrinter.Print(formula, names),-24} {ScalarPrinter.Print(derivative, names),-50} ")
                .Append(ScalarPrinter.Print(OutputForm.Of(derivative, formula, Formula.Operand(1)), names))
                .Append('\n');
        }

        return text.ToString().TrimEnd('\n');
    }

    /// <param name="name">A pass, or <c>Class.Method</c> for a method of the generated files.</param>
    public string Print(string name) => Text(name).TrimEnd('\n');

    private string Text(string name) => name switch
    {
        "resolved" => Resolved(),
        "lowered" => IrPrinter.Print(ValueNames.Assign(NetworkLowering.Lower(_network, isTraining: true))),
        "differentiated" => IrPrinter.Print(ValueNames.Assign(Differentiated())),
        "fused" => IrPrinter.Print(NetworkCompiler.Lower(_network, isTraining: true)),
        "inference" => IrPrinter.Print(NetworkCompiler.Lower(_network, isTraining: false)),
        "schedule" => Scheduled(),
        "memory" => Memory(),
        _ => Method(name),
    };

    private CompiledProgram Training => NetworkCompiler.Compile(_network, CancellationToken.None).Training;

    private IrProgram Differentiated()
    {
        (IrProgram forward, IrBuilder builder) = MapFusion.Fuse(NetworkLowering.Lower(_network, isTraining: true), intoReductions: false);
        return Backward.Differentiate(forward, builder);
    }

    private string Resolved()
    {
        var text = new StringBuilder();
        foreach (Node node in _network.Nodes)
        {
            string sources = string.Join(", ", node.Sources.Select(source => _network.Nodes[source].Name));
            text.Append(CultureInfo.InvariantCulture, $"{node.Name,-8} {node.Layer.GetType().Name,-8} {node.Shape,-4}{(sources.Length == 0 ? "" : "from " + sources)}").Append('\n');
        }

        foreach (OutputPort output in _network.Outputs)
        {
            text.Append(CultureInfo.InvariantCulture, $"{output.Name,-8} Output   {_network.Nodes[output.Node].Shape,-4}from {_network.Nodes[output.Node].Name}, loss {output.Loss.Kind}").Append('\n');
        }

        return string.Join('\n', text.ToString().Split('\n').Select(line => line.TrimEnd()));
    }

    private string Scheduled()
    {
        var text = new StringBuilder();
        foreach (ScheduledSection section in Training.Sections)
        {
            text.Append(section.Kind).Append('\n');
            foreach (Kernel kernel in section.Kernels)
            {
                text.Append(CultureInfo.InvariantCulture, $"  {kernel.GetType().Name,-13} {Result(kernel)}").Append(kernel.IsOptional ? "   (only when asked for)" : "").Append('\n');
            }
        }

        return text.ToString();

        string Result(Kernel kernel) => kernel switch
        {
            Kernel.Product product when product.Source != product.Result => $"{product.Result.Name}, from {product.Source.Name} while it is in registers",
            Kernel.Product product => product.Result.Name,
            Kernel.OuterProduct outer => outer.Source.Name,
            Kernel.BatchSum sum => string.Join(", ", sum.Sums.Select(one => one.Result.Name)),
            Kernel.ToPanels panels => panels.Result.Name,
            Kernel.PerSample perSample => string.Join(" | ", perSample.Loops.Select(loop => string.Join(", ", loop.Values.Select(value => value.Name)))),
            _ => string.Join(", ", kernel.Computes.Select(value => value.Name)),
        };
    }

    private string Memory()
    {
        CompiledProgram training = Training;
        var text = new StringBuilder("offset  width  alive in kernels  value\n");
        foreach (Lifetime lifetime in Liveness.Of(training.Program, training.Sections)
            .Where(lifetime => !lifetime.FromLoss.IsEmpty)
            .OrderBy(lifetime => training.Memory[lifetime.Value].Offset).ThenBy(lifetime => lifetime.FromLoss.First))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{training.Memory[lifetime.Value].Offset,6}  {lifetime.Value.Features,5}  {lifetime.FromLoss.First,5} to {lifetime.FromLoss.Last,-5}    {lifetime.Value.Name}").Append('\n');
        }

        return text.Append(CultureInfo.InvariantCulture, $"{training.Memory.LengthPerSample} values per sample").ToString();
    }

    /// <summary>A method of the generated files with the comments above it, moved to the left.</summary>
    private string Method(string name)
    {
        string[] parts = name.Split('.');
        foreach (GeneratedSourceResult source in _run.Sources)
        {
            List<string> lines = [.. source.SourceText.ToString().ReplaceLineEndings("\n").Split('\n')];
            int type = lines.FindIndex(line => $"{line.TrimEnd()} ".Contains($"class {parts[0]} ", StringComparison.Ordinal));
            int head = type < 0 ? -1 : lines.FindIndex(type, line => line.Contains($" {parts[1]}(", StringComparison.Ordinal) && !line.EndsWith(';'));
            if (head > 0)
            {
                return Method(lines, head);
            }
        }

        throw new InvalidOperationException($"No method {name} was generated.");
    }

    private static string Method(List<string> lines, int head)
    {
        int indentation = lines[head].Length - lines[head].TrimStart().Length;
        int first = head;
        while (lines[first - 1].TrimStart() is { Length: > 0 } above && (above.StartsWith("//", StringComparison.Ordinal) || above.StartsWith('[')))
        {
            first--;
        }

        int last = lines.IndexOf(new string(' ', indentation) + "}", head);
        return string.Join('\n', lines.Skip(first).Take(last - first + 1).Select(line => line.Length >= indentation ? line[indentation..] : line));
    }
}
