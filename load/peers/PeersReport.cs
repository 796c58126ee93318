using System.Globalization;
using System.Text;
using System.Text.Json;
using Dispatch.Load.Service;

namespace Dispatch.Load.Peers;

/// <summary>Medians with their full range, and the ratios of runs that stood side by side.</summary>
internal static class PeersReport
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <returns>The Markdown page's path.</returns>
    public static string Write(IReadOnlyList<Measured> measured, PeersChoices choices, PeerTools tools, string results)
    {
        var folder = Directory.CreateDirectory(Path.Combine(results, TimeProvider.System.GetUtcNow().ToString("yyyyMMdd-HHmmss-", CultureInfo.InvariantCulture) + "peers")).FullName;
        File.WriteAllText(Path.Combine(folder, "peers.json"), JsonSerializer.Serialize(measured, s_json));
        var page = Path.Combine(folder, "peers.md");
        File.WriteAllText(page, Markdown(measured, choices, tools));
        return page;
    }

    public static string Markdown(IReadOnlyList<Measured> measured, PeersChoices choices, PeerTools tools)
    {
        var text = new StringBuilder("# Side by side with the alternatives\n\n");
        text.AppendLine(Invariant($"{choices.Runs} runs each, alternating; median (lowest – highest). The same client process, loopback, one machine."));
        foreach (var contest in Contests.All(tools, choices))
            Table(text, contest, [.. measured.Where(one => one.Contest == contest.Name)]);
        text.AppendLine().AppendLine("| how | |").AppendLine("|---|---|");
        var facts = new Dictionary<string, string>(tools.Versions(), StringComparer.Ordinal);
        Machine.Describe(facts);
        facts["clients"] = Invariant($"{choices.Units:N0} vehicles; {choices.Connections} connections for single fixes, {choices.Clients:N0} for the fan-out, {choices.Questions:0}/s questions beside {choices.Updates:0}/s positions");
        foreach (var (name, fact) in facts)
            text.AppendLine($"| {name} | {fact} |");
        return text.ToString();
    }

    private static void Table(StringBuilder text, Contest contest, List<Measured> measured)
    {
        if (measured.Count == 0)
            return;
        var figures = measured.SelectMany(one => one.Figures.Keys).Distinct(StringComparer.Ordinal).ToList();
        text.AppendLine().AppendLine($"## {contest.Name}").AppendLine().AppendLine(contest.Note).AppendLine();
        text.AppendLine($"| | {string.Join(" | ", figures)} | against ours |").AppendLine($"|---|{string.Concat(figures.Select(_ => "---|"))}---|");
        var ours = measured.Where(one => one.Contender == contest.Contenders[0].Name).ToDictionary(one => one.Run);
        foreach (var contender in contest.Contenders)
        {
            var runs = measured.Where(one => one.Contender == contender.Name).ToList();
            var cells = figures.Select(figure => Spread([.. runs.Where(run => run.Figures.ContainsKey(figure)).Select(run => run.Figures[figure])]));
            text.AppendLine($"| {contender.Name} | {string.Join(" | ", cells)} | {Against(contest, contender, runs, ours)} |");
        }
    }

    /// <summary>How many times better ours is; below 1 the peer wins.</summary>
    private static string Against(Contest contest, Contender contender, List<Measured> runs, Dictionary<int, Measured> ours)
    {
        if (contender == contest.Contenders[0] || ours.Count == 0)
            return "–";
        var ratios = runs.Where(run => ours.ContainsKey(run.Run)).Select(run =>
        {
            var (mine, theirs) = (ours[run.Run].Figures.GetValueOrDefault(contest.Figure), run.Figures.GetValueOrDefault(contest.Figure));
            return contest.HigherIsBetter ? mine / theirs : theirs / mine;
        }).Where(double.IsFinite).ToArray();
        return ratios.Length == 0 ? "–" : $"Dispatch × {Spread(ratios)}{(Median(ratios) < 1 ? " (the peer wins)" : "")}";
    }

    private static string Spread(double[] values) => values.Length == 0 ? "" : values.Length == 1 ? Number(values[0])
        : $"{Number(Median(values))} ({Number(values.Min())} – {Number(values.Max())})";

    private static double Median(double[] values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }

    private static string Number(double value) => value >= 100 ? Invariant($"{value:N0}") : Invariant($"{value:0.##}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
