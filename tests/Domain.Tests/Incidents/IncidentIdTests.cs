using Dispatch.Domain.Incidents;

namespace Dispatch.Domain.Tests.Incidents;

public sealed class IncidentIdTests
{
    [Fact]
    public void The_id_depends_on_key_and_actor_and_on_nothing_else()
    {
        var id = IncidentIds.For(Given.Header("k"));
        IncidentIds.For(Given.Header("k", minute: 5, fingerprint: "other")).ShouldBe(id);
        IncidentIds.For(Given.Header("k2")).ShouldNotBe(id);
        IncidentIds.For(Given.Header("k", by: new Actor("another", "dispatcher"))).ShouldNotBe(id);
    }

    [Fact]
    public void The_id_never_changes_between_releases() => IncidentIds.For(Given.Header("k-1")).Value.ShouldBe("978VMVSJPF");

    [Fact]
    public void Ids_are_ten_crockford_digits_and_use_every_digit_everywhere()
    {
        var ids = Enumerable.Range(0, 5000).Select(i => IncidentIds.For(Given.Header($"k{i}")).Value).ToArray();
        ids.ShouldBeUnique();
        for (var place = 0; place < 10; place++)
            ids.Select(id => id[place]).Distinct().Order().ShouldBe("0123456789ABCDEFGHJKMNPQRSTVWXYZ".Order());
        ids.ShouldAllBe(id => id.Length == 10);
    }
}
