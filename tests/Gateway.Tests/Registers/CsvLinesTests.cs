using System.Text;
using Dispatch.Domain.Registers;
using Dispatch.Gateway.Registers;

namespace Dispatch.Gateway.Tests.Registers;

public sealed class CsvLinesTests
{
    private const string Heading = "code,zh,en,lat,lon,detail\n";

    private static IEnumerable<(int Line, string Code)> Faults(string text) =>
        CsvLines.Read(RegisterKind.Stations, text).SelectMany(reading => reading.Faults).Select(fault => (fault.Line, fault.Code));

    [Fact]
    public void Lines_are_counted_as_an_editor_shows_them_also_after_blank_lines_and_breaks_inside_quotes()
    {
        var text = Heading + "\nS1,一所,\"two\nlines\",43.8,126.5,\n,,,,,\nS2,二所,,x,126.5,\n";
        Faults(text).ShouldBe([(3, "control-character"), (6, "not-a-number")]);
    }

    [Theory]
    [InlineData("code;zh;en;lat;lon;detail\nS1;一所;;43.8;126.5;\n")]
    [InlineData("code\tzh\ten\tlat\tlon\tdetail\r\nS1\t一所\t\t43.8\t126.5\t\r\n")]
    [InlineData("lon,lat,ZH,code\n126.5,43.8,一所,S1")]
    public void Other_separators_line_ends_and_orders_of_columns_are_read(string text) =>
        CsvLines.Read(RegisterKind.Stations, text).Single().Row!.Entry!.At!.Value.Latitude.ShouldBe(43.8);

    [Fact]
    public void A_heading_that_does_not_fit_is_reported_once_and_no_line_is_read() =>
        Faults("code,name,lat\nS1,x,1\n").ShouldBe([(1, "missing-column"), (1, "missing-column"), (1, "unknown-column")]);

    [Fact]
    public void Too_few_fields_and_stray_quotes_are_faults_of_their_line() =>
        Faults(Heading + "S1,一所\nS2,二\"所,,43.8,126.5,\nS3,三所,,43.8,126.5,\n").ShouldBe([(2, "wrong-width"), (3, "bad-quotes")]);

    [Theory]
    [InlineData("")]
    [InlineData("code,zh,en,lat,lon,detail\n")]
    public void A_file_without_lines_is_a_fault(string text) => Faults(text).Single().Code.ShouldBe("empty-file");

    [Fact]
    public void A_file_saved_by_a_Chinese_spreadsheet_is_read()
    {
        var chinese = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        CsvEncoding.Read(chinese.GetBytes("S1,江城派出所")).ShouldBe(("S1,江城派出所", "gb18030"));
        CsvEncoding.Read([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("S1,江城派出所")]).ShouldBe(("S1,江城派出所", "utf-8"));
        CsvEncoding.Read([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("江城")]).ShouldBe(("江城", "utf-16"));
    }
}
