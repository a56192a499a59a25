namespace PlanModel;

/// <summary>Finds prose that speaks of an order between tasks and declares none: <c>can only start after 1.2</c>.</summary>
internal sealed class ProseDependencyReader(PlanText text, List<SyntaxFault> faults)
{
    private const int MaxWordsBetween = 2;

    private static readonly string[] Words = ["depends on", "dependent on", "depends", "after", "blocked by", "requires"];

    /// <summary>Reports the words and ids of a line that look like an order.</summary>
    /// <param name="start">Where the prose starts.</param>
    /// <param name="end">Where it ends.</param>
    public void Read(int start, int end) => Read(start, start, end, end);

    /// <summary>Reports the words and ids between the annotations of a text.</summary>
    /// <param name="annotations">What is no prose, in document order.</param>
    /// <param name="start">Where the text starts.</param>
    /// <param name="end">Where it ends.</param>
    public void ReadBetween(List<TextSpan> annotations, int start, int end)
    {
        var from = start;
        foreach (var annotation in annotations)
        {
            Read(start, from, annotation.Start, end);
            from = Math.Max(from, annotation.End);
        }

        Read(start, from, end, end);
    }

    // A word stands before a limit; its id may stand behind it.
    private void Read(int start, int position, int limit, int end)
    {
        var chars = text.Chars;
        for (; position < limit; position++)
        {
            var c = chars[position];
            if ((char)(c | 0x20) is not ('d' or 'a' or 'b' or 'r') || (position > start && IdReader.GoesOn(chars, position - 1, end))) continue;
            foreach (var word in Words)
            {
                if (!text.IsWord(position, end, word)) continue;
                ReadId(position, position + word.Length, end);
                position += word.Length;
                break;
            }
        }
    }

    private void ReadId(int word, int start, int end)
    {
        for (var words = 0; words <= MaxWordsBetween; words++)
        {
            start = text.SkipBlanks(start, end);
            while (start < end && text[start] is '*' or '(' or '[') start++;
            var id = IdReader.Read(text, start, end);
            if (id.Shape is IdShape.Dotted or IdShape.Letters && !IdReader.GoesOn(text.Chars, id.End, end))
            {
                var written = text.Slice(id.Start, id.End);
                faults.Add(new SyntaxFault(SyntaxFaultKind.ProseDependency, TextSpan.FromBounds(word, id.End), text.Slice(word, id.End), written));
                return;
            }

            var next = start;
            while (next < end && char.IsLetter(text[next])) next++;
            if (next == start) return;
            start = next;
        }
    }
}
