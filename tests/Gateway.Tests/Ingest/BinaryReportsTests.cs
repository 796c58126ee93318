using System.Text;
using Dispatch.Gateway.Ingest;

namespace Dispatch.Gateway.Tests.Ingest;

public sealed class BinaryReportsTests
{
    [Fact]
    public void What_is_written_is_read_back_within_its_resolution()
    {
        var random = new Random(7);
        using var reports = new ReportBuffer();
        for (var round = 0; round < 500; round++)
        {
            var id = Encoding.ASCII.GetBytes("u" + random.Next());
            var sent = Report(random);
            var message = new byte[200];
            message[0] = BinaryReports.Version;
            var length = 1 + BinaryReports.Write(message.AsSpan(1), id, sent);
            BinaryReports.Read(message.AsSpan(0, length), reports).ShouldBeNull();
            var read = reports.Reports[0];
            message.AsSpan(read.IdStart, read.IdLength).SequenceEqual(id).ShouldBeTrue();
            read.Latitude.ShouldBe(sent.Latitude, 1e-7);
            read.Longitude.ShouldBe(sent.Longitude, 1e-7);
            read.Time.ShouldBe(sent.Time);
            (read.Occupied, read.Invalid).ShouldBe((sent.Occupied, sent.Invalid));
            Near(read.Speed, sent.Speed, 0.01);
            Near(read.Heading, sent.Heading, 0.01);
            Near(read.Accuracy, sent.Accuracy, 0.1);
        }
    }

    [Fact]
    public void A_batch_cut_short_anywhere_is_refused()
    {
        var message = new byte[64];
        message[0] = BinaryReports.Version;
        var length = 1 + BinaryReports.Write(message.AsSpan(1), "taxi-1"u8, new ParsedReport { Time = DateTimeOffset.UnixEpoch });
        using var reports = new ReportBuffer();
        for (var cut = 2; cut < length; cut++)
            BinaryReports.Read(message.AsSpan(0, cut), reports)!.Code.ShouldBe("invalid-batch");
        message[0] = 9;
        BinaryReports.Read(message.AsSpan(0, length), reports)!.Code.ShouldBe("invalid-batch");
    }

    private static ParsedReport Report(Random random) => new()
    {
        Latitude = (random.NextDouble() * 180) - 90,
        Longitude = (random.NextDouble() * 360) - 180,
        Time = DateTimeOffset.FromUnixTimeMilliseconds(random.NextInt64(0, 4_000_000_000_000)),
        Speed = random.Next(3) == 0 ? null : random.NextDouble() * 60,
        Heading = random.Next(3) == 0 ? null : random.NextDouble() * 360,
        Accuracy = random.Next(3) == 0 ? null : random.NextDouble() * 500,
        Occupied = random.Next(3) switch { 0 => null, 1 => true, _ => false },
        Invalid = random.Next(2) == 0,
    };

    private static void Near(double? read, double? sent, double step)
    {
        (read is null).ShouldBe(sent is null);
        if (sent is { } value)
            read!.Value.ShouldBe(value, step);
    }
}
