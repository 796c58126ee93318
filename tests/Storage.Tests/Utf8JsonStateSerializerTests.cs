using System.Text;
using Dispatch.Domain;
using Dispatch.Domain.Geo;

namespace Dispatch.Storage.Tests;

public sealed class Utf8JsonStateSerializerTests
{
    [Fact]
    public void Typed_ids_are_plain_text_also_as_keys()
    {
        var state = new Dictionary<UnitId, UnitId?> { [new("taxi-1")] = new UnitId("patrol-2"), [new("taxi-3")] = null };
        Text(state).ShouldBe("""{"taxi-1":"patrol-2","taxi-3":null}""");
        BackAndForth(state).ShouldBe(state);
    }

    [Fact]
    public void Chinese_stays_readable() => Text(new { Name = "刑警" }).ShouldBe("""{"Name":"刑警"}""");

    [Fact]
    public void A_place_and_a_heading_survive()
    {
        var point = GeoPoint.Of(43.8378, 126.5494);
        BackAndForth(point).ShouldBe(point);
        BackAndForth(Heading.FromDegrees(271.5)).ShouldBe(Heading.FromDegrees(271.5));
        BackAndForth(new Metres(12.5)).ShouldBe(new Metres(12.5));
    }

    [Fact]
    public void A_value_that_could_not_be_read_back_is_refused_when_written() =>
        Should.Throw<NotSupportedException>(() => Text(new Forgetful(3))).Message.ShouldContain("Forgetful.Kept would be written but never read back");

    [Fact]
    public void A_computed_property_is_not_stored() => Text(new Computed { Side = 3 }).ShouldBe("""{"Side":3}""");

    [Fact]
    public void A_number_that_is_not_finite_is_refused() =>
        Should.Throw<ArgumentException>(() => Text(new Metres(double.NaN)));

    private static string Text<T>(T value) => Encoding.UTF8.GetString(Utf8JsonStateSerializer.Default.Serialize(value));

    private static T BackAndForth<T>(T value) => Utf8JsonStateSerializer.Default.Deserialize<T>(Utf8JsonStateSerializer.Default.Serialize(value));

    private sealed class Forgetful
    {
        public Forgetful(int hidden) => Kept = hidden;

        public Forgetful()
        {
        }

        public int Kept { get; }
    }

    private sealed class Computed
    {
        public int Side { get; set; }

        public int Area => Side * Side;
    }
}
