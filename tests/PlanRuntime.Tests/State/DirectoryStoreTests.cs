using System.Text;

namespace PlanRuntime.Tests.State;

public sealed class DirectoryStoreTests : PlanStoreContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override IPlanStore Store() => PlanState.Directory(_folder.Of("a", "state")).Store;

    private string Journal => _folder.Of("a", "state", "journal");

    /// <summary>The check value of CRC-32C in RFC 3720 and every catalogue.</summary>
    [Fact]
    public void The_checksum_is_crc_32c() => Assert.Equal(0xe3069283u, Crc32C.Of("123456789"u8));

    [Fact]
    public void A_record_is_a_line_with_its_checksum()
    {
        Write(Record("1.1"));
        Assert.Equal(
            """
            04bd01af {"journal":"PlanRuntime","version":1,"plan":"Plan"}
            85a89905 {"kind":"task_retried","at":"2026-01-02T00:00:00+00:00","task":"1.1"}

            """.ReplaceLineEndings("\n"), File.ReadAllText(Journal));
    }

    [Fact]
    public void Whatever_a_killed_process_left_of_a_record_is_cut_off()
    {
        Write(Record("1.1"), Record("1.2"));
        var whole = File.ReadAllBytes(Journal);
        var second = whole.AsSpan(0, whole.Length - 1).LastIndexOf((byte)'\n') + 1;
        for (var length = second; length < whole.Length; length++)
        {
            File.WriteAllBytes(Journal, whole[..length]);
            using (var session = Open())
            {
                Assert.Equal(length - second, session.Recovery.TornBytes);
                session.Append([Record("1.3")]);
            }

            Assert.Equal(["1.1", "1.3"], Store().Read("Plan").Select(r => r.Task));
        }
    }

    [Fact]
    public void Whatever_a_killed_process_left_of_the_first_line_is_cut_off()
    {
        Write();
        var header = File.ReadAllBytes(Journal);
        for (var length = 0; length < header.Length; length++)
        {
            File.WriteAllBytes(Journal, header[..length]);
            Open().Dispose();
            Assert.Equal(header, File.ReadAllBytes(Journal));
        }
    }

    [Fact]
    public void A_damaged_journal_is_reported_set_aside_whole_and_what_can_be_read_is_kept()
    {
        Write(Record("1.1"), Record("1.2"), Record("1.3"));
        var damaged = File.ReadAllText(Journal).Replace("1.2", "1.9", StringComparison.Ordinal);
        File.WriteAllText(Journal, damaged);

        var fault = Assert.Throws<PlanStateException>(Open);

        Assert.Equal(PlanStateFault.Damaged, fault.Fault);
        Assert.Equal($"The journal in '{_folder.Of("a", "state")}' is damaged at line 3; it was set aside as 'journal.damaged-1', and the 2 records that can be read were kept: look at them, then run again to go on from there", fault.Message);
        Assert.Equal(damaged, File.ReadAllText(Journal + ".damaged-1"));
        using var session = Open();
        Assert.Equal(["1.1", "1.3", null], session.Records.Select(r => r.Task));
        Assert.Equal("journal.damaged-1", session.Records[^1].Note);
    }

    [Fact]
    public void Every_damaged_byte_of_a_whole_line_is_noticed()
    {
        Write(Record("1.1"), Record("1.2"));
        var whole = File.ReadAllBytes(Journal);
        for (var i = 0; i < whole.Length - 1; i++)
        {
            var damaged = (byte[])whole.Clone();
            damaged[i] ^= 0x20;
            File.WriteAllBytes(Journal, damaged);
            Assert.Equal(PlanStateFault.Damaged, Assert.Throws<PlanStateException>(() => Store().Read("Plan")).Fault);
        }
    }

    [Fact]
    public void Reading_a_damaged_journal_changes_nothing()
    {
        Write(Record("1.1"), Record("1.2"));
        File.WriteAllText(Journal, File.ReadAllText(Journal).Replace("1.1", "1.9", StringComparison.Ordinal));
        var before = Directory.GetFiles(_folder.Of("a", "state"));
        Assert.Throws<PlanStateException>(() => Store().Read("Plan"));
        Assert.Equal(before, Directory.GetFiles(_folder.Of("a", "state")));
    }

    [Fact]
    public void A_status_without_a_journal_is_not_taken_for_a_new_beginning()
    {
        using (var session = Open()) session.Publish("{}"u8);
        File.Delete(Journal);
        Assert.Equal($"The state in '{_folder.Of("a", "state")}' has a status and no journal, so what was done is not known; put the journal back, or delete the folder to start anew", Assert.Throws<PlanStateException>(Open).Message);
    }

    [Fact]
    public void The_state_of_another_plan_is_refused()
    {
        Write();
        var fault = Assert.Throws<PlanStateException>(() => Store().TryOpen("Other", PlanStateHolder.Current(PlanStatePurpose.Run), out _, out _));
        Assert.Equal(PlanStateFault.OtherPlan, fault.Fault);
        Assert.Equal($"The state in '{_folder.Of("a", "state")}' is of plan 'Plan', not of 'Other'; give each plan a place of its own", fault.Message);
    }

    [Fact]
    public void A_newer_version_is_refused_whatever_its_records_look_like()
    {
        Write();
        const string Header = """{"journal":"PlanRuntime","version":2,"plan":"Plan"}""";
        const string Unknown = """{"kind":"from_the_future"}""";
        File.WriteAllText(Journal, $"{Crc32C.Of(Encoding.UTF8.GetBytes(Header)):x8} {Header}\n{Crc32C.Of(Encoding.UTF8.GetBytes(Unknown)):x8} {Unknown}\n");

        var fault = Assert.Throws<PlanStateException>(Open);

        Assert.Equal(PlanStateFault.NewerVersion, fault.Fault);
        Assert.Equal($"The state in '{_folder.Of("a", "state")}' has format 2, and this version of PlanRuntime knows format 1; use the newer version that wrote it, or another folder", fault.Message);
    }

    [Fact]
    public void A_path_that_is_a_file_is_reported()
    {
        File.WriteAllText(_folder.Of("a"), "");
        var fault = Assert.Throws<PlanStateException>(Open);
        Assert.Equal(PlanStateFault.Inaccessible, fault.Fault);
        Assert.StartsWith($"The state in '{_folder.Of("a", "state")}' cannot be read or written: ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lock_whose_holder_died_is_taken_over_and_the_dead_named()
    {
        Write(Record("1.1"));
        File.WriteAllText(_folder.Of("a", "state", "holder.json"), """{"holder":{"pid":7,"host":"h","since":"2026-01-02T00:00:00+00:00","purpose":"run"}}""");

        Assert.Null(Store().HolderOf("Plan"));
        using var session = Open();

        Assert.Equal(7, session.Recovery.DeadHolder!.ProcessId);
        Assert.Equal("process 7 on h since 2026-01-02 00:00:00Z", session.Recovery.DeadHolder.ToString());
    }

    [Theory]
    [InlineData("../up")]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("C:plan")]
    [InlineData("nul")]
    [InlineData("COM1.txt")]
    [InlineData("a\0b")]
    [InlineData("a ")]
    public void A_plan_name_leads_nowhere_else(string name) =>
        Assert.Equal(PlanStateFault.UnsafeName, Assert.Throws<PlanStateException>(() => PlanState.DirectoryFor(name, _folder.Path)).Fault);

    [Theory]
    [InlineData("Release")]
    [InlineData("add-login 2.0")]
    [InlineData("Über")]
    public void An_ordinary_plan_name_is_a_folder(string name) =>
        Assert.Equal(_folder.Of(name), PlanState.DirectoryFor(name, _folder.Path).Store.Location);

    private static PlanRecord Record(string task) => new() { Kind = PlanRecordKind.TaskRetried, At = new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero), Task = task };

    private IPlanStoreSession Open() => Store().TryOpen("Plan", PlanStateHolder.Current(PlanStatePurpose.Run), out var session, out _) ? session : throw new InvalidOperationException("locked");

    private void Write(params PlanRecord[] records)
    {
        using var session = Open();
        session.Append(records);
    }
}
