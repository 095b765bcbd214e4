using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace DslNets.Tests;

/// <summary>Prints what an assembly shows: one line for each public type and for each public or protected member, in an order that does not depend on that of the source.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(char)] = "char",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(nint)] = "nint",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
    };

    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (IGrouping<string, Type> group in assembly.GetExportedTypes().GroupBy(type => type.Namespace!).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            text.Append("namespace ").Append(group.Key).Append('\n');
            foreach (Type type in group.OrderBy(type => type.FullName, StringComparer.Ordinal))
            {
                text.Append('\n').Append(Declaration(type)).Append('\n');
                foreach (string member in Members(type))
                {
                    text.Append("    ").Append(member).Append('\n');
                }
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static string Declaration(Type type)
    {
        string bases = string.Join(", ", Bases(type).Select(item => Name(item)));
        return Kind(type) + " " + Name(type) + (bases.Length == 0 ? "" : " : " + bases) + Constraints(type.GetGenericArguments());
    }

    private static string Kind(Type type)
    {
        if (type.IsEnum)
        {
            return "enum";
        }

        if (type.IsInterface)
        {
            return "interface";
        }

        if (typeof(Delegate).IsAssignableFrom(type))
        {
            return "delegate";
        }

        bool isRecord = type.GetMethod("<Clone>$", Declared) is not null || type.GetMethod("PrintMembers", Declared) is not null;
        string kind = isRecord ? "record" : type.IsValueType ? "struct" : "class";
        if (type.IsValueType)
        {
            return (type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly " : "") + (type.IsByRefLike ? "ref " : "") + (isRecord ? "record struct" : kind);
        }

        return (type.IsAbstract && type.IsSealed ? "static " : type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "") + kind;
    }

    /// <summary>The base class and the interfaces it does not have from there. A record's IEquatable goes without saying.</summary>
    private static IEnumerable<Type> Bases(Type type)
    {
        if (type.IsEnum || typeof(Delegate).IsAssignableFrom(type))
        {
            yield break;
        }

        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType))
        {
            yield return parent;
        }

        Type[] inherited = [.. type.BaseType?.GetInterfaces() ?? [], .. type.GetInterfaces().SelectMany(item => item.GetInterfaces())];
        foreach (Type item in type.GetInterfaces().Except(inherited)
            .Where(item => !item.IsGenericType || item.GetGenericTypeDefinition() != typeof(IEquatable<>))
            .OrderBy(item => item.Name, StringComparer.Ordinal))
        {
            yield return item;
        }
    }

    private static IEnumerable<string> Members(Type type) => type.IsEnum
        ? Enum.GetValuesAsUnderlyingType(type).Cast<object>().Select(value => $"{Enum.GetName(type, value)} = {value}")
        : type.GetMembers(Declared)
            .Where(member => !member.IsDefined(typeof(CompilerGeneratedAttribute)))
            .Select(member => (Order: Order(member), Text: Print(member)))
            .Where(member => member.Text.Length > 0)
            .OrderBy(member => member.Order)
            .ThenBy(member => member.Text, StringComparer.Ordinal)
            .Select(member => member.Text);

    private static int Order(MemberInfo member) => member switch
    {
        FieldInfo => 0,
        ConstructorInfo => 1,
        PropertyInfo => 2,
        EventInfo => 3,
        _ => 4,
    };

    private static string Print(MemberInfo member) => member switch
    {
        FieldInfo field when IsShown(field.IsPublic, field.IsFamily || field.IsFamilyOrAssembly, field.Name) => Field(field),
        ConstructorInfo constructor when !constructor.IsStatic && IsShown(constructor) => $"{Access(constructor)}new({Parameters(constructor)})",
        PropertyInfo property when (property.GetMethod ?? property.SetMethod) is { } accessor && IsShown(accessor) => Property(property, accessor),
        EventInfo { AddMethod: { } add } declared when IsShown(add) => $"{Modifiers(add)}event {Name(declared.EventHandlerType!)} {declared.Name}",
        MethodInfo method when IsShown(method) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)) => Method(method),
        _ => "",
    };

    private static bool IsShown(MethodBase method) => IsShown(method.IsPublic, method.IsFamily || method.IsFamilyOrAssembly, method.Name);

    private static bool IsShown(bool isPublic, bool isProtected, string name) => (isPublic || isProtected) && !name.Contains('<', StringComparison.Ordinal);

    private static string Field(FieldInfo field)
    {
        string kind = field.IsLiteral ? "const " : (field.IsStatic ? "static " : "") + (field.IsInitOnly ? "readonly " : "");
        return kind + Name(field.FieldType, new NullabilityInfoContext().Create(field)) + " " + field.Name + (field.IsLiteral ? " = " + Value(field.GetRawConstantValue()) : "");
    }

    private static string Property(PropertyInfo property, MethodInfo accessor)
    {
        string name = property.GetIndexParameters().Length == 0 ? property.Name : $"this[{string.Join(", ", property.GetIndexParameters().Select(Parameter))}]";
        string get = property.GetMethod is { } getter && IsShown(getter) ? "get; " : "";
        string set = property.SetMethod is not { } setter || !IsShown(setter) ? ""
            : setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "init; "
            : "set; ";
        return $"{Modifiers(accessor)}{Name(property.PropertyType, new NullabilityInfoContext().Create(property))} {name} {{ {get}{set}}}";
    }

    private static string Method(MethodInfo method)
    {
        string generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>" : "";
        string self = method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "";
        return $"{Modifiers(method)}{Name(method.ReturnType, new NullabilityInfoContext().Create(method.ReturnParameter))} {method.Name}{generic}({self}{Parameters(method)})"
            + Constraints(method.GetGenericArguments());
    }

    private static string Access(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string Modifiers(MethodInfo method)
    {
        bool isOverride = method.GetBaseDefinition() != method;
        string inheritance = method.DeclaringType!.IsInterface ? (method.IsStatic && method.IsAbstract ? "abstract " : method.IsAbstract || method.IsStatic ? "" : "virtual ")
            : method.IsAbstract ? "abstract "
            : isOverride ? "override "
            : method.IsVirtual && !method.IsFinal ? "virtual "
            : "";
        return Access(method) + (method.IsStatic ? "static " : "") + inheritance;
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        string kind = parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params "
            : !parameter.ParameterType.IsByRef ? ""
            : parameter.IsOut ? "out "
            : parameter.IsIn ? "in "
            : "ref ";
        Type type = parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType;
        return kind + Name(type, new NullabilityInfoContext().Create(parameter)) + " " + parameter.Name + (parameter.HasDefaultValue ? " = " + Value(parameter.DefaultValue) : "");
    }

    private static string Value(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        Enum choice => choice.GetType().Name + "." + choice,
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Name(Type type, NullabilityInfo? nullability = null)
    {
        string mark = nullability is { ReadState: NullabilityState.Nullable } && !type.IsValueType && !type.IsByRef ? "?" : "";
        if (Keywords.TryGetValue(type, out string? keyword))
        {
            return keyword + mark;
        }

        if (type.IsByRef)
        {
            return "ref " + Name(type.GetElementType()!);
        }

        if (type.IsArray)
        {
            return $"{Name(type.GetElementType()!, nullability?.ElementType)}[{new string(',', type.GetArrayRank() - 1)}]" + mark;
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Name(underlying) + "?";
        }

        string outer = type.IsNested && !type.IsGenericParameter ? Name(type.DeclaringType!) + "." : "";
        if (!type.IsGenericType)
        {
            return outer + type.Name + mark;
        }

        Type[] arguments = type.GetGenericArguments();
        IEnumerable<string> names = arguments.Select((argument, index) => Name(argument, nullability?.GenericTypeArguments.ElementAtOrDefault(index)));
        string name = type.Name.Split('`')[0];
        if (name == "ValueTuple")
        {
            return $"({string.Join(", ", names)})";
        }

        return type.Name.Contains('`', StringComparison.Ordinal) ? $"{outer}{name}<{string.Join(", ", names)}>{mark}" : outer + name + mark;
    }

    private static string Constraints(Type[] parameters)
    {
        var text = new StringBuilder();
        foreach (Type parameter in parameters.Where(parameter => parameter.IsGenericParameter))
        {
            var constraints = new List<string>();
            GenericParameterAttributes attributes = parameter.GenericParameterAttributes;
            if (attributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
            {
                constraints.Add("class");
            }

            if (attributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint))
            {
                constraints.Add(parameter.GetCustomAttributesData().Any(attribute => attribute.AttributeType.Name == "IsUnmanagedAttribute") ? "unmanaged" : "struct");
            }

            constraints.AddRange(parameter.GetGenericParameterConstraints().Where(constraint => constraint != typeof(ValueType)).Select(constraint => Name(constraint)));
            if (constraints.Count > 0)
            {
                text.Append(" where ").Append(parameter.Name).Append(" : ").Append(string.Join(", ", constraints));
            }
        }

        return text.ToString();
    }
}
