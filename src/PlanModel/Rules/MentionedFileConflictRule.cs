using PlanCore;

namespace PlanModel;

/// <summary>PLAN2002: two tasks that can run at the same time each mention exactly one file, and it is the same.</summary>
internal sealed class MentionedFileConflictRule : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PLAN2002", "Parallel tasks mention one file", RuleCategory.Files, Severity.Warning,
        "Two tasks that can run at the same time each mention exactly one file, and it is the same: probably both edit it.");

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

        foreach (var pair in users)
        {
            if (pair.Value.Count < 2) continue;
            context.CancellationToken.ThrowIfCancellationRequested();
            var involved = new SortedSet<int>();
            context.Proof.Reachability.FindUnordered(pair.Value, (i, j) =>
            {
                involved.Add(i);
                involved.Add(j);
            });
            if (involved.Count > 0) Report(context, pair.Value, byFile[pair.Key], new List<int>(involved));
        }
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
        context.Report(new Finding(Descriptor, mention.Span, message) { AdditionalPlaces = places });
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
