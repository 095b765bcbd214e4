namespace DslNets.Networks.Tests.Reference;

/// <summary>Writes down every operation on numbers, so that derivatives can be found by walking back. As naive as can be, on purpose.</summary>
internal sealed class Tape
{
    private readonly List<Operation> _operations = [];

    /// <summary>A number that depends on nothing.</summary>
    public Variable Constant(double value) => Record(value, -1, 0, -1, 0);

    /// <summary>A number computed from one or two others, with its partial derivatives.</summary>
    public Variable Record(double value, int left, double leftSlope, int right, double rightSlope)
    {
        _operations.Add(new Operation(value, left, leftSlope, right, rightSlope));
        return new Variable(this, _operations.Count - 1);
    }

    public double ValueOf(int index) => _operations[index].Value;

    /// <summary>The derivatives of a number with respect to every number on the tape, by index.</summary>
    public double[] DerivativesOf(Variable result)
    {
        var derivatives = new double[_operations.Count];
        derivatives[result.Index] = 1;
        for (int index = result.Index; index >= 0; index--)
        {
            Operation operation = _operations[index];
            if (operation.Left >= 0)
            {
                derivatives[operation.Left] += operation.LeftSlope * derivatives[index];
            }

            if (operation.Right >= 0)
            {
                derivatives[operation.Right] += operation.RightSlope * derivatives[index];
            }
        }

        return derivatives;
    }

    private readonly record struct Operation(double Value, int Left, double LeftSlope, int Right, double RightSlope);
}
