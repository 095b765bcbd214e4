using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DslNets.Compiler.Model;
using DslNets.Compiler.Scalars;
using DslNets.Compiler.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNets.Generators.Frontend;

/// <summary>Reads the static methods of a network's class that a layer names as its activation or loss.</summary>
/// <param name="layer">The layer that names them.</param>
/// <param name="precision">Of two methods that fit, the one in this number type is taken.</param>
internal sealed class FunctionReader(
    INamedTypeSymbol type, int layer, Precision precision, Compilation compilation, ParseProblems problems, CancellationToken cancellation)
{
    private static readonly SymbolDisplayFormat Signature = new(
        memberOptions: SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeParameters,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeParamsRefOut,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    /// <summary>The formula of a method over its parameters; null when there is a problem with it.</summary>
    /// <param name="argument">The argument that names the method.</param>
    public Scalar? Read(string name, string argument, params string[] parameters)
    {
        string expected = $"static float {name}({string.Join(", ", parameters.Select(parameter => "float " + parameter))})";
        List<IMethodSymbol> methods = type.GetMembers(name).OfType<IMethodSymbol>().ToList();
        if (methods.Count == 0)
        {
            ReportNotFound(name, argument, parameters.Length, expected);
            return null;
        }

        SpecialType number = precision == Precision.Double ? SpecialType.System_Double : SpecialType.System_Single;
        IMethodSymbol? method = methods
            .Where(candidate => IsFunction(candidate, parameters.Length))
            .OrderByDescending(candidate => candidate.ReturnType.SpecialType == number)
            .FirstOrDefault();
        if (method is null)
        {
            Report(ProblemCode.CustomFunctionSignature, argument, methods[0].Locations[0], name, expected, methods[0].ToDisplayString(Signature));
            return null;
        }

        return ReadBody(method, argument);
    }

    private Scalar? ReadBody(IMethodSymbol method, string argument)
    {
        if (method.DeclaringSyntaxReferences.IsEmpty)
        {
            // A block of a referenced library: there is a method, but no text of it.
            string library = $", but stands in the referenced library {method.ContainingAssembly.Name}";
            problems.Report(new Problem(ProblemCode.CustomFunctionBody, layer, argument, Details: EquatableArray.Of(method.Name, library)));
            return null;
        }

        IOperation? result = ResultOf(method);
        if (result is null)
        {
            Report(ProblemCode.CustomFunctionBody, argument, method.Locations[0], method.Name, "");
            return null;
        }

        var reader = new ExpressionReader(cancellation);
        Scalar? formula = reader.Read(result);
        switch (reader.Obstacle)
        {
            case IOperation obstacle when obstacle.DescendantsAndSelf().Any(part => part is IInvalidOperation):
                problems.ReportUnreadable(layer, type.Name);
                break;
            case IOperation obstacle:
                Report(ProblemCode.CustomFunctionExpression, argument, obstacle.Syntax.GetLocation(), Shorten(obstacle.Syntax.ToString()));
                break;
            case null when formula is null:
                Report(ProblemCode.CustomFunctionTooLarge, argument, method.Locations[0], method.Name, LayerText.Count(ExpressionReader.MaxOperations));
                break;
        }

        return formula;
    }

    /// <summary>The one expression that a method returns, or null.</summary>
    private IOperation? ResultOf(IMethodSymbol method)
    {
        SyntaxNode? declaration = (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation);
        if (declaration is null || !compilation.ContainsSyntaxTree(declaration.SyntaxTree))
        {
            return null;
        }

        IOperation? body = compilation.GetSemanticModel(declaration.SyntaxTree).GetOperation(declaration, cancellation);
        IBlockOperation? block = (body as IMethodBodyOperation)?.ExpressionBody ?? (body as IMethodBodyOperation)?.BlockBody;
        return block is { Operations.Length: 1 } && block.Operations[0] is IReturnOperation { ReturnedValue: IOperation result } ? result : null;
    }

    private static bool IsFunction(IMethodSymbol method, int parameters) =>
        method is { IsStatic: true, IsGenericMethod: false, MethodKind: MethodKind.Ordinary, RefKind: RefKind.None }
        && IsNumber(method.ReturnType)
        && method.Parameters.Length == parameters
        && method.Parameters.All(parameter => parameter.RefKind == RefKind.None && IsNumber(parameter.Type));

    private static bool IsNumber(ITypeSymbol type) => type.SpecialType is SpecialType.System_Single or SpecialType.System_Double;

    private void ReportNotFound(string name, string argument, int parameters, string expected)
    {
        string? nearest = Spelling.Nearest(
            name, type.GetMembers().OfType<IMethodSymbol>().Where(method => IsFunction(method, parameters)).Select(method => method.Name));
        string remedy = nearest is null ? $"; write '{expected} => ...'" : Spelling.DidYouMean(nearest);
        string? replacement = nearest is null ? null : $"nameof({nearest})";
        problems.Report(new Problem(
            ProblemCode.CustomFunctionNotFound, layer, argument, Details: EquatableArray.Of(type.Name, name, remedy), Replacement: replacement));
    }

    private void Report(ProblemCode code, string argument, Location place, params string[] details) =>
        problems.Report(new Problem(code, layer, argument, Details: EquatableArray.Of(details)), place);

    private static string Shorten(string expression)
    {
        string line = string.Join(" ", expression.Split(default(char[]), System.StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= 60 ? line : line.Substring(0, 57) + "...";
    }
}
