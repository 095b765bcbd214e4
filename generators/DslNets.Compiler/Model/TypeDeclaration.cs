namespace DslNets.Compiler.Model;

/// <summary>Where the generated part of a network class goes.</summary>
/// <param name="Namespace">The namespace, or "" for the global one.</param>
/// <param name="Containers">The heads of the types around it, outermost first, as in <c>partial class Outer</c>.</param>
/// <param name="Name">The class's own name.</param>
/// <param name="Accessibility">As written in C#: <c>public</c>, <c>internal</c>, ...</param>
public sealed record TypeDeclaration(string Namespace, EquatableArray<string> Containers, string Name, string Accessibility)
{
    /// <summary>The name that files of the network are called after: <c>Namespace.Outer.Name</c>.</summary>
    public string FullName
    {
        get
        {
            string name = Namespace.Length == 0 ? "" : Namespace + ".";
            foreach (string container in Containers)
            {
                name += container.Substring(container.LastIndexOf(' ') + 1) + ".";
            }

            return name + Name;
        }
    }
}
