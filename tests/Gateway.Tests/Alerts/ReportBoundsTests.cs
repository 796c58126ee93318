using System.Net.WebSockets;
using Dispatch.Gateway.Tests.Support;

namespace Dispatch.Gateway.Tests.Alerts;

/// <summary>What units send is refused with a reason when it is too large or wrong, and changes nothing then.</summary>
[Collection(GatewayCollection.Name)]
public sealed class ReportBoundsTests(GatewayHost gateway)
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private static byte[] Photo(int bytes)
    {
        var photo = new byte[bytes];
        Png.CopyTo(photo, 0);
        return photo;
    }

    private static async Task<int> SightingsAsync(Mobilisation city) =>
        (await city.Dispatcher.GetAsync($"incidents/{city.Incident}/sightings")).Body.GetArrayLength();

    [Fact]
    public async Task A_photo_beyond_two_mebibytes_is_refused_on_the_line_and_by_http_and_the_largest_that_fits_is_kept()
    {
        await using var city = await Mobilisation.StartAsync(gateway, taxis: 1);
        await city.OrderAsync();
        var (unit, api, line) = city.Taxis[0];
        await line.NextAsync("alert");
        var tooLarge = new { t = "sighting", lat = city.Lat, lon = Mobilisation.Lon, what = "vehicle", photo = Photo((2 << 20) + 1), key = "large" };
        await line.SendAsync(tooLarge);
        var problem = await line.NextAsync("problem");
        (problem.GetProperty("code").GetString(), problem.GetProperty("field").GetString(), problem.GetProperty("key").GetString())
            .ShouldBe(("photo-too-large", "photo", "large"));
        (await api.PostAsync($"units/{unit}/sightings", new { lat = city.Lat, lon = Mobilisation.Lon, what = "vehicle", photo = Photo((2 << 20) + 1) }))
            .ShouldRefuse(400, "photo-too-large", "photo");
        (await SightingsAsync(city)).ShouldBe(0);

        await line.SendAsync(tooLarge with { photo = Photo(2 << 20), key = "fits" });
        await line.NextAsync("sighting");
        (await SightingsAsync(city)).ShouldBe(1);
    }

    [Fact]
    public async Task A_message_beyond_three_mebibytes_ends_the_line_with_the_reason_and_nothing_of_it_is_kept()
    {
        await using var city = await Mobilisation.StartAsync(gateway, taxis: 1);
        await city.OrderAsync();
        var line = city.Taxis[0].Line;
        await line.NextAsync("alert");
        await line.SendAsync(new { t = "sighting", lat = city.Lat, lon = Mobilisation.Lon, what = "vehicle", photo = Photo(3 << 20), key = "huge" });
        await line.UntilClosedAsync();
        line.Closed.ShouldBe(WebSocketCloseStatus.MessageTooBig);
        (await SightingsAsync(city)).ShouldBe(0);
    }

    [Theory]
    [InlineData("""{"t":"step","alert":"ALERT","step":"accepted","seq":"1","key":"k"}""", "invalid-field", "seq")]
    [InlineData("""{"t":"step","alert":"ALERT","step":"accepted","seq":-1,"key":"k"}""", "invalid-field", "seq")]
    [InlineData("""{"t":"step","alert":"ALERT","step":"queued","seq":1,"key":"k"}""", "invalid-field", "step")]
    [InlineData("""{"t":"step","alert":"ALERT","step":"accepted","seq":1,"key":"k","step2":"atPost"}""", "unknown-field", "step2")]
    [InlineData("""{"t":"sighting","alert":"ALERT","lat":91,"lon":120.5,"what":"vehicle","key":"k"}""", "invalid-field", "lat")]
    [InlineData("""{"t":"sighting","alert":"ALERT","lat":40,"lon":120.5,"what":"dog","key":"k"}""", "invalid-field", "what")]
    [InlineData("""{"t":"sighting","alert":"ALERT","lat":40,"lon":120.5,"what":"vehicle","heading":360,"key":"k"}""", "invalid-heading", "heading")]
    [InlineData("""{"t":"sighting","alert":"ALERT","lat":40,"lon":120.5,"what":"vehicle","photo":"***","key":"k"}""", "invalid-field", "photo")]
    [InlineData("""{"t":"panic","lat":40,"lon":120.5,"key":"a b"}""", "invalid-field", "key")]
    public async Task A_message_that_is_wrong_is_answered_with_its_field_and_changes_nothing(string text, string code, string field)
    {
        await using var city = await Mobilisation.StartAsync(gateway, taxis: 1);
        var alert = (await city.OrderAsync()).GetProperty("id").GetString()!;
        var (unit, _, line) = city.Taxis[0];
        await line.NextAsync("alert");
        await line.SendTextAsync(text.Replace("ALERT", alert, StringComparison.Ordinal));
        var problem = await line.NextAsync("problem");
        (problem.GetProperty("code").GetString(), problem.GetProperty("field").GetString()).ShouldBe((code, field));
        (await SightingsAsync(city)).ShouldBe(0);
        (await city.Dispatcher.GetAsync("panics")).Body.EnumerateArray().ShouldNotContain(panic => panic.GetProperty("unit").GetString() == unit);
        (await city.GetAsync(alert)).GetProperty("counts").GetProperty("accepted").GetInt32().ShouldBe(0);
    }
}
