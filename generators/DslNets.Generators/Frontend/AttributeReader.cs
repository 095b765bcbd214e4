using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace DslNets.Generators.Frontend;

/// <summary>Reads the arguments of one attribute by the names of parameters and properties.</summary>
internal sealed class AttributeReader(AttributeData attribute)
{
    /// <summary>Whether everything that was read so far is a constant that the C# compiler accepts.</summary>
    public bool IsReadable { get; private set; } = attribute.AttributeConstructor is not null;

    public int Integer(string name, int otherwise = 0) => Value(name) is object value ? ToInteger(value) : otherwise;

    public bool Boolean(string name, bool otherwise = false) => Value(name) is bool value ? value : otherwise;

    public double Real(string name, double otherwise) => Value(name) is object value ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : otherwise;

    /// <summary>A number whose absence is written NaN.</summary>
    public double? OptionalReal(string name) => Real(name, double.NaN) is var value && double.IsNaN(value) ? null : value;

    public string? Text(string name) => Value(name) as string;

    /// <summary>The value of an enum whose names and numbers are those of an enum of the compiler's model.</summary>
    public TEnum Choice<TEnum>(string name, TEnum otherwise)
        where TEnum : struct, Enum =>
        Value(name) is object value and not string ? (TEnum)Enum.ToObject(typeof(TEnum), ToInteger(value)) : otherwise;

    public IEnumerable<int> Integers(string name) => Values(name).Select(value => value is null ? 0 : ToInteger(value));

    public IEnumerable<string> Texts(string name) => Values(name).Select(value => value as string ?? "");

    private static int ToInteger(object value) => Convert.ToInt32(value, CultureInfo.InvariantCulture);

    private object? Value(string name) => Find(name) is { Kind: not TypedConstantKind.Array } constant ? constant.Value : null;

    private List<object?> Values(string name) =>
        Find(name) is { Kind: TypedConstantKind.Array, IsNull: false } constant ? constant.Values.Select(Check).Select(value => value.Value).ToList() : [];

    private TypedConstant? Find(string name)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
            {
                return Check(argument.Value);
            }
        }

        for (int position = 0; position < attribute.ConstructorArguments.Length; position++)
        {
            if (attribute.AttributeConstructor?.Parameters[position].Name == name)
            {
                return Check(attribute.ConstructorArguments[position]);
            }
        }

        return null;
    }

    private TypedConstant Check(TypedConstant constant)
    {
        IsReadable &= constant.Kind != TypedConstantKind.Error;
        return constant;
    }
}
