using System.Text.Json;
using Dispatch.Gateway.Tests.Support;

namespace Dispatch.Gateway.Tests.Alerts;

[Collection(GatewayCollection.Name)]
public sealed class HistoryLookTests(GatewayHost gateway)
{
    private static async Task<List<JsonElement>> LooksAsync(Mobilisation city) =>
        [.. (await city.Dispatcher.GetAsync($"incidents/{city.Incident}/log")).Body.GetProperty("entries").EnumerateArray()
            .Where(entry => entry.GetProperty("kind").GetString() == "history-looked")];

    [Theory]
    [InlineData("report")]
    [InlineData("report.csv")]
    [InlineData("recipients")]
    public async Task What_each_person_did_is_shown_after_the_end_only_for_a_purpose_and_the_log_has_it_first(string path)
    {
        await using var city = await Mobilisation.StartAsync(gateway, taxis: 1);
        var alert = (await city.OrderAsync()).GetProperty("id").GetString()!;
        await city.Taxis[0].Line.NextAsync("alert");
        (await city.Dispatcher.GetAsync($"alerts/{alert}/{path}")).ShouldBe(200);
        (await LooksAsync(city)).ShouldBeEmpty("while it runs it is the work itself");
        (await city.Dispatcher.PostAsync($"alerts/{alert}/stand-down", new { })).ShouldBe(200);

        (await city.Dispatcher.GetAsync($"alerts/{alert}/{path}")).ShouldRefuse(400, "text-missing", "purpose");
        (await city.Dispatcher.GetAsync($"alerts/{alert}/{path}?purpose=%20")).ShouldRefuse(400, "text-missing", "purpose");
        (await LooksAsync(city)).ShouldBeEmpty();
        (await city.Dispatcher.GetAsync($"alerts/{alert}/{path}?purpose=complaint%2012")).ShouldBe(200);
        (await city.Dispatcher.GetAsync($"alerts/{alert}/{path}?purpose=complaint%2012")).ShouldBe(200);
        var look = (await LooksAsync(city)).ShouldHaveSingleItem();
        look.GetProperty("body").GetString()!.ShouldContain("complaint 12");
        (await city.Commander.GetAsync($"alerts/{alert}/{path}?purpose=complaint%2012")).ShouldBe(200);
        (await LooksAsync(city)).Count.ShouldBe(2, "another person is another look");
    }
}
