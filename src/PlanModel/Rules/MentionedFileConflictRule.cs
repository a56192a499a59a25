using PlanCore;

namespace PlanModel;

/// <summary>PLAN2002: two tasks that can run at the same time each mention exactly one file, and it is the same.</summary>
internal sealed class MentionedFileConflictRule : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PLAN2002", "Parallel tasks mention one file", RuleCategory.Files, Severity.Warning,
        "Two tasks that can run at the same time each mention exactly one file, and it is the same: probably both edit it.");

    private const byte Edits = 0;

    /// <summary>A task that reviews a file does not edit it.</summary>
    private const byte Looks = 1;

    public override void Check(RuleContext context)
    {
        var byFile = new Dictionary<string, List<FileDeclaration>>(StringComparer.Ordinal);
        var users = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (var task in context.Document.Tasks)
        {
            if (OnlyMention(task) is not { } mention) continue;
            var file = FilePattern.Of(mention.Path).Text;
            if (!users.TryGetValue(file, out var list))
            {
                users[file] = list = [];
                byFile[file] = [];
            }

            list.Add(task.Index);
            byFile[file].Add(mention);
        }

        var groups = new UnorderedGroups(context.Proof.Reachability);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var pair in users)
        {
            if (pair.Value.Count > 1) numbers[pair.Key] = groups.Add(pair.Value, ClassesOf(context.Document, pair.Value), [1 << Edits, 0, 0, 0]);
        }

        if (numbers.Count == 0) return;
        groups.Solve(context.CancellationToken);
        foreach (var pair in numbers)
        {
            var involved = new List<int>();
            for (var m = 0; m < users[pair.Key].Count; m++)
            {
                if (groups.PartnersOf(pair.Value, m) > 0) involved.Add(m);
            }

            if (involved.Count > 1) Report(context, users[pair.Key], byFile[pair.Key], involved);
        }
    }

    private static byte[] ClassesOf(PlanDocument document, List<int> tasks)
    {
        var classes = new byte[tasks.Count];
        for (var i = 0; i < classes.Length; i++) classes[i] = TitleVerbs.OnlyLooks(document.Tasks[tasks[i]].Title) ? Looks : Edits;
        return classes;
    }

    private void Report(RuleContext context, List<int> tasks, List<FileDeclaration> mentions, List<int> involved)
    {
        var names = involved.ConvertAll(i => context.Document.Tasks[tasks[i]].Id);
        var places = new List<FindingPlace>();
        for (var i = 0; i < involved.Count; i++)
        {
            if (i != 1) places.Add(new FindingPlace(mentions[involved[i]].Span, $"task '{Words.Shown(names[i])}'"));
        }

        var mention = mentions[involved[1]];
        var message = $"Tasks {Words.List(names)} mention '{Words.Shown(mention.Path)}' and can run at the same time; declare the file in parentheses, add a dependency, or mark them [SEQUENTIAL]";
        context.Report(new Finding(Descriptor, mention.Span, message) { AdditionalPlaces = places, Fixes = ConflictFixes.For(context.Document, involved.ConvertAll(i => tasks[i])) });
    }

    /// <summary>The only file a task mentions, if it declares none.</summary>
    private static FileDeclaration? OnlyMention(TaskDeclaration task)
    {
        FileDeclaration? only = null;
        foreach (var file in task.Files)
        {
            if (file.Access != FileAccess.Mention) return null;
            if (only is not null && FilePattern.Of(only.Path).Text != FilePattern.Of(file.Path).Text) return null;
            only ??= file;
        }

        return only;
    }
}
