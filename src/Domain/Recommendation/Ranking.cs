namespace Dispatch.Domain.Recommendation;

/// <summary>The order in which units are offered: the first few timed by road, the rest after them by straight line.</summary>
internal static class Ranking
{
    public static List<Option> Of(Question question, Best eligible, RoadEta? roadEta)
    {
        var options = eligible.InOrder();
        var timed = Math.Min(question.Limits.RoadCandidates, options.Count);
        if (roadEta is null || timed == 0)
            return options;
        TimeByRoad(question, options, timed, roadEta);
        options.Sort(0, timed, Comparer<Option>.Default);
        return options;
    }

    private static void TimeByRoad(Question question, List<Option> options, int count, RoadEta roadEta)
    {
        var asked = new Candidate[count];
        for (var i = 0; i < count; i++)
            asked[i] = options[i].Candidate;
        var etas = roadEta(asked, question.At);
        for (var i = 0; i < count; i++)
            if (etas[i] is { } eta)
                options[i] = options[i].TimedByRoad(eta);
    }
}
