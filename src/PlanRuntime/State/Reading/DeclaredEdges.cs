using PlanCore;

namespace PlanRuntime;

/// <summary>The declared dependencies of a plan, forwards and backwards.</summary>
internal sealed class DeclaredEdges
{
    private readonly PlanTables _tables;
    private readonly int[] _dependencyStarts;
    private readonly int[] _dependencies;
    private readonly int[] _dependentStarts;
    private readonly int[] _dependents;

    public DeclaredEdges(PlanGraph plan)
    {
        _tables = plan.Tables;
        (_dependencyStarts, _dependencies) = Group(static d => d.Task, static d => d.On);
        (_dependentStarts, _dependents) = Group(static d => d.On, static d => d.Task);
    }

    public string IdOf(int task) => _tables.Tasks[task].Id;

    public ReadOnlySpan<int> DependenciesOf(int task) => _dependencies.AsSpan(_dependencyStarts[task].._dependencyStarts[task + 1]);

    public ReadOnlySpan<int> DependentsOf(int task) => _dependents.AsSpan(_dependentStarts[task].._dependentStarts[task + 1]);

    private (int[] Starts, int[] Others) Group(Func<DependencyRow, int> key, Func<DependencyRow, int> other)
    {
        var starts = new int[_tables.Tasks.Length + 1];
        foreach (var row in _tables.Dependencies) starts[key(row) + 1]++;
        for (var t = 0; t < _tables.Tasks.Length; t++) starts[t + 1] += starts[t];
        var next = (int[])starts.Clone();
        var others = new int[_tables.Dependencies.Length];
        foreach (var row in _tables.Dependencies) others[next[key(row)]++] = other(row);
        return (starts, others);
    }
}
