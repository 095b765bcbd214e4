namespace DslNets;

/// <summary>Names with their values.</summary>
internal static class FactsSection
{
    public static void Write(HtmlWriter html, IEnumerable<(string Name, string Value)> facts)
    {
        html.Markup("<dl class=\"facts\">");
        foreach ((string name, string value) in facts)
        {
            html.Write($"<div><dt>{name}</dt><dd>{value}</dd></div>");
        }

        html.Markup("</dl>");
    }
}
