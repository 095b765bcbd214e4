using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using DslNets.Compiler.Scalars;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNets.Generators.Frontend;

/// <summary>
/// Turns a C# expression over numbers into a formula. It reads what the C# compiler understood, not the text, so constants are folded as C# folds them and integer
/// division cannot pass for a quotient.
/// </summary>
internal sealed class ExpressionReader(CancellationToken cancellation)
{
    /// <summary>More is no formula any more, and conditions joined by &amp;&amp; and || multiply when they are written out.</summary>
    public const int MaxOperations = 1000;

    private const int MaxDepth = 200;

    private int _depth;

    /// <summary>The first part that belongs to no formula; null when there is none or the formula is too large.</summary>
    public IOperation? Obstacle { get; private set; }

    /// <summary>The formula, or null: then <see cref="Obstacle"/> is why, or it is too large.</summary>
    public Scalar? Read(IOperation expression) => ReadNumber(expression)?.Scalar;

    private Formula? ReadNumber(IOperation operation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (_depth == MaxDepth)
        {
            return null;
        }

        _depth++;
        Formula? formula = Limit(ReadNumberHere(operation));
        _depth--;
        return formula;
    }

    private Formula? ReadNumberHere(IOperation operation) => operation switch
    {
        { ConstantValue: { HasValue: true, Value: IConvertible value and not (string or bool) } } =>
            new Formula(new Scalar.Constant(Convert.ToDouble(value, CultureInfo.InvariantCulture)), 1),
        IParameterReferenceOperation reference => new Formula(new Scalar.Input(reference.Parameter.Ordinal), 1),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Plus, OperatorMethod: null } plus when IsReal(plus) => ReadNumber(plus.Operand),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus, OperatorMethod: null } minus when IsReal(minus) =>
            Unary(UnaryFunction.Negate, minus.Operand),
        IBinaryOperation { OperatorMethod: null } binary when IsReal(binary) && FunctionOf(binary.OperatorKind) is BinaryFunction function =>
            Binary(function, binary.LeftOperand, binary.RightOperand),
        IConditionalOperation { WhenFalse: IOperation whenFalse } conditional when IsReal(conditional) || IsWhole(conditional) =>
            Choose(conditional.Condition, ReadNumber(conditional.WhenTrue), ReadNumber(whenFalse)),
        IConversionOperation { OperatorMethod: null } conversion when IsReal(conversion) && (IsReal(conversion.Operand) || IsWhole(conversion.Operand)) =>
            ReadNumber(conversion.Operand),
        IInvocationOperation call => ReadCall(call),
        _ => Refuse(operation),
    };

    private Formula? ReadCall(IInvocationOperation call)
    {
        if (!IsOfMathematics(call.TargetMethod) || !(IsReal(call) || call.TargetMethod.Name == "Sign"))
        {
            return Refuse(call);
        }

        IOperation[] operands = call.Arguments.OrderBy(argument => argument.Parameter!.Ordinal).Select(argument => argument.Value).ToArray();
        return (call.TargetMethod.Name, operands.Length) switch
        {
            ("Abs", 1) => Unary(UnaryFunction.Absolute, operands[0]),
            ("Sign", 1) => Unary(UnaryFunction.Sign, operands[0]),
            ("Floor", 1) => Unary(UnaryFunction.Floor, operands[0]),
            ("Sqrt", 1) => Unary(UnaryFunction.SquareRoot, operands[0]),
            ("Exp", 1) => Unary(UnaryFunction.Exponential, operands[0]),
            ("Log", 1) => Unary(UnaryFunction.Logarithm, operands[0]),
            ("Sin", 1) => Unary(UnaryFunction.Sine, operands[0]),
            ("Cos", 1) => Unary(UnaryFunction.Cosine, operands[0]),
            ("Tanh", 1) => Unary(UnaryFunction.HyperbolicTangent, operands[0]),
            ("Max", 2) => Binary(BinaryFunction.Maximum, operands[0], operands[1]),
            ("Min", 2) => Binary(BinaryFunction.Minimum, operands[0], operands[1]),
            ("Pow", 2) => Binary(BinaryFunction.Power, operands[0], operands[1]),
            _ => Refuse(call),
        };
    }

    /// <summary>Writes a condition out as comparisons, each of which chooses between two formulas.</summary>
    private Formula? Choose(IOperation condition, Formula? whenTrue, Formula? otherwise)
    {
        if (whenTrue is null || otherwise is null || _depth == MaxDepth)
        {
            return null;
        }

        _depth++;
        Formula? formula = Limit(condition switch
        {
            { ConstantValue: { HasValue: true, Value: bool value } } => value ? whenTrue : otherwise,
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, OperatorMethod: null } not => Choose(not.Operand, otherwise, whenTrue),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd, OperatorMethod: null } and =>
                Choose(and.LeftOperand, Choose(and.RightOperand, whenTrue, otherwise), otherwise),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr, OperatorMethod: null } or =>
                Choose(or.LeftOperand, whenTrue, Choose(or.RightOperand, whenTrue, otherwise)),
            IBinaryOperation { OperatorMethod: null } comparison when IsReal(comparison.LeftOperand) && ComparisonOf(comparison.OperatorKind) is Comparison kind =>
                Compare(kind, ReadNumber(comparison.LeftOperand), comparison.RightOperand, whenTrue, otherwise),
            _ => Refuse(condition),
        });
        _depth--;
        return formula;
    }

    private Formula? Compare(Comparison comparison, Formula? left, IOperation rightOperand, Formula whenTrue, Formula otherwise) =>
        left is not null && ReadNumber(rightOperand) is Formula right
            ? new Formula(
                new Scalar.Select(comparison, left.Scalar, right.Scalar, whenTrue.Scalar, otherwise.Scalar),
                1 + left.Operations + right.Operations + whenTrue.Operations + otherwise.Operations)
            : null;

    private Formula? Unary(UnaryFunction function, IOperation operand) =>
        ReadNumber(operand) is Formula formula ? new Formula(new Scalar.Unary(function, formula.Scalar), 1 + formula.Operations) : null;

    private Formula? Binary(BinaryFunction function, IOperation leftOperand, IOperation rightOperand) =>
        ReadNumber(leftOperand) is Formula left && ReadNumber(rightOperand) is Formula right
            ? new Formula(new Scalar.Binary(function, left.Scalar, right.Scalar), 1 + left.Operations + right.Operations)
            : null;

    private Formula? Refuse(IOperation operation)
    {
        Obstacle ??= operation;
        return null;
    }

    private static Formula? Limit(Formula? formula) => formula is { Operations: <= MaxOperations } ? formula : null;

    private static bool IsReal(IOperation operation) => operation.Type?.SpecialType is SpecialType.System_Single or SpecialType.System_Double;

    /// <summary>
    /// Whole numbers, such as those of Sign and of <c>x &gt; 0 ? 1 : 0</c>, are real numbers wherever a formula uses them. Only arithmetic with them is not that of
    /// real numbers, so it is no part of a formula.
    /// </summary>
    private static bool IsWhole(IOperation operation) => operation.Type?.SpecialType == SpecialType.System_Int32;

    /// <summary>MathF and Math, and the same functions of float and double.</summary>
    private static bool IsOfMathematics(IMethodSymbol method) =>
        method.IsStatic
        && method.ContainingType is { Name: "MathF" or "Math" or "Single" or "Double", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    private static BinaryFunction? FunctionOf(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Add => BinaryFunction.Add,
        BinaryOperatorKind.Subtract => BinaryFunction.Subtract,
        BinaryOperatorKind.Multiply => BinaryFunction.Multiply,
        BinaryOperatorKind.Divide => BinaryFunction.Divide,
        _ => null,
    };

    private static Comparison? ComparisonOf(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Equals => Comparison.Equal,
        BinaryOperatorKind.NotEquals => Comparison.NotEqual,
        BinaryOperatorKind.LessThan => Comparison.Less,
        BinaryOperatorKind.LessThanOrEqual => Comparison.LessOrEqual,
        BinaryOperatorKind.GreaterThan => Comparison.Greater,
        BinaryOperatorKind.GreaterThanOrEqual => Comparison.GreaterOrEqual,
        _ => null,
    };

    /// <param name="Operations">How many there are when the formula is written out as a tree.</param>
    private sealed record Formula(Scalar Scalar, int Operations);
}
