using DslNets.Testing;

namespace DslNets.Generators.Tests;

/// <summary>Networks with the diagnostics they must get, marked at the exact place. Without a class of its own a case is the attributes of <c>partial class Net</c>.</summary>
public static class DiagnosticCases
{
    public static TheoryData<string> All { get; } =
    [
        // 0xxx: the declaration
        "[Network] [Input(4)] [Dense(3)] public class {|DSN0001:Net|} { }",
        "class Outer { [Network] [Input(4)] [Dense(3)] partial class {|DSN0002:Net|} { } }",
        "struct Outer { partial class Inner { [Network] [Input(4)] [Dense(3)] partial class {|DSN0002:Net|} { } } }",
        "[Network] [Input(4)] [Dense(3)] partial class {|DSN0003:Net|}<T> { }",
        "partial class Outer<T> { [Network] [Input(4)] [Dense(3)] partial class {|DSN0003:Net|} { } }",
        "[Network] [Input(4)] [Dense(3)] {|DSN0004:static|} partial class Net { }",
        "[Network] [Input(4)] [Dense(3)] public {|DSN0005:abstract|} partial class Net { }",
        "[Network] [Input(4)] [Dense(3)] partial {|DSN0006:record|} Net;",
        "[Network] [Input(4)] [Dense(3)] {|DSN0007:file|} partial class Net;",
        "[Network] [Input(4)] [Dense(3)] partial class Net; [{|DSN0008:Dense|}(2)] partial class Net;",
        "[{|DSN0009:Input|}(4)] [Dense(3)] partial class Net;",
        "[{|DSN0010:Network|}] [Dense(3)]",
        "[{|DSN0010:Network|}]",
        "[{|DSN0011:Network|}] [Input(4)]",
        "[{|DSN0011:Network|}] [Input(4)] [Output(\"y\")]",

        // 10xx: arguments of layers
        "[Network] [Input(4)] [Dense({|DSN1001:0|})]",
        "[Network] [Input(4)] [Dense({|DSN1001:-3|}, Relu)]",
        "[Network] [Input(4)] [Dense(activation: Relu, units: {|DSN1001:0|})]",
        "[Network] [Input(4)] [Dense({|DSN1001:2 - Net.Width|})] partial class Net { public const int Width = 2; }",
        "[Network] [Input({|DSN1002:0|})] [Dense(3)]",
        "[Network] [Input(4, {|DSN1002:-1|}, {|DSN1002:0|})] [Dense(3)]",
        "[Network] [Input(new[] { 4, {|DSN1002:0|} })] [Dense(3)]",
        "[Network] [Input(new int[] { {|DSN1002:0|}, 4 })] [Dense(3)]",
        "[Network] [Input(shape: [4, {|DSN1002:0|}])] [Dense(3)]",
        "[Network] [{|DSN1003:Input|}] [Dense(3)]",
        "[Network] [{|DSN1003:Input|}(2, 3, 4, 5)] [Dense(3)]",
        "[Network] [Input(4)] [Dropout({|DSN1004:1|})] [Dense(3)]",
        "[Network] [Input(4)] [Dropout({|DSN1004:-0.1|})] [Dense(3)]",
        "[Network] [Input(4)] [Dropout(rate: {|DSN1004:double.NaN|})] [Dense(3)]",
        "[Network] [Input(4)] [Dense(3, L1 = {|DSN1005:-1e-4|}, L2 = {|DSN1005:double.PositiveInfinity|})]",
        "[Network] [Input(4)] [Dense(3, Relu)] [BatchNorm(Epsilon = {|DSN1006:0|})]",
        "[Network] [Input(4)] [Dense(3, Relu)] [LayerNorm(Epsilon = {|DSN1006:-1|})]",
        "[Network] [Input(4)] [Dense(3, Relu)] [BatchNorm(Momentum = {|DSN1007:0|})]",
        "[Network] [Input(4)] [Dense(3, Relu)] [BatchNorm(Momentum = {|DSN1007:1.5|})]",
        "[Network] [Input(4)] [Dense(3, Relu, Alpha = {|DSN1008:0.1|})]",
        "[Network] [Input(4)] [Activate(Tanh, Alpha = {|DSN1008:1|})]",
        "[Network] [Input(4)] [Dense(3, nameof(Double), Alpha = {|DSN1008:1|})] partial class Net { static float Double(float x) => 2 * x; }",
        "[Network] [Input(4)] [Dense(3, LeakyRelu, Alpha = {|DSN1009:double.NegativeInfinity|})]",
        "[Network] [Input(4)] [Dense(3, WeightInitializer = Initializer.HeNormal, WeightInitializerScale = {|DSN1010:2|})]",
        "[Network] [Input(4)] [Dense(3, BiasInitializerScale = {|DSN1010:2|})]",
        "[Network] [Input(4)] [Dense(3, WeightInitializer = Initializer.Normal, WeightInitializerScale = {|DSN1011:0|})]",
        "[Network] [Input(4)] [Dense(3, BiasInitializer = Initializer.Constant, BiasInitializerScale = {|DSN1011:double.PositiveInfinity|})]",
        "[Network] [Input(4)] [Dense(3, BiasInitializer = {|DSN1012:Initializer.Constant|})]",
        "[Network] [Input(4)] [Dense(3, BiasInitializer = {|DSN1013:Initializer.Orthogonal|})]",
        "[Network] [Input(4)] [Dense(3, UseBias = false, BiasInitializer = {|DSN1014:Initializer.Normal|})]",
        "[Network] [Input(4)] [Dense(3, UseBias = false, BiasInitializerScale = {|DSN1014:1|})]",
        "[Network(Loss.CrossEntropy, LabelSmoothing = {|DSN1015:1|})] [Input(4)] [Dense(3, Softmax)]",
        "[Network] [Input(4)] [Dense(3, Softmax)] [Output(\"y\", Loss.CrossEntropy, LabelSmoothing = {|DSN1015:-0.5|})]",
        "[Network(Loss.Huber, Delta = {|DSN1016:0|})] [Input(4)] [Dense(3)]",
        "[Network(Loss.MeanSquaredError, Delta = {|DSN1017:2|}, LabelSmoothing = {|DSN1017:0.1|})] [Input(4)] [Dense(3)]",
        "[Network(LabelSmoothing = {|DSN1017:0.1|})] [Input(4)] [Dense(3)]",
        "[Network(nameof(Cube), Delta = {|DSN1017:2|})] [Input(4)] [Dense(3)] partial class Net { static float Cube(float y, float t) => MathF.Abs(y - t); }",
        "[Network] [Input(4)] [Dense(3)] [Output(\"y\", Loss.LogCosh, Weight = {|DSN1018:0|})]",
        "[Network({|DSN1019:(Loss)99|}, Precision = {|DSN1019:(Precision)2|})] [Input(4)] [Dense(3, {|DSN1019:(Activation)21|}, WeightInitializer = {|DSN1019:(Initializer)(-1)|})]",
        "[Network] [Input(4)] [Activate({|DSN1019:(Activation)77|})]",
        "[Network({|DSN1020:Loss.Custom|})] [Input(4)] [Dense(3)]",
        "[Network] [Input(4)] [Dense(3)] [Output(\"y\", {|DSN1020:Loss.Custom|})]",
        "[Network({|DSN1021:Loss.LogCosh|})] [Input(4)] [Dense(3)] [Output(\"y\", Loss.MeanSquaredError)]",

        // 11xx: names and connections
        "[Network] [Input(4)] [Dense(3, Name = \"hidden\")] [Dense(3, Relu, From = {|DSN1101:\"hiden\"|})]",
        "[Network] [Input(4)] [Dense(4, Relu, Name = \"a\")] [Dense(4)] [Add(\"a\", {|DSN1101:\"elsewhere\"|})]",
        "[Network] [Input(4)] [Dense(4, Relu)] [Concat({|DSN1109:null!|})]",
        "[Network] [Input(4)] [Dense(4)] [Add({|DSN1102:\"b\"|})] [Dense(4, Name = \"b\")]",
        "[Network] [Input(4)] [Dense(4, Name = \"self\", From = {|DSN1102:\"self\"|})]",
        "[Network] [Input(4, Name = \"a\")] [Dense(4, Name = {|DSN1103:\"a\"|})]",
        "[Network] [Input(4)] [Dense(4, Relu, Name = \"a\")] [Dense(4, Name = {|DSN1103:\"A\"|})]",
        "[Network] [Input(4)] [Dense(4)] [Output(\"y\")] [Output({|DSN1103:\"y\"|})]",
        "[Network] [Input(4, Name = {|DSN1103:\"output\"|})] [Dense(4)]",
        "[Network] [Input(4, Name = \"y\")] [Dense(4)] [Output({|DSN1103:\"y\"|})]",
        "[Network] [Input(4)] [Dense(4, Name = {|DSN1104:\"first layer\"|})]",
        "[Network] [Input(4)] [Dense(4, Name = {|DSN1104:\"\"|})]",
        "[Network] [Input(4)] [Dense(4)] [Output({|DSN1104:\"3y\"|})]",
        "[Network] [Input(4, Name = {|DSN1105:\"class\"|})] [Dense(4)]",
        "[Network] [Input(4)] [Dense(4, Name = {|DSN1105:\"predict\"|})]",
        "[Network] [Input(4)] [Dense(4, Name = {|DSN1105:\"net\"|})]",
        "[Network] [Input(4, Name = {|DSN1105:\"Parameters\"|})] [Dense(4)] [Output(\"predict\")]",
        "[Network] [{|DSN1106:Dense|}(4)] [Input(4)] [Dense(3)]",
        "[Network] [Input(4, From = {|DSN1107:\"x\"|})] [Dense(4)]",
        "[Network] [Input(4)] [Dense(4)] [Output(\"y\", Name = {|DSN1108:\"z\"|})]",
        "[Network] [Input(4)] [Dense(4)] [{|DSN1109:Add|}]",
        "[Network] [Input(4)] [Dense(4)] [{|DSN1109:Multiply|}()]",
        "[Network] [Input(4)] [Dense(4)] [Concat({|DSN1109:(string[])null!|})]",
        "[Network] [Input(4)] [{|DSN1110:Dense|}(4, Relu)] [Dense(3, From = \"input\")]",
        "[Network] [Input(4)] [{|DSN1110:Input|}(3)] [Dense(3, From = \"input\")]",
        "[Network] [Input(4)] [Dense(4, Relu)] [Output(\"y\")] [{|DSN1110:Dense|}(3)]",

        // 12xx: functions of the class
        "[Network] [Input(4)] [Dense(4, {|DSN1201:\"Swisch\"|})] partial class Net { static float Swish(float x) => x / (1 + MathF.Exp(-x)); }",
        "[Network({|DSN1201:\"Nothing\"|})] [Input(4)] [Dense(4)]",
        "[Network] [Input(4)] [Dense(4, nameof(F))] partial class Net { float {|DSN1202:F|}(float x) => x; }",
        "[Network] [Input(4)] [Dense(4, nameof(F))] partial class Net { static int {|DSN1202:F|}(int x) => x; }",
        "[Network] [Input(4)] [Dense(4, nameof(F))] partial class Net { static float {|DSN1202:F|}(float x, float y) => x + y; }",
        "[Network(nameof(F))] [Input(4)] [Dense(4)] partial class Net { static float {|DSN1202:F|}<T>(float x, float y) => x + y; }",
        "[Network] [Input(4)] [Activate(nameof(F))] partial class Net { static float {|DSN1203:F|}(float x) { float y = x; return y; } }",
        "[Network] [Input(4)] [Activate(nameof(F))] partial class Net { static float {|DSN1203:F|}(float x) { if (x > 0) return x; return 0; } }",
        "[Network] [Input(4)] [Activate(nameof(F))] partial class Net { static float F(float x) => 1 + {|DSN1204:MathF.Cosh(x)|}; }",
        "[Network] [Input(4)] [Activate(nameof(F))] partial class Net { static float F(float x) => 2 * {|DSN1204:G(x)|}; static float G(float x) => x; }",
        "[Network] [Input(4)] [Activate(nameof(F))] partial class Net { static float F(float x) => {|DSN1204:x % 2|} + 1; }",
        "[Network] [Input(4)] [Activate(nameof(F))] partial class Net { static float F(float x) => {|DSN1204:(int)x|} * x; }",
        "[Network] [Input(4)] [Activate(nameof(F))] partial class Net { static float F(float x) => x * {|DSN1204:scale|}; static readonly float scale = 2; }",
        "[Network] [Input(4)] [Activate(nameof(F))] partial class Net { static float F(float x) => {|DSN1204:x is > 0|} ? x : 0; }",
        "[Network] [Input(4)] [Activate(nameof(F))] partial class Net { static float F(float x) => {|DSN1204:MathF.Sign(x) / 2|} + x; }",
        "[Network] [Input(4)] [Activate(nameof(F))] partial class Net { static float F(float x) => x > 0 ? 1 : {|DSN1204:(int)MathF.Floor(x)|}; }",
        "[Network] [Input(4)] [Activate(nameof(F))] [Activate(nameof(F))] partial class Net { static float F(float x) => {|DSN1204:MathF.Log(x, 2)|}; }",

        // 20xx: shapes
        "[Network] [Input(28, 28, 1)] [{|DSN2001:Dense|}(10)]",
        "[Network] [Input(20, 3)] [{|DSN2001:Dropout|}(0.5)] [Dense(10)]",
        "[Network] [Input(4)] [Dense(4, Relu, Name = \"a\")] [Dense(3)] [Add({|DSN2002:\"a\"|})]",
        "[Network] [Input(4)] [Dense(4, Relu, Name = \"a\")] [Dense(3, Relu, Name = \"b\")] [Dense(4)] [Multiply(\"a\", {|DSN2002:\"b\"|})]",
        "[Network] [Input(4, 2, Name = \"a\")] [Input(3, Name = \"b\")] [Concat({|DSN2003:\"a\"|})]",
        "[Network] [Input(4, 2, Name = \"a\")] [Input(5, 2, Name = \"b\")] [{|DSN2001:{|DSN2001:Concat|}|}(\"a\")]",
        "[Network] [Input(4)] [Dense(3, Relu)] [{|DSN2004:Normalize|}]",

        // 21xx: losses
        "[Network(Loss.CrossEntropy)] [Input(4)] [Dense(3, {|DSN2101:Sigmoid|})]",
        "[Network] [Input(4)] [Dense(3)] [Activate({|DSN2101:Relu|})] [Output(\"y\", Loss.CategoricalCrossEntropy)]",
        "[Network(Loss.CrossEntropy)] [Input(4)] [Dense({|DSN2102:1|}, Sigmoid)]",
        "[Network(Loss.BinaryCrossEntropy)] [Input(4)] [Dense(1, {|DSN2103:Tanh|})]",
        "[Network(Loss.BinaryCrossEntropy)] [Input(4)] [Dense(2, {|DSN2103:Softmax|})]",
        "[Network(Loss.KullbackLeibler)] [Input(4)] [{|DSN2104:Dense|}(3)]",
        "[Network(Loss.Poisson)] [Input(4)] [Dense(1, {|DSN2105:Tanh|})]",
        "[Network(Loss.Hinge)] [Input(4)] [Dense(2, {|DSN2106:Softmax|})]",
        "[Network(Loss.Perceptron)] [Input(4)] [Dense(1, {|DSN2106:Sigmoid|})]",
        "[Network(Loss.CrossEntropy)] [Input(4)] [Dense(1, {|DSN2107:Softmax|})]",
        "[Network(Loss.CrossEntropy)] [Input(4)] [Dense(10, Softmax)] [{|DSN2108:Dropout|}(0.2)]",
        "[Network(Loss.BinaryCrossEntropy)] [Input(4)] [Dense(1, Sigmoid)] [Dropout(0.2)] [{|DSN2108:Dropout|}(0.3)]",
        "[Network(Loss.CategoricalCrossEntropy)] [Input(4)] [Dense(3)] [{|DSN2108:Dropout|}(0.2)]",
        "[Network] [Input(4)] [Dense(3, LogSoftmax)] [{|DSN2108:Dropout|}(0.2)] [Output(\"y\", Loss.KullbackLeibler)]",

        // 3xxx: limits
        "[Network] [Input(10_000)] [{|DSN3001:Dense|}(8_000, Relu)] [Dense(2_000)]",
        "[Network] [Input(8_000)] [Dense(7_000, Relu)] [{|DSN3001:Dense|}(2_000, Relu)] [Dense(2_000)]",
        "[Network] [Input(1)] [{|DSN3002:Dense|}(int.MaxValue)]",
        "[Network] [{|DSN3002:Input|}(100_000, 100_000, 100_000)] [Dense(3)]",
        "[Network] [Input(4)] [Activate(nameof(F))] partial class Net { static float {|DSN3003:F|}(float x) => " + TooLarge + "; }",
        "[Network] [Input(4)] [Activate(nameof(F))] partial class Net { static float {|DSN3003:F|}(float x) => x" + string.Concat(Enumerable.Repeat(" + x", 300)) + "; }",

        // 6xxx: advice
        "[Network] [Input(4)] [Dense(4, Sigmoid)] [Dense(4, Sigmoid)] [Dropout(0.5)] [Dense(4, {|DSN6001:Sigmoid|})]",
        "[Network(Loss.MeanSquaredError)] [Input(4)] [Dense(3, {|DSN6002:Softmax|})]",
        "[Network] [Input(4)] [Dense(3)] [{|DSN6003:Dropout|}(0.5)]",
        "[Network] [Input(4)] [Dense(3, Tanh, WeightInitializer = {|DSN6004:Initializer.Zeros|})] [Dense(2)]",
        "[Network] [Input(4)] [Dense(3, Relu)] [Multiply({|DSN6005:\"dense1\"|})]",
        "[Network] [Input(4)] [Dense(4, Relu)] [Add({|DSN6005:\"input\"|}, {|DSN6005:\"input\"|}, From = \"input\")] [Add(\"dense1\")]",
        "[Network] [Input(4)] [{|DSN6006:Dense|}(3)] [Dense(2)]",
        "[Network] [Input(4)] [{|DSN6007:Dense|}(3)] [BatchNorm] [Dense(2)]",
        "[Network] [Input(4)] [Dense(3, UseBias = {|DSN6007:true|})] [BatchNorm] [Dense(2)]",
        "[Network(Loss.MeanSquaredError)] [Input(4)] [Dense(1, {|DSN6008:Step|})]",

        // What is right stays silent.
        "[Network(Loss.CrossEntropy)] [Input(784)] [Dense(512, Relu)] [Dropout(0.2)] [Dense(10, Softmax)]",
        "[Network(Loss.CrossEntropy, LabelSmoothing = 0.1, Precision = Precision.Double)] [Input(4)] [Normalize] [Dense(3)]",
        "[Network] [Input(4)] [Dense(1, Step)]",
        "[Network] [Input(4)] [Dense(3, Name = \"createState\")]",
        "[Network(Loss.KullbackLeibler)] [Input(4)] [Dense(3, LogSoftmax)]",
        "[Network] [Input(3, Name = \"a\")] [Dense(4, Relu)] [Input(2, Name = \"b\")] [Dense(4, Relu)] [Add(\"dense1\")] [LayerNorm] [Dense(1)] [Output(\"value\", Loss.MeanSquaredError, Weight = 0.5)] [Dense(3, Softmax, From = \"layernorm1\", Name = \"policy\")] [Output(\"policy\", Loss.CrossEntropy)]",
        "[Network(nameof(Pinball))] [Input(4)] [Dense(3, nameof(Swish))] [Dense(1)] partial class Net { static float Swish(float x) => x / (1 + MathF.Exp(-x)); static double Pinball(double y, double t) { return t > y ? 0.9 * (t - y) : 0.1 * (y - t); } }",
        "[Network] [Input(4)] [Dense(3, Relu, Name = \"dense1\")] [Dense(3, Relu)]",
        "[Network] [Input(4)] [Dense(3, Elu, Alpha = 2, WeightInitializer = Initializer.Orthogonal, WeightInitializerScale = 1.4, BiasInitializer = Initializer.Constant, BiasInitializerScale = 0.1, L2 = 1e-4, Frozen = true)]",

        // What the C# compiler reports is not reported again, and nothing follows from it.
        "[Network] [Input(4)] [Dense(unknown)] [Add(\"input\")]",
        "[Network] [Input(4)] [Dens(4)] [Add(\"dense1\")]",
        "[Network(Loss.Squared)] [Dense(3)]",
        "[Network] [Input(4)] [Activate(nameof(F))] partial class Net { static float F(float x) => unknown + x; }",
    ];

    /// <summary>The case as a whole source.</summary>
    public static string SourceOf(string markup) => markup.EndsWith(']') ? markup + " public sealed partial class Net;" : markup;

    /// <summary>A condition that doubles its alternatives with every pair.</summary>
    private static string TooLarge =>
        string.Join(" && ", Enumerable.Range(0, 12).Select(index => $"(x > {index} || x < -{index})")) + " ? x : 0";
}
