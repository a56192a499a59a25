namespace PlanModel;

/// <summary>Collects the verification blocks of a plan and what belongs to them.</summary>
internal sealed class VerificationCollector(PlanText text, PhaseCollector phases, TaskCollector tasks)
{
    private readonly List<VerificationDeclaration> _declarations = [];
    private readonly List<List<string>> _criteria = [];
    private readonly List<TaskDeclaration?> _taskOf = [];
    private readonly List<string> _titles = [];
    private readonly Dictionary<string, int> _ids = new(StringComparer.OrdinalIgnoreCase);
    private int _open = -1;

    public List<VerificationDeclaration> Declarations => _declarations;

    /// <summary>The block that a line belongs to, or -1.</summary>
    public int Of(ItemOwners owners, in MarkdownLine line) => owners.VerificationOf(line) is >= 0 and var block ? block : _open;

    /// <summary>Ends the open block: a heading follows.</summary>
    public void Close() => _open = -1;

    /// <summary>Ends the open block: a bold line follows.</summary>
    public void CloseLine() => _open = -1;

    /// <summary>Opens a block whose label is a line of its own; what follows belongs to it.</summary>
    public void OpenLine(in MarkdownLine line, VerificationLabel label) => _open = Open(line, label);

    /// <summary>Opens a block whose label stands in a list; what its item holds belongs to it.</summary>
    public void OpenItem(ItemOwners owners, in MarkdownLine line, VerificationLabel label) => owners.OwnForVerification(line.Item, Open(line, label));

    /// <summary>Opens a block that is a box: a task of its own.</summary>
    public void OpenBoxed(ItemOwners owners, in MarkdownLine line, in TaskHead head, VerificationLabel label)
    {
        var block = Open(line, label);
        if (AddTask(block) is { } task)
        {
            task.Mark = text.Text[head.Box.Start + 1];
            task.MarkSpan = new TextSpan(head.Box.Start + 1, 1);
            task.IsOptional = head.IsOptional;
        }

        if (line.Kind == LineKind.Item)
        {
            owners.OwnForVerification(line.Item, block);
            owners.OwnItem(line.Item, -1);
        }
    }

    /// <summary>Adds a box or bullet without a number to the block it stands in.</summary>
    /// <returns>Whether it stands in one.</returns>
    public bool AddCriterion(ItemOwners owners, in MarkdownLine line, int start)
    {
        var block = Of(owners, line);
        if (block < 0 || owners.OwnerOf(line) >= 0) return false;
        _criteria[block].Add(text.Slice(start, line.End));
        if (_taskOf[block] is null) AddTask(block);
        return true;
    }

    private int Open(in MarkdownLine line, VerificationLabel label)
    {
        var phase = phases.PhaseForTask("");
        var target = label.Target?.First;
        var id = Unused(target ?? phases.IdOf(phase));
        var criteria = new List<string>();
        _declarations.Add(new VerificationDeclaration(id, label.Span, label.Target, phase, label.IsBackground, criteria));
        _criteria.Add(criteria);
        _taskOf.Add(null);
        _titles.Add(label.Text);
        return _declarations.Count - 1;
    }

    private TaskDeclaration? AddTask(int block)
    {
        var declaration = _declarations[block];
        var task = tasks.AddVerification("VERIFY " + declaration.Id, declaration.Span, _titles[block], block);
        if (task is not null) task.Phase = declaration.Phase;
        return _taskOf[block] = task;
    }

    // A phase may have several checkpoints: the second is called 1b.
    private string Unused(string id)
    {
        if (!_ids.TryGetValue(id, out var count))
        {
            _ids[id] = 1;
            return id;
        }

        _ids[id] = count + 1;
        return count < 26 ? id + (char)('a' + count) : id + "-" + (count + 1);
    }
}
