using System.Globalization;
using System.Text;

namespace PlanTool.Graph.Svg;

/// <summary>Draws a line along the axes with rounded corners.</summary>
internal static class RoundedPath
{
    private const double Radius = 5;

    /// <summary>The path data through some points, each straight below, above or beside the one before.</summary>
    public static string Through(params ReadOnlySpan<(double X, double Y)> points)
    {
        var path = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"M{points[0].X:0.#} {points[0].Y:0.#}"));
        for (var i = 1; i < points.Length - 1; i++)
        {
            var radius = Math.Min(Radius, Math.Min(Distance(points[i - 1], points[i]), Distance(points[i], points[i + 1])) / 2);
            var (before, after) = (Towards(points[i], points[i - 1], radius), Towards(points[i], points[i + 1], radius));
            path.Append(CultureInfo.InvariantCulture, $"L{before.X:0.#} {before.Y:0.#}Q{points[i].X:0.#} {points[i].Y:0.#} {after.X:0.#} {after.Y:0.#}");
        }

        var end = points[^1];
        return path.Append(CultureInfo.InvariantCulture, $"L{end.X:0.#} {end.Y:0.#}").ToString();
    }

    private static double Distance((double X, double Y) a, (double X, double Y) b) => Math.Abs(a.X - b.X) + Math.Abs(a.Y - b.Y);

    private static (double X, double Y) Towards((double X, double Y) from, (double X, double Y) to, double step) =>
        (from.X + (Math.Sign(to.X - from.X) * step), from.Y + (Math.Sign(to.Y - from.Y) * step));
}
