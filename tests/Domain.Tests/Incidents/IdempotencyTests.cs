using Dispatch.Domain.Incidents;

namespace Dispatch.Domain.Tests.Incidents;

public sealed class IdempotencyTests
{
    [Fact]
    public void A_repeated_command_gives_the_first_answer_even_after_others_came_between()
    {
        var header = Given.Header("note-1", 3);
        var first = Given.Opened().Take(new AddNote("seen"), header);
        var later = first.Log.With(Given.Dispatch(Given.Car)).With(new CloseIncident("arrested", null));
        var repeated = later.Take(new AddNote("seen"), header with { At = Given.Noon.AddHours(1) });
        repeated.Log.ShouldBeSameAs(later);
        repeated.Refusal.ShouldBeNull();
        repeated.AsOf.Incident.ShouldBeEquivalentTo(first.AsOf.Incident);
    }

    [Fact]
    public void A_key_used_again_for_another_body_is_refused()
    {
        var log = Given.Opened().Take(new AddNote("a"), Given.Header("k", fingerprint: "a")).Log;
        var answer = log.Take(new AddNote("b"), Given.Header("k", fingerprint: "b"));
        answer.Refusal!.Kind.ShouldBe(RefusalKind.KeyReused);
        answer.Log.ShouldBeSameAs(log);
    }

    [Fact]
    public void Two_people_may_use_the_same_key()
    {
        var log = Given.Opened().Take(new AddNote("a"), Given.Header("k", fingerprint: "a")).Log;
        var answer = log.Take(new AddNote("b"), Given.Header("k", fingerprint: "b", by: new Actor("dispatcher.wang", "dispatcher")));
        answer.Refusal.ShouldBeNull();
        answer.Log.Entries.Length.ShouldBe(3);
    }
}
