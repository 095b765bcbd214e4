using System.Globalization;

namespace DslNets;

/// <summary>The layers of a network.</summary>
internal static class NetworkSection
{
    public static void Write(HtmlWriter html, string heading, NetworkDescription network)
    {
        html.Markup("<section>");
        html.Write($"<h2>{heading}</h2>");
        html.Write($"<p class=\"lead\">{network.ParameterCount} parameters; {network.Layers.Sum(layer => layer.Flops)} floating-point operations for one prediction.</p>");
        html.Markup("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Layers\"><table>");
        html.Markup("<thead><tr><th scope=\"col\">Layer</th><th scope=\"col\">Kind</th><th scope=\"col\">Output</th><th scope=\"col\" class=\"number\">Parameters</th><th scope=\"col\" class=\"number\">FLOPs</th></tr></thead>");
        html.Markup("<tbody>");
        foreach (LayerDescription layer in network.Layers)
        {
            string shape = string.Join('×', layer.OutputShape.Select(dimension => dimension.ToString(CultureInfo.InvariantCulture)));
            html.Write($"<tr><th scope=\"row\">{layer.Name}</th><td>{layer.Kind}</td><td>{shape}</td><td class=\"number\">{layer.ParameterCount}</td><td class=\"number\">{layer.Flops}</td></tr>");
        }

        html.Markup("</tbody></table></div>");
        html.Markup("</section>");
    }
}
