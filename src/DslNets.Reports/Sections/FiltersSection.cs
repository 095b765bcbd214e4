namespace DslNets;

/// <summary>Weights of a layer as images.</summary>
internal static class FiltersSection
{
    public static void Write(HtmlWriter html, string heading, FilterBank filters, int limit)
    {
        int shown = Math.Min(limit, filters.Filters);
        ImageShape shape = filters.Shape;
        html.Markup("<section>");
        html.Write($"<h2>{heading}</h2>");
        string which = shown == filters.Filters ? $"{Figures.Count(shown)} filters" : $"The first {Figures.Count(shown)} of {Figures.Count(filters.Filters)} filters";
        string scale = shape.Channels == 3 ? "Grey is zero." : "Blue is negative, white zero, red positive.";
        html.Write($"<p class=\"lead\">{which} of {shape.Height}×{shape.Width}. {scale} The range of each filter's weights stands below it.</p>");
        html.Markup("<ul class=\"filters\">");
        for (int filter = 0; filter < shown; filter++)
        {
            (double smallest, double largest) = filters.Range(filter);
            html.Markup("<li>");
            for (int picture = 0; picture < filters.Pictures; picture++)
            {
                string channel = filters.Pictures == 1 ? "" : $", channel {Figures.Count(picture)}";
                html.Write($"<img src=\"{filters.Draw(filter, picture)}\" width=\"{shape.Width}\" height=\"{shape.Height}\" alt=\"Filter {filter}{channel}\">");
            }

            html.Write($"<span>{Figures.Range(smallest, largest)}</span></li>");
        }

        html.Markup("</ul>");
        html.Markup("</section>");
    }
}
