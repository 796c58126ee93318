using System.Collections.Immutable;
using System.Globalization;
using Dispatch.Domain;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Registers;
using Dispatch.Domain.Roads;
using Dispatch.Grains.Registers;

namespace Dispatch.Silo.Demo;

/// <summary>What an administrator would have imported: stations, beats, gates, hazards and texts, each named 模拟 (synthetic).</summary>
internal sealed class DemoRegisters(IGrainFactory grains, TimeProvider time, RoadMap roads, int seed)
{
    private const int Stations = 24;
    private const int Hazards = 30;
    private static readonly Actor By = new("demo", "system");
    private static readonly Metres BeatRadius = new(1_500);
    private static readonly Metres HazardRadius = new(80);

    private static readonly ImmutableArray<(string Word, string Zh, string En, string Detail)> Dangers =
    [
        ("gas", "液化气站", "Bottled gas store", "停在上风处，不用明火 / Stop upwind, no naked flame"),
        ("chemical", "酸碱仓库", "Acid store", "先问消防 / Ask the fire service first"),
        ("electric", "变电所", "Substation", "断电前不进入 / Do not enter before it is off"),
        ("structure", "危房", "Unsound building", "勿靠近外墙 / Keep off its walls"),
        ("dog", "院内有犬", "Dog in the yard", "先叫主人 / Call the owner first"),
    ];

    /// <summary>The same entries at each start.</summary>
    public async Task WriteAsync()
    {
        var random = new Random(seed);
        await PutAsync(RegisterKind.Stations, StationsAt(random));
        await PutAsync(RegisterKind.Beats, BeatsAt(random));
        await PutAsync(RegisterKind.Gates, Gates());
        await PutAsync(RegisterKind.Hazards, HazardsAt(random));
        await PutAsync(RegisterKind.Templates,
        [
            new RegisterEntry("lookout-car", "模拟：请留意可疑车辆，看到即报告，不要拦截、跟随或靠近。",
                "Synthetic: look out for the car and report it. Do not stop, follow or approach."),
            new RegisterEntry("lost-child", "模拟：请留意走失儿童，看到即报告。", "Synthetic: look out for a lost child and report it."),
        ]);
    }

    private IEnumerable<RegisterEntry> StationsAt(Random random) => Enumerable.Range(1, Stations).Select(number => new RegisterEntry(
        Code("station", number), $"模拟{Place(random, out var at)}派出所", Text($"Synthetic station {number}"), at, Detail: Text($"0432-0000{number:0000}")));

    private IEnumerable<RegisterEntry> BeatsAt(Random random) => Enumerable.Range(0, DemoFleet.Beats).Select(number => new RegisterEntry(
        Code("beat", number), $"模拟{Place(random, out var at)}巡区", Text($"Synthetic beat {number}"), at, BeatRadius,
        Station: Code("station", 1 + (number % Stations))));

    private IEnumerable<RegisterEntry> Gates() => Enumerable.Range(0, roads.NodeCount)
        .Where(node => (roads.FlagsAt(node) & (CrossingFlags.Exit | CrossingFlags.Gate)) != CrossingFlags.None)
        .Select((node, number) => new RegisterEntry(
            Code("gate", number + 1), $"模拟{roads.CrossingName(node)}", Text($"Synthetic gate {number + 1}"), roads.Location(node),
            Category: roads.FlagsAt(node).HasFlag(CrossingFlags.Gate) ? "gate" : "border"));

    private IEnumerable<RegisterEntry> HazardsAt(Random random) => Enumerable.Range(1, Hazards).Select(number =>
    {
        var (word, zh, en, detail) = Dangers[number % Dangers.Length];
        return new RegisterEntry(
            Code("hazard", number), $"模拟{zh}（{Place(random, out var at)}）", Text($"Synthetic: {en}"), at, HazardRadius, word, Detail: detail);
    });

    private string Place(Random random, out GeoPoint at)
    {
        var node = random.Next(roads.NodeCount);
        at = roads.Location(node);
        return roads.CrossingName(node).Split(" / ")[0];
    }

    private Task PutAsync(RegisterKind kind, IEnumerable<RegisterEntry> entries) => Task.WhenAll(
        entries.GroupBy(entry => RegisterShards.KeyOf(kind, entry.Code), StringComparer.Ordinal).Select(async shard =>
        {
            var key = new CommandHeader(new CommandKey($"demo-{seed}-{shard.Key}"), By, time.GetUtcNow(), shard.Key);
            if (await grains.GetGrain<IRegisterShardGrain>(shard.Key).Put(key, [.. shard]) is { } refusal)
                throw new InvalidOperationException($"The demo's {kind} were refused: {refusal.Message}");
        }));

    private static string Code(string of, int number) => Text($"{of}-{number:00}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
