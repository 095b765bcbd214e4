using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Model;
using DslNets.Compiler.Shapes;
using Microsoft.CodeAnalysis;

namespace DslNets.Generators.Frontend;

/// <summary>Collects what is wrong with a declaration before its layers are looked at, and where, when that is at none of the attributes' arguments.</summary>
internal sealed class ParseProblems
{
    private readonly List<Problem> _problems = [];
    private readonly Dictionary<Problem, Location> _places = [];

    public EquatableArray<Problem> Items => _problems.ToEquatableArray();

    public IReadOnlyDictionary<Problem, Location> Places => _places;

    public void Report(Problem problem, Location? place = null)
    {
        _problems.Add(problem);
        if (place is not null)
        {
            _places[problem] = place;
        }
    }

    public void ReportUnreadable(int layer, string network)
    {
        if (!_problems.Any(problem => problem.Layer == layer && problem.Code == ProblemCode.Unreadable))
        {
            Report(new Problem(ProblemCode.Unreadable, layer, Details: EquatableArray.Of(network)));
        }
    }
}
