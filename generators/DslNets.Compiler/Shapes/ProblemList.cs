using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Model;

namespace DslNets.Compiler.Shapes;

/// <summary>Collects problems while a network is resolved, beginning with those of its declaration.</summary>
internal sealed class ProblemList(NetworkModel model)
{
    private readonly List<Problem> _problems = model.Problems.ToList();

    public EquatableArray<Problem> Items => _problems.ToEquatableArray();

    public bool HasErrors => _problems.Any(problem => problem.IsError);

    /// <summary>Whether a layer's arguments are known: the C# compiler accepts them.</summary>
    public bool IsReadable(int layer) => !_problems.Any(problem => problem.Layer == layer && problem.Code == ProblemCode.Unreadable);

    public bool HasErrorAt(int layer) => _problems.Any(problem => problem.Layer == layer && problem.IsError);

    /// <summary>Whether names or connections are in doubt, so that what follows from them is not worth reporting.</summary>
    public bool HasBrokenConnections => model.Layers.Any(layer => layer is LayerModel.BlockEdge { IsKnown: false }) || _problems.Any(problem => problem.IsError && problem.Code is
        ProblemCode.Unreadable or ProblemCode.NoInput or ProblemCode.NoLayer or (>= ProblemCode.UnknownLayer and <= ProblemCode.JoinWithoutLayers));

    public void Report(ProblemCode code, int layer, string? argument, params string[] details) =>
        Report(new Problem(code, layer, argument, Details: EquatableArray.Of(details)));

    public void Report(Problem problem) => _problems.Add(problem);
}
