using CsCheck;

namespace PlanModel.Tests.Binding;

public class KnownEdgesTests
{
    private const int Tasks = 6;

    [Fact]
    public void An_edge_is_known_from_either_of_its_ends_exactly_when_it_was_added()
    {
        var declaration = Gen.Select(Gen.Int[0, Tasks - 1], Gen.Int[0, Tasks - 1], Gen.Bool).Where(static d => d.Item1 != d.Item2);
        declaration.List[0, 40].Sample(
            static declarations =>
            {
                var edges = new KnownEdges(Tasks);
                var known = new HashSet<(int, int)>();
                // Each task declares its edges when its turn comes, in any order among themselves.
                foreach (var (declarer, other, isReversed) in declarations.OrderBy(static d => d.Item1))
                {
                    var (task, on) = isReversed ? (other, declarer) : (declarer, other);
                    if ((isReversed ? edges.AddReversed(task, on) : edges.Add(task, on)) != known.Add((task, on))) return false;
                }

                return true;
            },
            iter: 20_000);
    }
}
