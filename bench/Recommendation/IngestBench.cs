using System.Diagnostics;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Tracking;
using Dispatch.Domain.Units;
using Dispatch.Grains.Cells;

namespace Dispatch.Bench.Recommendation;

/// <summary>What a position report costs: the judgement alone, and with the cell that remembers it.</summary>
internal static class IngestBench
{
    private const int Rounds = 20;

    public static void Judge(BenchCity city)
    {
        var tracks = new Track[city.Units.Count];
        var reports = Reports(city);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var start = Stopwatch.GetTimestamp();
        var accepted = 0;
        for (var round = 0; round < Rounds; round++)
            for (var i = 0; i < tracks.Length; i++)
                accepted += One(reports[round][i], ref tracks[i]) is null ? 0 : 1;
        Print("judge alone, one thread", accepted, tracks.Length * Rounds, start);
        Console.WriteLine($"  bytes allocated a report: {(double)(GC.GetAllocatedBytesForCurrentThread() - allocated) / (tracks.Length * Rounds):0}");
    }

    public static async Task Cells(BenchCity city)
    {
        var tracks = new Track[city.Units.Count];
        var reports = Reports(city);
        var start = Stopwatch.GetTimestamp();
        var accepted = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var byCell = new Dictionary<CellId, List<UnitFix>>();
            for (var i = 0; i < tracks.Length; i++)
            {
                if (One(reports[round][i], ref tracks[i]) is not { } fix)
                    continue;
                accepted++;
                var cell = CellId.Of(fix.At);
                if (!byCell.TryGetValue(cell, out var fixes))
                    byCell.Add(cell, fixes = []);
                fixes.Add(new UnitFix(reports[round][i].Unit, fix, null));
            }

            await Task.WhenAll(byCell.Select(cell => city.Client.GetGrain<ICellGrain>(cell.Key.ToString()).Report([.. cell.Value])));
        }

        Print("judge, group by cell, cells remember, one feeder", accepted, tracks.Length * Rounds, start);
    }

    private static Fix? One(DeviceReport report, ref Track track)
    {
        var verdict = FixJudge.Judge(report, track, TrackingLimits.Default, report.Time, UnitKind.Taxi);
        track = verdict.After;
        return verdict.Accepted;
    }

    /// <summary>Everybody drives 10 m a second to the north.</summary>
    private static DeviceReport[][] Reports(BenchCity city)
    {
        var now = TimeProvider.System.GetUtcNow();
        var reports = new DeviceReport[Rounds][];
        for (var round = 0; round < Rounds; round++)
            reports[round] =
            [
                .. city.Units.Select(unit => new DeviceReport(
                    unit.Id, unit.At.Latitude + (round * 9e-5), unit.At.Longitude, now.AddSeconds(round), 10, 0, 5)),
            ];
        return reports;
    }

    private static void Print(string what, int accepted, int total, long start)
    {
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Console.WriteLine($"{what,-60} {total / seconds:N0} reports/s ({(double)accepted / total:P1} accepted)");
    }
}
