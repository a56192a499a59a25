using System.Collections;
using PlanCore;

namespace PlanModel;

/// <summary>The rows of declared dependencies together with the references that declare them.</summary>
internal sealed class BoundDependencies(IReadOnlyList<DependencyRow> rows, List<Reference> references) : IReadOnlyList<BoundDependency>
{
    public int Count => rows.Count;

    public BoundDependency this[int index] => new(rows[index].Task, rows[index].On, references[index], rows[index].Origin == EdgeOrigin.Blocks);

    public IEnumerator<BoundDependency> GetEnumerator()
    {
        for (var i = 0; i < rows.Count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
