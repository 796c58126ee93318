using Dispatch.Domain.Registers;
using Dispatch.Domain.Units;

namespace Dispatch.Domain.Tests.Registers;

public sealed class RowReadingTests
{
    private static RowReading Read(RegisterKind kind, params (string Column, string Text)[] fields) =>
        RowReading.Of(kind, 7, fields.ToDictionary(field => field.Column, field => field.Text));

    private static readonly (string, string)[] Hazard =
        [("code", "H-1"), ("zh", "液化气站"), ("en", "Gas depot"), ("kind", "GAS"), ("lat", "43.88"), ("lon", "125.32"), ("radius", "150")];

    [Fact]
    public void A_hazard_is_read_with_its_place_and_radius()
    {
        var entry = Read(RegisterKind.Hazards, Hazard).Row!.Entry!;
        entry.At!.Value.Latitude.ShouldBe(43.88);
        entry.Radius!.Value.Value.ShouldBe(150);
        entry.Category.ShouldBe("gas");
    }

    [Fact]
    public void Every_fault_of_a_line_is_reported_with_line_field_and_what_to_do()
    {
        var reading = Read(RegisterKind.Hazards, ("code", "two words"), ("zh", ""), ("kind", "lava"), ("lat", "43,88"), ("lon", "190"), ("radius", "-1"));
        reading.Row.ShouldBeNull();
        reading.Faults.Select(fault => (fault.Line, fault.Field, fault.Code)).ShouldBe(
        [
            (7, "code", "bad-code"), (7, "zh", "missing"), (7, "lat", "not-a-number"), (7, "lon", "out-of-range"),
            (7, "radius", "out-of-range"), (7, "kind", "unknown-word"),
        ]);
        reading.Faults.ShouldAllBe(fault => fault.Message.Length > 10);
    }

    [Fact]
    public void Half_a_place_is_a_fault_and_no_place_is_not()
    {
        Read(RegisterKind.Beats, ("code", "B1"), ("zh", "一巡区"), ("lat", "43.8")).Faults.Single().Code.ShouldBe("half-a-place");
        Read(RegisterKind.Beats, ("code", "B1"), ("zh", "一巡区")).Row!.Entry!.At.ShouldBeNull();
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("是", true)]
    [InlineData("FALSE", false)]
    [InlineData("yes", true)]
    public void A_taxi_has_opted_in_only_when_the_file_says_so(string text, bool optedIn) => Read(RegisterKind.Units,
        ("unit", "taxi-1"), ("callSign", "吉B·T1"), ("kind", "taxi"), ("agency", "civilian"), ("optedIn", text)).Row!.Unit!.OptedIn.ShouldBe(optedIn);

    [Fact]
    public void A_taxi_of_the_police_is_a_fault() => Read(RegisterKind.Units,
        ("unit", "taxi-1"), ("callSign", "T1"), ("kind", "taxi"), ("agency", "police")).Faults.Single().Code.ShouldBe("wrong-agency");

    [Fact]
    public void What_is_written_is_read_again_as_the_same()
    {
        var entry = Read(RegisterKind.Hazards, [.. Hazard, ("detail", "先断气")]).Row!.Entry!;
        var again = Read(RegisterKind.Hazards, [.. RegisterColumns.Of(RegisterKind.Hazards).Select(one => (one.Name, RegisterText.Of(entry, one.Name)))]);
        again.Row!.Entry.ShouldBe(entry);
        var unit = new UnitProfile(new UnitId("v-1"), "志愿者 1", UnitKind.Volunteer, Agency.Civilian, ["first-aid", "dog"], "B1", "S1", OptedIn: true, Synthetic: true);
        var unitAgain = Read(RegisterKind.Units, [.. RegisterColumns.Of(RegisterKind.Units).Select(one => (one.Name, RegisterText.Of(unit, one.Name)))]).Row!.Unit!;
        unitAgain.Capabilities.ShouldBe(unit.Capabilities);
        (unitAgain with { Capabilities = unit.Capabilities }).ShouldBe(unit);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"x\")", "'=HYPERLINK(\"x\")")]
    [InlineData("@me", "'@me")]
    [InlineData("-12.5", "-12.5")]
    [InlineData("-rm", "'-rm")]
    [InlineData("'quoted", "'quoted")]
    [InlineData("plain", "plain")]
    public void No_text_leaves_as_a_formula_and_each_comes_back(string text, string file)
    {
        SpreadsheetText.Guarded(text).ShouldBe(file);
        SpreadsheetText.Unguarded(file).ShouldBe(text);
    }
}
