using CsCheck;

namespace PlanCore.Tests;

public sealed class ReadyQueueTests
{
    /// <summary>Adding, taking and removing by chance, beside a sorted set that does the same.</summary>
    [Fact]
    public void It_gives_the_smallest_of_what_was_added_and_not_removed() => Gen.Select(Gen.Int[1, 5000], Gen.Int).Sample(
        (size, seed) =>
        {
            var random = new Random(seed);
            var queue = new ReadyQueue(size);
            var expected = new SortedSet<int>();
            for (var step = 0; step < 400; step++)
            {
                var rank = random.Next(2) == 0 ? random.Next(size) : random.Next(Math.Min(size, 70));
                switch (random.Next(5))
                {
                    case 2:
                        var first = rank & ~63;
                        var ranks = (ulong)random.NextInt64() & (size - first >= 64 ? ulong.MaxValue : (1UL << (size - first)) - 1) | 1UL << (rank & 63);
                        queue.AddWord(rank >> 6, ranks);
                        for (var r = 0; r < 64; r++)
                        {
                            if ((ranks & (1UL << r)) != 0) expected.Add(first + r);
                        }

                        break;
                    case 0:
                        queue.Remove(rank);
                        expected.Remove(rank);
                        break;
                    case 1:
                        var taken = queue.Take();
                        Assert.Equal(expected.Count > 0 ? expected.Min : -1, taken);
                        expected.Remove(taken);
                        break;
                    default:
                        queue.Add(rank);
                        expected.Add(rank);
                        break;
                }

                Assert.Equal(expected.Count > 0, queue.Any);
            }
        },
        iter: 2000);
}
