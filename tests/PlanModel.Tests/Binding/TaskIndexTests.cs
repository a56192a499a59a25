using CsCheck;

namespace PlanModel.Tests.Binding;

public class TaskIndexTests
{
    [Fact]
    public void A_parent_is_the_nearest_task_whose_id_begins_ones_own()
    {
        // Short paths over two numbers meet often; the long ones are deeper than ids are looked up.
        var path = Gen.Frequency((4, Gen.Int[1, 2].Array[2, 5]), (1, Gen.Int[1, 1].Array[2, 14])).Select(static numbers => string.Join('.', numbers));
        path.HashSet[1, 30].Sample(
            static ids =>
            {
                var document = PlanParser.Parse("plan.md", "## Phase 1: A\n" + string.Concat(ids.Select(static id => $"- [ ] {id} Do it\n")));
                var index = new TaskIndex(document);
                foreach (var task in document.Tasks)
                {
                    var parent = document.Tasks.Where(other => task.Id.StartsWith(other.Id + ".", StringComparison.Ordinal)).MaxBy(static other => other.Id.Length)?.Index ?? -1;
                    if (index.Parents[task.Index] != parent) return false;
                    var root = task.Index;
                    while (index.Parents[root] >= 0) root = index.Parents[root];
                    if (index.Roots[task.Index] != root) return false;
                }

                return document.Tasks.Count == ids.Count;
            },
            iter: 5_000);
    }
}
