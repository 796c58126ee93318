using Dispatch.Domain.Geo;
using Dispatch.Domain.Incidents;

namespace Dispatch.Domain.Tests.Incidents;

/// <summary>Builders with sensible defaults: a test names only what it is about.</summary>
internal static class Given
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    public static readonly Actor Li = new("dispatcher.li", "dispatcher");
    public static readonly UnitId Car = new("car-1");
    public static readonly UnitId Second = new("car-2");
    public static readonly GeoPoint Scene = GeoPoint.Of(43.88, 125.32);

    public static CommandHeader Header(string key, int minute = 0, string fingerprint = "body", Actor? by = null) =>
        new(new CommandKey(key), by ?? Li, Noon.AddMinutes(minute), fingerprint);

    public static IncidentReport Report(string type = "robbery", string address = "解放大路 12 号", string? description = "两名男子", bool drill = false,
        Caller? caller = null, Priority priority = Priority.Life, SourceChannel channel = SourceChannel.Phone) =>
        new(type, priority, channel, new IncidentLocation(Scene, address), caller, description, drill);

    public static IncidentLog Empty() => IncidentLog.Load(IncidentIds.For(Header("open")), []);

    public static IncidentLog Opened(IncidentReport? report = null) =>
        Empty().Take(new OpenIncident(report ?? Report()), Header("open")).Log;

    public static IncidentLog Sent(params UnitId[] units) => Opened().With(Dispatch(units.Length == 0 ? [Car] : units), minute: 1);

    public static IncidentLog Closed() => Sent(Car).With(new CloseIncident("arrested", null), minute: 9);

    public static DispatchUnits Dispatch(params UnitId[] units) =>
        new([.. units.Select(unit => new UnitDispatched(unit, $"call {unit}"))], []);

    /// <summary>Carries out a command that must succeed.</summary>
    public static IncidentLog With(this IncidentLog log, IncidentCommand command, int minute = 2)
    {
        var answer = log.Take(command, Header($"key-{log.Entries.Length}", minute));
        answer.Refusal.ShouldBeNull();
        return answer.Log;
    }

    /// <summary>Carries out a command that must be refused and must change nothing.</summary>
    public static Refusal Refuses(this IncidentLog log, IncidentCommand command)
    {
        var answer = log.Take(command, Header("refused"));
        answer.Log.ShouldBeSameAs(log);
        return answer.Refusal.ShouldNotBeNull();
    }

    public static AssignmentStep StepOf(this IncidentLog log, UnitId unit) =>
        log.Incident!.Assignments.Last(one => one.Unit == unit).Step;
}
