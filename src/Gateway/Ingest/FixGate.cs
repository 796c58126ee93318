using System.Text;
using Dispatch.Domain.Accounts;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Tracking;
using Dispatch.Gateway.Accounts;
using Dispatch.Gateway.Alerts;
using Dispatch.Grains.Cells;

namespace Dispatch.Gateway.Ingest;

/// <summary>Whose reports these are and how many may still come.</summary>
internal sealed record Speaker(ReadOnlyMemory<byte> OwnUnit, bool Fleet, ReportBudget Budget)
{
    public static Speaker Of(CurrentUser caller, ReportBudgets budgets) => new(
        Encoding.ASCII.GetBytes(caller.Unit == Account.AnyUnit ? "" : caller.Unit ?? ""), caller.Unit == Account.AnyUnit, budgets.For(caller));
}

/// <summary>Step 2 of the flow: may this sender say it, is it believable? What passes goes into the queue towards its cell.</summary>
internal sealed class FixGate(TrackTable tracks, FixSinks sinks, TrackingLimits limits, TimeProvider time)
{
    public void Take(Speaker speaker, ReadOnlySpan<byte> message, ReadOnlySpan<ParsedReport> reports, IngestTotals totals)
    {
        var now = time.GetUtcNow();
        var allowed = speaker.Budget.Take(reports.Length);
        var accepted = 0;
        for (var i = 0; i < reports.Length; i++)
        {
            var reason = i < allowed ? Judge(speaker, message, reports[i], now) : IngestReason.TooFrequent;
            if (reason < 0)
            {
                accepted++;
                totals.Accept();
                continue;
            }
            totals.Refuse(reason);
            sinks.Counters.Refuse(reason);
        }
        sinks.Counters.Accept(accepted);
    }

    /// <summary>One fix of the sender's own unit.</summary>
    public void TakeOne(Speaker speaker, in ParsedReport report)
    {
        var reason = speaker.Budget.Take(1) == 1 ? Judge(speaker, [], report, time.GetUtcNow()) : IngestReason.TooFrequent;
        if (reason < 0)
            sinks.Counters.Accept(1);
        else
            sinks.Counters.Refuse(reason);
    }

    /// <returns>A reason of <see cref="IngestReason"/>, or −1 when the fix was taken.</returns>
    private int Judge(Speaker speaker, ReadOnlySpan<byte> message, in ParsedReport parsed, DateTimeOffset now)
    {
        var id = parsed.IdLength == 0 ? speaker.OwnUnit.Span : message.Slice(parsed.IdStart, parsed.IdLength);
        if (!speaker.Fleet && !id.SequenceEqual(speaker.OwnUnit.Span))
            return IngestReason.NotYourUnit;
        if (tracks.Find(id, out var reason) is not { } track)
            return reason;
        var report = new DeviceReport(track.Unit, parsed.Latitude, parsed.Longitude, parsed.Time,
            parsed.Speed, parsed.Heading, parsed.Accuracy, parsed.Occupied, !parsed.Invalid);
        // Judging and queueing under one lock keeps a unit's fixes in order, whichever sockets they come from.
        lock (track)
        {
            track.LastSeenTicks = now.UtcTicks;
            var verdict = FixJudge.Judge(report, track.Track, limits, now);
            track.Track = verdict.After;
            if (verdict.Accepted is not { } fix)
                return (int)verdict.Refusal!.Value;
            sinks.Posts.See(track.Unit, fix, now);
            sinks.Cells.Enqueue(new QueuedFix(track, new UnitFix(track.Unit, fix, parsed.Occupied), CellId.Of(fix.At)));
            return -1;
        }
    }
}

/// <summary>Where a believed fix goes: to its cell, to the post that its unit is on the way to, and into the counts.</summary>
internal sealed record FixSinks(IngestPipeline Cells, PostArrivals Posts, IngestCounters Counters);
