namespace PlanModel;

/// <summary>Gives key lines to the task, or to the phase, that they stand in.</summary>
internal sealed class KeyLines(PlanText text, PhaseCollector phases, TaskCollector tasks)
{
    /// <summary>Reads the keys of a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="owner">The task it belongs to, or -1.</param>
    /// <param name="section">The section it stands in.</param>
    /// <returns>Whether it is a key line with someone to belong to.</returns>
    public bool TryRead(in MarkdownLine line, int owner, int section)
    {
        if (owner < 0 && !phases.IsDirectlyInPhase(section)) return false;
        var isRead = false;
        var position = line.Start;
        while (position < line.End && KeyLineReader.Find(text, line, ref position, out var start, out var key, out var value))
        {
            if (!IsDeclaration(line, start, key, value)) continue;
            if (key == AnnotationKey.Files && owner >= 0 && TitleVerbs.OnlyLooks(tasks.Tasks[owner].Title)) key = AnnotationKey.Reads;
            if (owner >= 0) tasks.Values.Read(key, TextSpan.FromBounds(start, Math.Max(start, value.End)), value, isKeyLine: true, tasks.AnnotationsOf(owner));
            else if (key is AnnotationKey.DependsOn or AnnotationKey.Blocks && value.Length > 0 && IsBoldOrBullet(line)) phases.AddDependency(key, TextSpan.FromBounds(start, value.End), value);
            else if (key != AnnotationKey.Blocks) return isRead;
            isRead = true;
        }

        return isRead;
    }

    /// <summary>Whether a key that is no more than a word and a colon declares something, or a sentence begins so.</summary>
    private bool IsDeclaration(in MarkdownLine line, int start, AnnotationKey key, TextSpan value)
    {
        if (value.Length == 0) return true;
        if (key is AnnotationKey.Run or AnnotationKey.Shell) return text[value.Start] == PlanText.Code && text[value.End - 1] == PlanText.Code;
        start = text.SkipBlanks(start, line.End);
        var isPlainWord = text.IsWord(start, line.End, "after") || text.IsWord(start, line.End, "needs") || text.IsWord(start, line.End, "blocks");
        if (!isPlainWord) return true;
        var first = ReferenceListReader.ReadFirst(text, value);
        return first is null or { Kind: not (ReferenceKind.Word or ReferenceKind.Path or ReferenceKind.Malformed) } || NoneValue.Is(text, value);
    }

    private bool IsBoldOrBullet(in MarkdownLine line) => line.Kind == LineKind.Item || text[line.Start] is '*' or '_';
}
