namespace PlanRuntime.Tests;

/// <summary>The lock of a run, which a thread that is alone enters without taking it.</summary>
public sealed class RunLockTests
{
    [Fact]
    public void Whoever_comes_ends_a_reservation_and_makes_the_next_one_rarer()
    {
        var held = new RunLock();
        LockReservation reservation;
        using (held.Enter()) reservation = held.Reserve();
        Assert.True(held.TryEnter(reservation));
        RunLock.Exit(reservation);

        var patience = held.Patience;
        using (held.Enter()) Assert.False(held.TryEnter(reservation));
        Assert.False(held.TryEnter(reservation));
        Assert.True(held.Patience > patience);
    }

    [Fact]
    public void Giving_ones_own_reservation_up_costs_no_patience()
    {
        var held = new RunLock();
        LockReservation reservation;
        using (held.Enter()) reservation = held.Reserve();
        var patience = held.Patience;
        using (held.Enter(reservation)) Assert.False(held.TryEnter(reservation));
        Assert.Equal(patience, held.Patience);
    }

    [Fact]
    public void Whoever_comes_waits_for_the_one_who_is_inside()
    {
        var held = new RunLock();
        LockReservation reservation;
        using (held.Enter()) reservation = held.Reserve();
        Assert.True(held.TryEnter(reservation));

        var patience = held.Patience;
        var isInside = false;
        var other = new Thread(() =>
        {
            using (held.Enter()) Volatile.Write(ref isInside, true);
        });
        other.Start();
        SpinWait.SpinUntil(() => held.Patience > patience);
        for (var look = 0; look < 2_000; look++)
        {
            Assert.False(Volatile.Read(ref isInside));
            Thread.Yield();
        }

        RunLock.Exit(reservation);
        other.Join();
        Assert.True(isInside);
    }

    /// <summary>One who has it reserved nearly always, and one who comes and goes.</summary>
    [Fact]
    public void Nobody_is_inside_with_another_however_often_the_lock_is_reserved()
    {
        const int Entries = 100_000;
        var held = new RunLock();
        var (inside, count) = (0, 0);
        var isBroken = false;
        var isOver = false;
        void Count()
        {
            isBroken |= inside++ != 0;
            count++;
            inside--;
        }

        var coming = 0;
        var other = new Thread(() =>
        {
            while (!Volatile.Read(ref isOver))
            {
                using (held.Enter()) Count();
                coming++;
                for (var look = 0; look < coming % 50; look++) Thread.SpinWait(1);
            }
        });
        other.Start();
        LockReservation? alone = null;
        for (var n = 0; n < Entries || Volatile.Read(ref coming) < 100; n++)
        {
            if (alone is not null && held.TryEnter(alone))
            {
                Count();
                RunLock.Exit(alone);
                continue;
            }

            using (held.Enter(alone))
            {
                Count();
                alone = held.Reserve();
            }
        }

        Volatile.Write(ref isOver, true);
        other.Join();
        Assert.False(isBroken);
        Assert.True(count >= Entries + 100);
    }

    /// <summary>
    /// The store of each may still be on its way while it reads what the other has stored: only a barrier on both processors
    /// keeps them apart. Both come at the same moment, again and again.
    /// </summary>
    [Fact]
    public void Of_two_that_enter_at_the_same_moment_one_waits()
    {
        Assert.SkipUnless(Environment.ProcessorCount > 1, "needs two processors");
        const int Rounds = 15_000;
        var held = new RunLock();
        var (inside, together) = (0, 0);
        var (ready, gone) = (0, 0);
        static void Await(ref int reached, int round)
        {
            var wait = default(SpinWait);
            while (Volatile.Read(ref reached) < round) wait.SpinOnce(sleep1Threshold: -1);
        }

        void Visit()
        {
            if (Interlocked.Increment(ref inside) > 1) together++;
            Interlocked.Decrement(ref inside);
        }

        var other = new Thread(() =>
        {
            for (var round = 1; round <= Rounds; round++)
            {
                Await(ref ready, round);
                for (var look = 0; look < round % 16; look++) Thread.SpinWait(1);
                using (held.Enter()) Visit();
                Volatile.Write(ref gone, round);
            }
        });
        other.Start();
        for (var round = 1; round <= Rounds; round++)
        {
            LockReservation alone;
            using (held.Enter()) alone = held.Reserve();
            Volatile.Write(ref ready, round);
            for (var look = 0; look < round / 16 % 16; look++) Thread.SpinWait(1);
            while (held.TryEnter(alone))
            {
                Visit();
                RunLock.Exit(alone);
            }

            Await(ref gone, round);
        }

        other.Join();
        Assert.Equal(0, together);
    }
}
