using System.Text.Json;

namespace Dispatch.EndToEnd.Tests.Pages.Support;

/// <summary>What the centre's programs read of one cordon and of the alert that asks its civilians.</summary>
internal sealed class RingWatch(City city, string incident)
{
    public async Task<JsonElement> PlanAsync() => (await city.AskAsync($"incidents/{incident}/cordon")).GetProperty("plan");

    /// <summary>Posts that are not given up: node, place, units, status.</summary>
    public async Task<IReadOnlyList<RingPost>> PostsAsync() =>
        [.. (await PlanAsync()).GetProperty("posts").EnumerateArray().Select(RingPost.Of).Where(post => post.Status != "dropped")];

    public async Task<RingPost?> PostOfAsync(string unit) => (await PostsAsync()).FirstOrDefault(post => post.Units.Contains(unit));

    /// <summary>Every patrol car drives to the post that it has now.</summary>
    public async Task SendCarsAsync()
    {
        foreach (var post in await PostsAsync())
            foreach (var unit in post.Units.Where(unit => unit.Contains("car", StringComparison.Ordinal)))
                city.SendTo(unit, post.At);
    }

    public async Task<string> AlertAsync() =>
        (await city.AskAsync($"incidents/{incident}/alerts")).EnumerateArray().Single().GetProperty("id").GetString()!;

    public async Task<IReadOnlyList<string>> ToldAsync(string alert) =>
        [.. (await city.AskAsync($"alerts/{alert}/recipients?limit=500")).GetProperty("items").EnumerateArray()
            .Select(item => item.GetProperty("unit").GetString()!)];

    /// <summary>A driver without a page: says yes, and that it is there.</summary>
    public static async Task GoAsync(Func<string, object, Task<JsonElement>> driver, string alert)
    {
        foreach (var step in (string[])["delivered", "seen", "accepted", "atPost"])
            await driver($"alerts/{alert}/steps", new { step, seq = 1 });
    }
}

internal sealed record RingPost(int Node, string Place, (double Lat, double Lon) At, int Ring, string Status, IReadOnlyList<string> Units)
{
    public static RingPost Of(JsonElement post) => new(
        post.GetProperty("node").GetInt32(), post.GetProperty("place").GetString()!,
        (post.GetProperty("at").GetProperty("lat").GetDouble(), post.GetProperty("at").GetProperty("lon").GetDouble()),
        post.GetProperty("ring").GetInt32(), post.GetProperty("status").GetString()!,
        [.. post.GetProperty("units").EnumerateArray().Select(unit => unit.GetProperty("unit").GetString()!)]);
}
