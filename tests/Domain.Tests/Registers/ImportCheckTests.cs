using Dispatch.Domain.Registers;

namespace Dispatch.Domain.Tests.Registers;

public sealed class ImportCheckTests
{
    private static RowReading Good(int line, string code, string? station = null) =>
        new(new RegisterRow(line, new RegisterEntry(code, code, Station: station)), []);

    private static RowReading Bad(int line) => new(null, [LineFaults.Missing(line, "zh"), LineFaults.Missing(line, "lat")]);

    [Fact]
    public void Good_and_bad_lines_are_told_apart_and_a_line_with_two_faults_is_one_bad_line()
    {
        var check = ImportCheck.Of([Good(2, "a"), Bad(3), Good(4, "b")]);
        check.Rows.Select(row => row.Line).ShouldBe([2, 4]);
        check.BadLines.ShouldBe(1);
        check.Faults.Length.ShouldBe(2);
    }

    [Fact]
    public void A_code_that_stands_twice_is_a_fault_of_the_second_line_and_names_the_first()
    {
        var check = ImportCheck.Of([Good(2, "a"), Good(3, "b"), Good(4, "a")]);
        check.Rows.Select(row => row.Line).ShouldBe([2, 3]);
        check.Faults.Single().ShouldSatisfyAllConditions(fault => fault.Line.ShouldBe(4), fault => fault.Message.ShouldContain("line 2"));
    }

    [Fact]
    public void A_beat_of_an_unknown_station_is_a_fault() =>
        ImportCheck.Of([Good(2, "b1", "s1"), Good(3, "b2", "s9")], stations: new HashSet<string> { "s1" })
            .Faults.Single().ShouldSatisfyAllConditions(fault => fault.Code.ShouldBe("unknown-station"), fault => fault.Line.ShouldBe(3));

    [Fact]
    public void Only_civilian_units_that_exist_opt_in()
    {
        static RowReading Agrees(int line, string unit) => new(new RegisterRow(line, OptIn: new UnitOptIn(new UnitId(unit), true)), []);
        var check = ImportCheck.Of([Agrees(2, "taxi-1"), Agrees(3, "car-1"), Agrees(4, "nobody")],
            units: new Dictionary<string, bool> { ["taxi-1"] = true, ["car-1"] = false });
        check.Rows.Single().Key.ShouldBe("taxi-1");
        check.Faults.Select(fault => fault.Code).ShouldBe(["not-civilian", "unknown-unit"]);
    }
}
