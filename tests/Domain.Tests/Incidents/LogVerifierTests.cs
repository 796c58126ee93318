using System.Collections.Immutable;
using Dispatch.Domain.Incidents;
using Dispatch.Domain.Incidents.Seals;

namespace Dispatch.Domain.Tests.Incidents;

public sealed class LogVerifierTests
{
    [Fact]
    public void Thousands_of_random_alterations_are_all_found()
    {
        var logs = Enumerable.Range(0, 20).Select(seed => LogPropertyTests.Live(seed, steps: 30)).ToArray();
        for (var seed = 0; seed < 6000; seed++)
        {
            var random = new Random(seed);
            var log = logs[seed % logs.Length];
            var entries = log.Entries.ToList();
            var what = Tamper(entries, random);
            if (entries.SequenceEqual(log.Entries))
                continue;
            LogVerifier.Verify(log.Id, entries, Seal.Of(log)).ShouldNotBeNull($"seed {seed}: {what}");
        }
    }

    [Fact]
    public void The_first_changed_entry_is_named()
    {
        var log = Given.Closed();
        var entries = log.Entries.ToList();
        entries[1] = entries[1] with { Body = entries[1].Body.Replace("car-1", "car-9", StringComparison.Ordinal) };
        var fault = LogVerifier.Verify(log.Id, entries).ShouldNotBeNull();
        (fault.Sequence, fault.Code).ShouldBe((2, "hash"));
    }

    [Fact]
    public void A_cut_off_tail_shows_only_against_a_seal()
    {
        var log = Given.Closed();
        var cut = log.Entries[..^1];
        LogVerifier.Verify(log.Id, cut).ShouldBeNull();
        LogVerifier.Verify(log.Id, cut, Seal.Of(log))!.Code.ShouldBe("truncated");
        LogVerifier.Verify(log.Id, [], Seal.Of(log))!.Code.ShouldBe("truncated");
    }

    [Fact]
    public void A_log_computed_anew_shows_against_a_seal()
    {
        var forged = Given.Opened(Given.Report(description: "nobody")).With(Given.Dispatch(Given.Car));
        LogVerifier.Verify(forged.Id, forged.Entries).ShouldBeNull();
        LogVerifier.Verify(forged.Id, forged.Entries, Seal.Of(Given.Opened()))!.Code.ShouldBe("rewritten");
    }

    [Fact]
    public void A_log_that_grew_after_its_seal_is_fine()
    {
        var log = Given.Closed();
        LogVerifier.Verify(log.Id, log.Entries, Seal.Of(Given.Opened())).ShouldBeNull();
    }

    [Fact]
    public void The_log_of_another_incident_does_not_fit() =>
        LogVerifier.Verify(new IncidentId("0000000000"), Given.Closed().Entries)!.Code.ShouldBe("hash");

    [Fact]
    public void A_well_chained_log_with_an_unknown_kind_is_found_and_never_skipped()
    {
        var log = Given.Opened();
        var open = log.Entries[0] with { Sequence = 2, Kind = "incident-burnt" };
        var strange = open with { Hash = LogHash.Of(log.Head, open) };
        LogVerifier.Verify(log.Id, [.. log.Entries, strange])!.Code.ShouldBe("contents");
        Should.Throw<InvalidDataException>(() => Incident.Fold(log.Id, [.. log.Entries, strange]));
    }

    [Theory]
    [InlineData("note-added", """{"text":"a","more":1}""")]
    [InlineData("note-added", "{}")]
    [InlineData("note-added", "null")]
    [InlineData("note-added", """{"text":null}""")]
    [InlineData("assignment-progressed", """{"unit":"car-1","step":"flying","reason":null}""")]
    [InlineData("incident-revised", """{"typeCode":null,"priority":9,"location":null,"description":null}""")]
    [InlineData("unit-dispatched", """{"unit":"a b","callSign":"x"}""")]
    public void A_body_that_does_not_fit_its_kind_is_a_fault(string kind, string body) =>
        Should.Throw<InvalidDataException>(() => EventCodec.Read(kind, body));

    [Fact]
    public void The_stored_form_never_changes_between_releases()
    {
        var log = Given.Opened();
        log.Entries[0].Body.ShouldBe("""{"report":{"typeCode":"robbery","priority":1,"channel":"phone","location":{"at":{"lat":43.88,"lon":125.32},"address":"解放大路 12 号"},"caller":null,"description":"两名男子","drill":false}}""");
        log.Head.ShouldBe("7fa3b2f5b947170dc94a8097559e9af8edc86a60005806504bf5f7d94cd39666");
    }

    private static string Tamper(List<LogEntry> log, Random random)
    {
        var i = random.Next(log.Count);
        var entry = log[i];
        switch (random.Next(13))
        {
            case 0: log[i] = entry with { Body = Flip(entry.Body, random) }; return "body";
            case 1: log[i] = entry with { At = entry.At.AddTicks(random.Next(2) == 0 ? 1 : -1) }; return "time";
            case 2: log[i] = entry with { At = entry.At.ToOffset(TimeSpan.FromHours(8)) }; return "zone";
            case 3: log[i] = entry with { By = entry.By with { Id = Flip(entry.By.Id, random) } }; return "actor";
            case 4: log[i] = entry with { By = entry.By with { Role = "system" } }; return "role";
            case 5: log[i] = entry with { Key = entry.Key is { } key && random.Next(2) == 0 ? new CommandKey(Flip(key.Value, random)) : null }; return "key";
            case 6: log[i] = entry with { Fingerprint = random.Next(2) == 0 ? "" : null }; return "fingerprint";
            case 7: log[i] = entry with { Kind = "note-added" }; return "kind";
            case 8: log[i] = entry with { Hash = Flip(entry.Hash, random) }; return "hash";
            case 9: log[i] = entry with { Sequence = entry.Sequence + random.Next(1, 3) }; return "sequence";
            case 10: log.RemoveAt(i); return "removed";
            case 11: log.Insert(i, log[random.Next(log.Count)]); return "inserted";
            default:
                var j = random.Next(log.Count);
                (log[i], log[j]) = (log[j], log[i]);
                return "reordered";
        }
    }

    private static string Flip(string text, Random random)
    {
        var letters = text.ToCharArray();
        letters[random.Next(letters.Length)] ^= (char)(1 << random.Next(8));
        return new string(letters);
    }
}
