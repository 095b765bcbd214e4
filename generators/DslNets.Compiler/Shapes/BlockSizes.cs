using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Model;
using static DslNets.Compiler.Shapes.LayerText;

namespace DslNets.Compiler.Shapes;

/// <summary>Writes numbers for the sizes of a block that depend on where it is used.</summary>
/// <param name="input">The features or channels that enter; null when no size of the block needs them.</param>
internal sealed class BlockSizes(LayerModel.Use use, int? input)
{
    private readonly List<string> _problems = [];

    /// <summary>What is wrong with sizes, for messages.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>The sizes of one layer that depend on the use.</summary>
    public static IEnumerable<BlockSize> In(LayerModel layer) => Sizes(layer).Select(BlockSize.Of).Where(size => size is not null).Select(size => size!.Value);

    /// <summary>The numbers of a layer that may be such sizes.</summary>
    private static IEnumerable<int> Sizes(LayerModel layer) => layer switch
    {
        LayerModel.Dense dense => [dense.Units],
        LayerModel.Conv conv => [conv.Filters, conv.Groups],
        LayerModel.Recurrent recurrent => [recurrent.Units],
        LayerModel.GaussianSample sample => [sample.Latent],
        LayerModel.MultiHeadAttention attention => [attention.Heads],
        LayerModel.Reshape reshape => reshape.Dimensions,
        LayerModel.Use { Argument: int argument } => [argument],
        _ => [],
    };

    public LayerModel Resolve(LayerModel layer) => layer switch
    {
        LayerModel.Dense dense => dense with { Units = Resolve(dense.Units) },
        LayerModel.Conv conv => conv with { Filters = Resolve(conv.Filters), Groups = Resolve(conv.Groups) },
        LayerModel.Recurrent recurrent => recurrent with { Units = Resolve(recurrent.Units) },
        LayerModel.GaussianSample sample => sample with { Latent = Resolve(sample.Latent) },
        LayerModel.MultiHeadAttention attention => attention with { Heads = Resolve(attention.Heads) },
        LayerModel.Reshape reshape => reshape with { Dimensions = reshape.Dimensions.Select(Resolve).ToEquatableArray() },
        LayerModel.Use { Argument: int argument } inner => inner with { Argument = Resolve(argument) },
        _ => layer,
    };

    private int Resolve(int written)
    {
        if (BlockSize.Of(written) is not BlockSize size)
        {
            if (BlockSize.IsMeant(written))
            {
                _problems.Add($"{Number(written)} in {use.Block.Name} is no such size");
            }

            return written;
        }

        int value = size.OfArgument ? use.Argument!.Value : input!.Value;
        long product = (long)value * size.Factor;
        if (product % size.Divisor != 0)
        {
            _problems.Add($"{size} in {use.Block.Name} is {Number(product)} / {Number(size.Divisor)} here, no whole number");
        }
        else if (product / size.Divisor > int.MaxValue)
        {
            _problems.Add($"{size} in {use.Block.Name} is {Count(product / size.Divisor)} here");
        }
        else
        {
            return (int)(product / size.Divisor);
        }

        return 1;
    }
}
