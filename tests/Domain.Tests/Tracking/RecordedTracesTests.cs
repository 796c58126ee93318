using System.Globalization;
using System.IO.Compression;
using Dispatch.Domain.Tracking;
using Dispatch.Domain.Units;

namespace Dispatch.Domain.Tests.Tracking;

/// <summary>Real devices' lines through the rules, each judged at its own time. The figures were read off these very files.</summary>
public sealed class RecordedTracesTests
{
    /// <summary>Cabspotting, cab uvreoipy: "lat lon occupied unix_time".</summary>
    [Fact]
    public void Five_real_minutes_of_a_san_francisco_cab_are_believed()
    {
        string[] lines =
        [
            "37.78475 -122.42145 0 1211018476", "37.78556 -122.41585 0 1211018523", "37.78623 -122.4108 0 1211018583",
            "37.78662 -122.40722 0 1211018644", "37.78693 -122.40473 0 1211018715",
        ];
        Judge(lines.Select(Cab)).Accepted.ShouldBe(5);
    }

    [Fact]
    public void A_line_repeated_shuffled_or_thrown_across_the_bay_is_refused()
    {
        string[] lines =
        [
            "37.78475 -122.42145 0 1211018476", "37.78475 -122.42145 0 1211018476", "37.78556 -122.41585 0 1211018470",
            "37.80440 -122.27110 0 1211018523", "37.78556 -122.41585 0 1211018583",
        ];
        var tally = Judge(lines.Select(Cab));
        tally.Accepted.ShouldBe(2);
        tally.Refused().ShouldBe(new Dictionary<string, long> { ["duplicate"] = 1, ["out-of-order"] = 1, ["impossible-speed"] = 1 }, ignoreOrder: true);
    }

    // About 0.4 % of these fixes lie 1–17 km from both neighbours in time (150 to over 1,000 km/h): the receivers, not the cabs.
    [Theory]
    [InlineData("new_abboip.txt")]
    [InlineData("new_aiwalb.txt")]
    [InlineData("new_akgicjud.txt")]
    [InlineData("new_ugthfu.txt")]
    [InlineData("new_uvreoipy.txt")]
    public void Weeks_of_a_real_cab_are_believed_but_for_single_jumps(string file)
    {
        var lines = File.ReadLines(RecordedData.Path("taxis_sf_cabspotting", file)).Select(Cab).OrderBy(report => report.Time).ToList();
        var tally = Judge(lines);
        var refused = tally.Refused();
        (tally.Accepted + refused.Values.Sum()).ShouldBe(lines.Count);
        refused.Keys.ShouldBeSubsetOf(["impossible-speed", "duplicate"]);
        refused.Values.Sum().ShouldBeLessThan(lines.Count / 200, string.Join(' ', refused));
    }

    /// <summary>Rome: "id;2014-02-01 00:00:00.739166+01;POINT(lat lon)".</summary>
    [Fact]
    public void The_taxis_of_rome_are_believed_one_by_one()
    {
        var tallies = File.ReadLines(RecordedData.Path("taxis_rome_sample", "medium_raw_taxi_trace.csv"))
            .Select(RomeTaxi).GroupBy(report => report.Unit).Select(Judge).ToList();
        tallies.Count.ShouldBeGreaterThan(40);
        tallies.Sum(tally => tally.Accepted).ShouldBeGreaterThan(4_900);
    }

    /// <summary>Singapore: a snapshot of every taxi without ids, "timestamp,lon,lat"; each line a first report.</summary>
    [Fact]
    public void Every_taxi_of_a_singapore_snapshot_is_believed()
    {
        using var file = File.OpenRead(RecordedData.Path("taxis_singapore_20240301", "taxis_2024-03-01T12.csv.gz"));
        using var reader = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        reader.ReadLine();
        var count = 0;
        while (reader.ReadLine() is { } line)
        {
            var parts = line.Split(',');
            var report = new DeviceReport(new UnitId("sg"), Number(parts[2]), Number(parts[1]), DateTimeOffset.Parse(parts[0], CultureInfo.InvariantCulture));
            FixJudge.Judge(report, default, TrackingLimits.Default, report.Time).Refusal.ShouldBeNull(line);
            count++;
        }

        count.ShouldBeGreaterThan(500);
    }

    private static FixTally Judge(IEnumerable<DeviceReport> reports)
    {
        var tally = new FixTally();
        Track track = default;
        foreach (var report in reports)
        {
            var verdict = FixJudge.Judge(report, track, TrackingLimits.Default, report.Time, UnitKind.Taxi);
            tally.Count(verdict);
            track = verdict.After;
        }

        return tally;
    }

    private static DeviceReport Cab(string line)
    {
        var parts = line.Split(' ');
        return new DeviceReport(new UnitId("cab"), Number(parts[0]), Number(parts[1]),
            DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts[3], CultureInfo.InvariantCulture)), Occupied: parts[2] == "1");
    }

    private static DeviceReport RomeTaxi(string line)
    {
        var parts = line.Split(';');
        var place = parts[2]["POINT(".Length..^1].Split(' ');
        return new DeviceReport(new UnitId(parts[0]), Number(place[0]), Number(place[1]),
            DateTimeOffset.Parse(parts[1] + ":00", CultureInfo.InvariantCulture));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
