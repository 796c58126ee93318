using System.Collections.Immutable;
using System.Text.Json;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Incidents;

namespace Dispatch.Domain.Tests.Incidents;

/// <summary>Random lives of incidents; a failure prints its seed.</summary>
public sealed class LogPropertyTests
{
    private static readonly UnitId[] Units = [new("u1"), new("u2"), new("u3"), new("u4")];
    private static readonly string[] Texts = ["ok", "", "两名男子", "a\0b", new('x', 2001), "\"quoted\" \\ <b>", "line\nline", "🚓"];

    [Fact]
    public void Random_commands_never_break_the_log_its_milestones_or_its_chain()
    {
        for (var seed = 0; seed < 400; seed++)
            Live(seed, steps: 40, (before, command, header, answer) =>
            {
                var because = $"seed {seed}: {command}";
                if (answer.Refusal is not null)
                    answer.Log.ShouldBeSameAs(before, because);
                answer.Log.Take(command, header).Log.ShouldBeSameAs(answer.Log, because);
                MilestonesOnlyGrow(before.Incident, answer.Log.Incident, because);
                if (answer.Log.Incident is { } incident)
                {
                    incident.Version.ShouldBe(answer.Log.Entries.Length, because);
                    incident.OpenAssignments.Select(one => one.Unit).ShouldBeUnique();
                    (incident.Status is IncidentStatus.Closed && incident.OpenAssignments.Any()).ShouldBeFalse(because);
                }
            });
    }

    [Fact]
    public void A_log_written_out_and_read_back_folds_to_the_same_incident_and_verifies()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var log = Live(seed, steps: 40);
            var read = JsonSerializer.Deserialize<LogEntry[]>(JsonSerializer.Serialize(log.Entries.ToArray()))!;
            var again = IncidentLog.Load(log.Id, [.. read]);
            JsonSerializer.Serialize(again.Incident).ShouldBe(JsonSerializer.Serialize(log.Incident), $"seed {seed}");
            again.Head.ShouldBe(log.Head);
            LogVerifier.Verify(log.Id, read).ShouldBeNull($"seed {seed}");
            foreach (var entry in read)
                EventCodec.BodyOf(EventCodec.Read(entry.Kind, entry.Body)).ShouldBe(entry.Body, $"seed {seed}: the body is canonical");
        }
    }

    private static void MilestonesOnlyGrow(Incident? before, Incident? after, string because)
    {
        for (var i = 0; i < (before?.Assignments.Length ?? 0); i++)
        {
            var (old, now) = (before!.Assignments[i], after!.Assignments[i]);
            now.DispatchedAt.ShouldBe(old.DispatchedAt, because);
            Kept(old.AcknowledgedAt, now.AcknowledgedAt);
            Kept(old.EnRouteAt, now.EnRouteAt);
            Kept(old.OnSceneAt, now.OnSceneAt);
            Kept(old.EndedAt, now.EndedAt);
        }

        void Kept(DateTimeOffset? old, DateTimeOffset? now) => (old is null || old == now).ShouldBeTrue(because);
    }

    internal static IncidentLog Live(int seed, int steps, Action<IncidentLog, IncidentCommand, CommandHeader, LogAnswer>? check = null)
    {
        var random = new Random(seed);
        var log = IncidentLog.Load(new IncidentId($"incident-{seed}"), []);
        for (var i = 0; i < steps; i++)
        {
            var command = i == 0 ? new OpenIncident(Given.Report()) : Any(random);
            // Few keys, so that some are used twice; times that sometimes go back, as those of several gateways do.
            var header = new CommandHeader(new CommandKey($"k{random.Next(steps * 2)}"), Given.Li, Given.Noon.AddSeconds((i * 10) - random.Next(30)), command.ToString());
            var answer = log.Take(command, header);
            check?.Invoke(log, command, header, answer);
            log = answer.Log;
        }

        return log;
    }

    private static IncidentCommand Any(Random random) => random.Next(9) switch
    {
        0 => new OpenIncident(Given.Report(description: Text(random))),
        1 => Given.Dispatch([.. Units.Where(_ => random.Next(2) == 0)]),
        2 or 3 or 4 => new ProgressAssignment(Unit(random), (AssignmentStep)random.Next(8), random.Next(3) == 0 ? Text(random) : null),
        5 => new AddNote(Text(random)),
        6 => new ReviseIncident(
            random.Next(2) == 0 ? null : "theft",
            random.Next(2) == 0 ? null : (Priority)random.Next(6),
            random.Next(2) == 0 ? null : new IncidentLocation(GeoPoint.Of((random.NextDouble() * 180) - 90, (random.NextDouble() * 360) - 180), Text(random)),
            random.Next(2) == 0 ? null : Text(random)),
        7 => random.Next(4) == 0 ? new CloseIncident("arrested", null) : DeciderTests.Recommended(),
        _ => new ReopenIncident(Text(random)),
    };

    private static UnitId Unit(Random random) => Units[random.Next(Units.Length)];

    private static string Text(Random random) => Texts[random.Next(Texts.Length)];
}
