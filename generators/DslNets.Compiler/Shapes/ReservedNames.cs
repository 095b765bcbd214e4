using System;
using System.Collections.Generic;
using System.Linq;
using DslNets.Compiler.Model;

namespace DslNets.Compiler.Shapes;

/// <summary>Which names can be those of generated members and parameters.</summary>
internal static class ReservedNames
{
    /// <summary>The members that every network has: its own, extensions and those of <see cref="object"/>; a test compares them with generated code and the library.</summary>
    private static readonly string[] Members =
    [
        "Adapt", "Classify", "CopyParametersFrom", "CopyParametersTo", "Create", "CreateState", "Describe", "DescribeInference", "DescribeScratch", "DescribeStream",
        "DescribeTraining", "Description", "Equals", "Evaluate", "Finalize", "Fit", "GetHashCode", "GetType", "InferForward", "InferLoss",
        "InputLength", "Invalid", "Load", "LoadWeights", "MemberwiseClone", "NewScratch", "OutputLength", "ParameterCount", "Parameters", "Predict",
        "PredictBatch", "PredictSamples", "ReferenceEquals", "RunInferForward", "RunInferLoss", "RunPredict", "RunStep", "RunTrainBackward",
        "RunTrainBackwardFromOutputs", "RunTrainForward", "RunTrainLoss", "Save", "Step", "Summary", "ToString", "TrainBackward", "TrainBackwardFromOutputs",
        "TrainForward", "TrainLoss", "_scores", "_scratch",
    ];

    private static readonly string[] Keywords =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default", "delegate", "do", "double",
        "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal",
        "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out", "override", "params", "private", "protected", "public", "readonly", "ref", "return",
        "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked",
        "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
    ];

    public static bool IsIdentifier(string name) =>
        name.Length > 0 && (char.IsLetter(name[0]) || name[0] == '_') && name.All(character => char.IsLetterOrDigit(character) || character == '_');

    public static bool IsKeyword(string name) => Contains(Keywords, name);

    /// <summary>The member that is called after a layer: <c>dense1</c> is <c>Dense1</c>.</summary>
    public static string MemberOf(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name.Substring(1);

    /// <summary>The member that shows the parameters of a layer: <c>resblock1.conv2</c> is <c>Resblock1_Conv2</c>.</summary>
    public static string ViewOf(string name) => string.Join("_", name.Split('.').Select(MemberOf));

    /// <summary>What the true lengths of an input are called.</summary>
    public static string LengthsOf(string input) => input + "Lengths";

    /// <summary>The members that are called after a section, its methods first.</summary>
    public static IReadOnlyList<string> MembersOfSection(string name)
    {
        string member = MemberOf(name);
        return
        [
            member, member + "Batch", member + "Samples", "Run" + member, "Run" + member + "Batch", "Describe" + member + "Batch", "Describe" + member + "Scratch",
            "New" + member + "Scratch", ScratchOf(member),
        ];
    }

    /// <summary>The field with the memory of a method that computes one sample: <c>_encodeScratch</c>.</summary>
    public static string ScratchOf(string method) => "_" + char.ToLowerInvariant(method[0]) + method.Substring(1) + "Scratch";

    /// <summary>Why a name cannot be used, or null. A layer becomes a member, a section several; a port becomes a parameter, which only must not hide a member.</summary>
    public static string? WhyReserved(string name, LayerModel layer, TypeDeclaration type)
    {
        bool isPort = layer is LayerModel.Input or LayerModel.Output;
        IReadOnlyList<string> members = layer is LayerModel.Section ? MembersOfSection(name) : [isPort ? name : MemberOf(name)];
        return IsKeyword(name) ? "a keyword of C#"
            : members.Any(member => Contains(Members, member)) ? "called like a member of every network"
            : !isPort && members.Contains(type.Name) ? "called like the class"
            : null;
    }

    private static bool Contains(string[] names, string name) => Array.BinarySearch(names, name, StringComparer.Ordinal) >= 0;
}
