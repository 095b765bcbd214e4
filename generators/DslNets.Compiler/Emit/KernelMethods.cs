using System;
using System.Collections.Generic;
using DslNets.Compiler.Scheduling;

namespace DslNets.Compiler.Emit;

/// <summary>The methods of one target. Methods that would be equal but for their name are written once, and say which layers they serve.</summary>
public sealed class KernelMethods(Target target)
{
    private readonly Dictionary<string, Method> _byText = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private readonly List<Method> _methods = [];

    public Target Target { get; } = target;

    /// <summary>Adds a method, or finds the equal one; returns its name.</summary>
    /// <param name="name">The name when it is new.</param>
    /// <param name="comment">What it computes and for which layer.</param>
    /// <param name="parameters">The parameter list.</param>
    /// <param name="isInlined">Whether it is so small that callers take it in.</param>
    public string Add(string name, string comment, string parameters, Action<SourceWriter> body, bool isInlined = false) => Add(name, comment, () => parameters, body, isInlined);

    /// <inheritdoc cref="Add(string, string, string, Action{SourceWriter}, bool)"/>
    /// <param name="parametersOf">The parameter list, when the body is written.</param>
    public string Add(string name, string comment, Func<string> parametersOf, Action<SourceWriter> body, bool isInlined = false)
    {
        var writer = new SourceWriter();
        body(writer);
        string parameters = parametersOf();
        string text = parameters + "\n" + writer;
        if (_byText.TryGetValue(text, out Method known))
        {
            known.Comments.Add(comment);
            return known.Name;
        }

        var method = new Method(Unique(name), parameters, writer.ToString(), isInlined);
        method.Comments.Add(comment);
        _byText[text] = method;
        _methods.Add(method);
        return method.Name;
    }

    public void Write(SourceWriter writer)
    {
        foreach (Method method in _methods)
        {
            writer.Line();
            foreach (string comment in new SortedSet<string>(method.Comments, StringComparer.Ordinal))
            {
                writer.Lines("// " + comment.Replace("\n", "\n// "));
            }

            writer.Line(method.IsInlined
                ? "[MethodImpl(MethodImplOptions.AggressiveInlining)]"
                : "[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]");
            writer.Open("private static void " + method.Name + "(" + method.Parameters + ")");
            writer.Lines(method.Body);
            writer.Close();
        }
    }

    private string Unique(string name)
    {
        _names.TryGetValue(name, out int used);
        _names[name] = used + 1;
        return used == 0 ? name : Unique(name + "_" + CSharp.Literal(used + 1));
    }

    private sealed record Method(string Name, string Parameters, string Body, bool IsInlined)
    {
        public List<string> Comments { get; } = [];
    }
}
