namespace System.Runtime.CompilerServices;

/// <summary>Lets C# compile <c>init</c> accessors and records for .NET Standard 2.0.</summary>
internal static class IsExternalInit;
