using System;
using DslNets.Compiler.Model;

namespace DslNets.Compiler.Lowering;

/// <summary>A layer was added to the language but not to a pass of the compiler.</summary>
public sealed class UnknownLayerException(LayerModel layer) : InvalidOperationException($"This pass does not know {layer.GetType().Name}.");
