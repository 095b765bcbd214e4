using System;
using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Scalars;

namespace DslNets.Compiler.Emit;

/// <summary>Writes formulas as C# over vectors. Parts that occur more than once are computed once, into a local.</summary>
/// <param name="type">What the numbers are held in.</param>
/// <param name="writer">Where locals are declared.</param>
/// <param name="input">The C# of an operand.</param>
/// <param name="position">The C# of what depends on where the element stands.</param>
public sealed class FormulaEmitter(VectorType type, SourceWriter writer, Func<int, string> input, Positions position)
{
    private readonly Dictionary<Scalar, string> _locals = [];

    /// <summary>The C# expression of a formula; locals it needs are declared first.</summary>
    /// <param name="prefix">Begins the names of the locals, so that they are unique in the method.</param>
    public string Emit(Scalar formula, string prefix)
    {
        foreach (Scalar part in Repeated(formula))
        {
            if (!_locals.ContainsKey(part))
            {
                string local = prefix + CSharp.Literal(_locals.Count);
                writer.Line("var " + local + " = " + Expression(part) + ";");
                _locals[part] = local;
            }
        }

        return _locals.TryGetValue(formula, out string known) ? known : Expression(formula);
    }

    /// <summary>Parts worth a local, inner ones first.</summary>
    private static List<Scalar> Repeated(Scalar formula)
    {
        var counts = new Dictionary<Scalar, int>();
        var order = new List<Scalar>();
        Count(formula);
        return order.Where(part => counts[part] > 1 && part is not (Scalar.Constant or Scalar.Input or Scalar.FeatureIndex or Scalar.SampleCount or Scalar.StepNumber)).ToList();

        void Count(Scalar part)
        {
            if (counts.TryGetValue(part, out int count))
            {
                counts[part] = count + 1;
                return;
            }

            counts[part] = 1;
            // The x of x > 0 ? x : 0 is read once: it is a maximum.
            foreach (Scalar inner in IsRelu(part, out _) ? part.Parts().Take(1) : part.Parts())
            {
                Count(inner);
            }

            order.Add(part);
        }
    }

    /// <summary>
    /// x > 0 ? x : 0, perhaps with a factor, as in x > 0 ? 2 x : 0 where dropout follows: a maximum, and the factor times it. That is shorter than a choice, and what is not a number stays so, as in PyTorch.
    /// </summary>
    private static bool IsRelu(Scalar formula, out Scalar? factor)
    {
        factor = null;
        if (formula is not Scalar.Select { Comparison: Comparison.Greater, Right: Scalar.Constant { Value: 0 }, Else: Scalar.Constant { Value: 0 } } choice)
        {
            return false;
        }

        factor = choice.Then switch
        {
            Scalar.Binary { Function: BinaryFunction.Multiply, Left: Scalar.Constant or Scalar.Input } product when product.Right == choice.Left && product.Left != choice.Left => product.Left,
            Scalar.Binary { Function: BinaryFunction.Multiply, Right: Scalar.Input } product when product.Left == choice.Left && product.Right != choice.Left => product.Right,
            _ => null,
        };
        return factor is not null || choice.Then == choice.Left;
    }

    private string Relu(Scalar.Select choice, Scalar? factor)
    {
        string maximum = type.Maximum(type.Zero, Text(choice.Left));
        return factor is null ? maximum : type.Binary(BinaryFunction.Multiply, Text(factor), maximum);
    }

    private string Text(Scalar part) => _locals.TryGetValue(part, out string local) ? local : Expression(part);

    private string Expression(Scalar formula) => formula switch
    {
        Scalar.Constant c => type.Constant(c.Value),
        Scalar.Input x => input(x.Index),
        Scalar.FeatureIndex when position.IsFeatureVector => position.FeatureIndex,
        Scalar.FeatureIndex => type.Broadcast("(" + type.Element + ")" + position.FeatureIndex),
        // A number that a method which needs it is given.
        Scalar.StepNumber => type.Broadcast("(" + type.Element + ")step"),
        Scalar.SampleCount => type.Broadcast("(" + type.Element + ")" + position.SampleCount),
        Scalar.Uniform u => position.Uniform(u.Salt),
        Scalar.Select f when IsRelu(f, out Scalar? factor) => Relu(f, factor),
        Scalar.Select f => type.Select(f.Comparison, Text(f.Left), Text(f.Right), Text(f.Then), Text(f.Else)),
        Scalar.Unary f => VectorType.Unary(f.Function, Text(f.Operand)),
        Scalar.Binary { Function: BinaryFunction.Add, Left: Scalar.Binary { Function: BinaryFunction.Multiply } product } f when !_locals.ContainsKey(product) =>
            type.MultiplyAdd(Text(product.Left), Text(product.Right), Text(f.Right)),
        Scalar.Binary { Function: BinaryFunction.Add, Right: Scalar.Binary { Function: BinaryFunction.Multiply } product } f when !_locals.ContainsKey(product) =>
            type.MultiplyAdd(Text(product.Left), Text(product.Right), Text(f.Left)),
        Scalar.Binary f => type.Binary(f.Function, Text(f.Left), Text(f.Right)),
        _ => throw new InvalidOperationException(formula.ToString()),
    };
}
