using System;
using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Ir;

namespace DslNets.Compiler.Scheduling;

/// <summary>Says what a kernel computes, in lines of the IR: the comment above its call and its method.</summary>
public static class KernelPrinter
{
    public static string Print(Kernel kernel) => kernel switch
    {
        Kernel.Product { Pooled: { } pooled } product => IrPrinter.Print(product.Result) + "\n  where " + Print(product with { Result = pooled, Pooled = null }),
        Kernel.Product { Result: var result, Source: var source } when result == source => IrPrinter.Print(result),
        Kernel.Product product => IrPrinter.Print(product.Result) + "\n  where " + IrPrinter.Print(product.Source),
        Kernel.OuterProduct outer => IrPrinter.Print(outer.Source),
        Kernel.ConvolutionOuterProduct outer => IrPrinter.Print(outer.Source),
        Kernel.ToPanels panels => IrPrinter.Print(panels.Result),
        Kernel.PerSample perSample => Lines(perSample.Computes),
        Kernel.BatchSum sums => Lines(sums.Sums.Select(sum => sum.Result)),
        Kernel.PerFeature perFeature => string.Join("\n", perFeature.Values.Select(IrPrinter.Print).Concat(perFeature.Sinks.Select(sink => sink.Value.Name + " goes to its tensor"))),
        Kernel.PerWeight perWeight => IrPrinter.Print(perWeight.Source),
        Kernel.LookupGradient lookup => IrPrinter.Print(lookup.Source),
        Kernel.Dedicated dedicated => IrPrinter.Print(dedicated.Result),
        Kernel.Concat concat => IrPrinter.Print(concat.Result),
        _ => throw new InvalidOperationException(kernel.GetType().Name),
    };

    private static string Lines(IEnumerable<Value> values) => string.Join("\n", values.Select(IrPrinter.Print));
}
