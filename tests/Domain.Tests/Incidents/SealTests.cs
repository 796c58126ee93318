using Dispatch.Domain.Incidents;
using Dispatch.Domain.Incidents.Seals;

namespace Dispatch.Domain.Tests.Incidents;

public sealed class SealTests
{
    [Fact]
    public void Lines_are_read_back_as_they_were_written_and_follow_each_other()
    {
        var lines = Book(seed: 1, incidents: 5, lines: 40);
        var book = SealVerifier.Read(lines);
        book.Faults.ShouldBeEmpty();
        book.Last!.Number.ShouldBe(40);
        book.Newest.Count.ShouldBe(5);
        SealLine.After(book.Last, book.Last.Seal with { Count = 99 }).Follows(book.Last).ShouldBeTrue();
    }

    [Fact]
    public void Every_alteration_before_the_end_of_the_file_is_found()
    {
        for (var seed = 0; seed < 3000; seed++)
        {
            var random = new Random(seed);
            var lines = Book(seed % 10, incidents: 4, lines: 12).ToList();
            var before = lines.ToArray();
            var i = random.Next(lines.Count);
            switch (random.Next(4))
            {
                case 0:
                    var letters = lines[i].ToCharArray();
                    letters[random.Next(letters.Length)] ^= (char)(1 << random.Next(7));
                    lines[i] = new string(letters);
                    break;
                case 1 when i < lines.Count - 1: lines.RemoveAt(i); break;
                case 2: lines.Insert(i, lines[random.Next(lines.Count)]); break;
                default:
                    var j = random.Next(lines.Count);
                    (lines[i], lines[j]) = (lines[j], lines[i]);
                    break;
            }

            if (!lines.SequenceEqual(before))
                SealVerifier.Read(lines).Faults.ShouldNotBeEmpty($"seed {seed}");
        }
    }

    [Fact]
    public void A_well_chained_line_that_takes_entries_back_is_found()
    {
        var first = SealLine.After(null, Seal.Of(Given.Closed())!);
        var shrunk = SealLine.After(first, Seal.Of(Given.Opened())!);
        SealVerifier.Read([first.ToString(), shrunk.ToString()]).Faults.ShouldHaveSingleItem().Code.ShouldBe("shrunk");
        var changed = SealLine.After(first, first.Seal with { Head = new string('0', 64) });
        var book = SealVerifier.Read([first.ToString(), changed.ToString()]);
        book.Faults.ShouldHaveSingleItem().Code.ShouldBe("changed");
        book.Newest[first.Seal.Incident].ShouldBe(first.Seal);
    }

    [Fact]
    public void A_vanished_incident_and_an_old_copy_put_back_show_against_the_book()
    {
        var log = Given.Closed();
        var book = SealVerifier.Read([SealLine.After(null, Seal.Of(log)!).ToString()]);
        LogVerifier.Verify(log.Id, [], book.Newest[log.Id])!.Code.ShouldBe("truncated");
        LogVerifier.Verify(log.Id, log.Entries, book.Newest[log.Id]).ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{\"n\":1,\"incident\":\"A\",\"count\":1")]
    public void What_is_no_line_is_reported_and_the_rest_still_read(string text)
    {
        var good = SealLine.After(null, Seal.Of(Given.Closed())!);
        var book = SealVerifier.Read([good.ToString(), text]);
        book.Faults.ShouldHaveSingleItem().ShouldBe(new SealFault(2, "unreadable", "Line 2 is not a seal."));
        book.Last.ShouldBe(good);
    }

    private static IEnumerable<string> Book(int seed, int incidents, int lines)
    {
        var random = new Random(seed);
        var counts = new int[incidents];
        SealLine? last = null;
        for (var i = 0; i < lines; i++)
        {
            var which = i < incidents ? i : random.Next(incidents);
            counts[which] += random.Next(1, 4);
            var head = LogHash.Genesis(new IncidentId($"{which}-{counts[which]}"));
            last = SealLine.After(last, new Seal(new IncidentId($"I{which}"), counts[which], head, Given.Noon.AddSeconds(i)));
            yield return last.ToString();
        }
    }
}
