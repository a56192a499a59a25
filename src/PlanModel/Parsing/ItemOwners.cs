namespace PlanModel;

/// <summary>Knows which task, and which verification block, the lines of a list item belong to.</summary>
internal sealed class ItemOwners
{
    private readonly RentedList<MarkdownItem> _items;
    private readonly LineMap _map;
    private readonly int[] _tasks;
    private readonly int[] _verifications;
    private int _reached;
    private int _paragraphTask = -1;

    public ItemOwners(MarkdownBlocks blocks, LineMap map)
    {
        _items = blocks.Items;
        _map = map;
        _tasks = new int[_items.Count];
        _verifications = new int[_items.Count];
    }

    /// <summary>Makes the items up to a line known; they belong to what their parents belong to.</summary>
    public void Reach(in MarkdownLine line)
    {
        if (line.OpensParagraph) _paragraphTask = -1;
        for (; _reached <= line.Item; _reached++)
        {
            var parent = _items[_reached].Parent;
            _tasks[_reached] = parent < 0 ? -1 : _tasks[parent];
            _verifications[_reached] = parent < 0 ? -1 : _verifications[parent];
        }
    }

    public int OwnerOf(in MarkdownLine line) => _paragraphTask >= 0 ? _paragraphTask : line.Item < 0 ? -1 : _tasks[line.Item];

    public int VerificationOf(in MarkdownLine line) => line.Item < 0 ? -1 : _verifications[line.Item];

    public void OwnItem(int item, int task) => _tasks[item] = task;

    /// <summary>Gives the rest of a paragraph, and of the item it stands in, to a task that Markdown sees as its text.</summary>
    public void OwnParagraph(in MarkdownLine line, int task)
    {
        if (line.Item < 0) _paragraphTask = task;
        else _tasks[line.Item] = task;
    }

    public void OwnForVerification(int item, int verification)
    {
        if (item >= 0) _verifications[item] = verification;
    }

    /// <summary>Whether a line stands outside every list: by structure, or because it is not indented and only continues a paragraph lazily.</summary>
    public bool IsOutside(in MarkdownLine line)
    {
        if (line.Item < 0) return true;
        if (line.Kind == LineKind.Item || line.OpensParagraph) return false;
        var bullet = _items[line.Item].Bullet;
        for (var item = line.Item; _items[item].Parent >= 0;)
        {
            item = _items[item].Parent;
            bullet = _items[item].Bullet;
        }

        return _map.PositionOf(line.Start).Column <= _map.PositionOf(bullet).Column;
    }
}
