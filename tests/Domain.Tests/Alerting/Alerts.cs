using System.Collections.Immutable;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Audiences;
using Dispatch.Domain.Alerting.Delivery;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Units;

namespace Dispatch.Domain.Tests.Alerting;

/// <summary>Builders with sensible defaults: a test names only what it is about.</summary>
internal static class Alerts
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Expiry = Noon.AddHours(1);
    public static readonly GeoPoint Centre = GeoPoint.Of(43.84, 126.55);
    public static readonly IncidentId Incident = new("incident-1");
    public static readonly Actor Wang = new("commander.wang", "commander");
    public static readonly Actor Zhao = new("commander.zhao", "commander");

    public static CommandHeader Header(string key = "k", Actor? by = null, int second = 0, string fingerprint = "body") =>
        new(new CommandKey(key), by ?? Wang, Noon.AddSeconds(second), fingerprint);

    public static AlertOrder Order(
        AlertKind kind = AlertKind.Lookout, Audience? audience = null, int quota = 0, bool drill = false, bool eyesOnly = false,
        BilingualText? text = null, AlertDescription? description = null) =>
        new(new AlertId("A1"), Incident, kind, audience ?? Audience.Around(Centre, new Metres(3000)), quota, AlertUrgency.Immediate, Expiry,
            drill, eyesOnly, text, description, "解放大路 12 号");

    public static AlertPost Post(int node = 7, int ring = 2, int need = 1, double metresEast = 0) =>
        new(node, Earth.Travel(Centre, Heading.FromDegrees(90), new Metres(metresEast)), $"Road {node} / Street {node}", ring, need, Heading.FromDegrees(0), AlertPost.DefaultStandOff);

    public static AudienceChoice Choice(int eligible) =>
        new([.. Enumerable.Range(0, eligible).Select(i => Eligible($"t-{i:0000}", i))], []);

    public static EligibleUnit Eligible(string id, double metresEast = 0, UnitKind kind = UnitKind.Taxi, bool eyesOnly = false) =>
        new(new UnitId(id), id, kind, Earth.Travel(Centre, Heading.FromDegrees(90), new Metres(metresEast)), new Metres(metresEast), eyesOnly);

    public static Recipient Taxi(string id = "t-1", AlertPost? post = null, bool eyesOnly = false, UnitKind kind = UnitKind.Taxi) =>
        new(new UnitId(id), id, kind, 1, post, eyesOnly);

    public static LadderNews News(LadderStep step, int second, int seq = 1, bool noticed = false, string? reason = null) =>
        new(step, Noon.AddSeconds(second), seq, Noon.AddSeconds(second - 7), reason, noticed);

    public static DeliveryLadder Ladder(params LadderStep[] steps)
    {
        var ladder = DeliveryLadder.Queued(1, Noon);
        for (var i = 0; i < steps.Length; i++)
            ladder = ladder.Take(News(steps[i], i + 1), Expiry);
        return ladder;
    }
}
