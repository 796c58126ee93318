using System.Text;
using Dispatch.Gateway.Ingest;

namespace Dispatch.Gateway.Tests.Ingest;

public sealed class JsonReportsTests
{
    [Fact]
    public void One_report_or_an_array_is_read()
    {
        using var reports = new ReportBuffer();
        var one = """{"unit":"taxi-1","lat":43.84,"lon":-126.5,"time":"2026-11-22T02:00:00Z","speed":8.5,"heading":null,"occupied":true}"""u8;
        JsonReports.Read(one, reports).ShouldBeNull();
        var report = reports.Reports[0];
        Encoding.UTF8.GetString(one.Slice(report.IdStart, report.IdLength)).ShouldBe("taxi-1");
        (report.Latitude, report.Longitude, report.Speed, report.Heading, report.Occupied).ShouldBe((43.84, -126.5, 8.5, null, true));
        report.Time.ShouldBe(new DateTimeOffset(2026, 11, 22, 2, 0, 0, TimeSpan.Zero));
        JsonReports.Read("""[{"lat":1,"lon":2,"time":"2026-11-22T02:00:00+08:00"},{"lat":3,"lon":4,"time":"2026-11-22T02:00:00Z"}]"""u8, reports).ShouldBeNull();
        reports.Count.ShouldBe(2);
        reports.Reports[0].IdLength.ShouldBe(0);
    }

    [Theory]
    [InlineData("""[{"lat":1,"lon":2,"time":"2026-11-22T02:00:00Z"},{"lat":"1","lon":2,"time":"2026-11-22T02:00:00Z"}]""", "[1].lat")]
    [InlineData("""{"lat":1,"lon":null,"time":"2026-11-22T02:00:00Z"}""", "[0].lon")]
    [InlineData("""{"lat":1,"time":"2026-11-22T02:00:00Z"}""", "[0].lon")]
    [InlineData("""{"lat":1,"lon":2}""", "[0].time")]
    [InlineData("""{"lat":1,"lon":2,"time":"2026-11-22T02:00:00"}""", "[0].time")]
    [InlineData("""{"lat":1,"lon":2,"time":1763776800}""", "[0].time")]
    [InlineData("""{"lat":1e999,"lon":2,"time":"2026-11-22T02:00:00Z"}""", "[0].lat")]
    [InlineData("""{"lat":1,"lon":2,"time":"2026-11-22T02:00:00Z","speed":"8"}""", "[0].speed")]
    [InlineData("""{"lat":1,"lon":2,"time":"2026-11-22T02:00:00Z","occupied":1}""", "[0].occupied")]
    [InlineData("""{"lat":1,"lon":2,"time":"2026-11-22T02:00:00Z","unit":""}""", "[0].unit")]
    [InlineData("""{"lat":1,"lon":2,"time":"2026-11-22T02:00:00Z","colour":"red"}""", "[0].colour")]
    public void A_wrong_field_is_named_with_its_place(string message, string field)
    {
        using var reports = new ReportBuffer();
        JsonReports.Read(Encoding.UTF8.GetBytes(message), reports)!.Field.ShouldBe(field);
    }

    [Theory]
    [InlineData("")]
    [InlineData("3")]
    [InlineData("[1]")]
    [InlineData("{\"lat\":NaN}")]
    [InlineData("{} {}")]
    [InlineData("[{\"lat\":1,\"lon\":2,\"time\":\"2026-11-22T02:00:00Z\"}")]
    public void What_is_no_report_is_refused(string message)
    {
        using var reports = new ReportBuffer();
        JsonReports.Read(Encoding.UTF8.GetBytes(message), reports).ShouldNotBeNull();
    }

    [Fact]
    public void A_message_with_too_many_reports_is_refused()
    {
        using var reports = new ReportBuffer();
        var one = """{"lat":1,"lon":2,"time":"2026-11-22T02:00:00Z"}""";
        var many = "[" + string.Join(',', Enumerable.Repeat(one, ReportBuffer.Limit + 1)) + "]";
        JsonReports.Read(Encoding.UTF8.GetBytes(many), reports)!.Code.ShouldBe("too-many-reports");
    }

    [Fact]
    public void Random_bytes_are_refused_and_never_thrown()
    {
        var random = new Random(11);
        using var reports = new ReportBuffer();
        for (var round = 0; round < 2_000; round++)
        {
            var bytes = new byte[random.Next(0, 200)];
            random.NextBytes(bytes);
            JsonReports.Read(bytes, reports).ShouldNotBeNull();
            _ = BinaryReports.Read(bytes, reports);
        }
    }
}
