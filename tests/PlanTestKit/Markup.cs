using System.Text;

namespace PlanTestKit;

/// <summary>A text with marked places: <c>{|PLAN1001:1.3|}</c>.</summary>
public sealed class Markup
{
    private Markup(string text, IReadOnlyList<Mark> marks)
    {
        Text = text;
        Marks = marks;
    }

    /// <summary>The text without marks.</summary>
    public string Text { get; }

    /// <summary>The marks in the order of their start.</summary>
    public IReadOnlyList<Mark> Marks { get; }

    public static Markup Parse(string markup)
    {
        ArgumentNullException.ThrowIfNull(markup);
        var text = new StringBuilder(markup.Length);
        var marks = new List<Mark>();
        var open = new Stack<(string Id, int Start)>();
        for (var i = 0; i < markup.Length; i++)
        {
            if (markup.AsSpan(i).StartsWith("{|PLAN") && markup.IndexOf(':', i) is > 0 and var colon)
            {
                open.Push((markup[(i + 2)..colon], text.Length));
                i = colon;
            }
            else if (open.Count > 0 && markup.AsSpan(i).StartsWith("|}"))
            {
                var (id, start) = open.Pop();
                marks.Add(new Mark(id, start, text.Length));
                i++;
            }
            else
            {
                text.Append(markup[i]);
            }
        }

        if (open.Count > 0) throw new ArgumentException($"The mark {open.Peek().Id} is not closed.", nameof(markup));
        return new Markup(text.ToString(), [.. marks.OrderBy(m => m.Start)]);
    }
}

/// <summary>A place where a diagnostic is expected.</summary>
public sealed record Mark(string Id, int Start, int End);
