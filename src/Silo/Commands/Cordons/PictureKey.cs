using Dispatch.Domain.Cordons;

namespace Dispatch.Silo.Commands.Cordons;

/// <summary>What the legend says: the verdict first, then the signs, then the posts with their times.</summary>
internal static class PictureKey
{
    private const int MostListed = 22;

    public static void Draw(PictureLegend legend, PictureScene scene)
    {
        DrawVerdict(legend, scene);
        legend.Gap();
        DrawReach(legend, scene);
        legend.Gap();
        DrawSigns(legend, scene);
        legend.Gap();
        foreach (var (i, post) in scene.Posts.Index().Take(MostListed))
            legend.Small(scene.Interception is null
                ? Invariant($"{i + 1,2}  held {PictureScene.Clock(post.ReadyMs)}  he not before {PictureScene.Clock(post.DeadlineMs)}")
                : Invariant($"{i + 1,2}  held {PictureScene.Clock(post.ReadyMs)}"));
        if (scene.Posts.Length > MostListed)
            legend.Small(Invariant($"… and {scene.Posts.Length - MostListed} more"));
    }

    private static void DrawVerdict(PictureLegend legend, PictureScene scene)
    {
        var plan = scene.Plan;
        legend.Title(plan.Status == CordonStatus.Closed ? "Closed cordon" : "Not closed");
        legend.Text(scene.Instance.Name);
        if (plan.Status == CordonStatus.Closed)
        {
            legend.Text(Invariant($"{plan.Posts.Length} posts; fewer than {plan.LowerBound} is impossible"));
            legend.Text(Invariant($"all held at {PictureScene.Clock(plan.ClosureMs ?? 0)} on the clock"));
            legend.Text(Invariant($"least time to spare {PictureScene.Clock(plan.LeastSlackMs ?? 0)}"));
            return;
        }
        legend.Text(plan.Status == CordonStatus.Infeasible
            ? "proved: nobody can close it in time" : "neither a cordon nor a proof was found");
        if (scene.Interception is not { } instead)
            return;
        // The words of the plan, in two lines because the legend is narrow.
        foreach (var part in instead.Words.Split(": ", 2))
            legend.Text(part);
        legend.Text(scene.Posts.IsEmpty ? "no unit meets any of them in time" : Invariant($"{scene.Posts.Length} posts: a search, not a cordon"));
    }

    private static void DrawReach(PictureLegend legend, PictureScene scene)
    {
        legend.Sign("<path d=\"M0 -9l8 15h-16z\" fill=\"#111111\"/>", "where the suspect may have been");
        for (var band = 0; band < PictureScene.Bands; band++)
            legend.Sign(Invariant($"<path d=\"M-10 0h20\" stroke=\"{PictureColours.Reach[band]}\" stroke-width=\"4\" stroke-linecap=\"round\"/>"),
                (band + 1 < PictureScene.Bands, scene.Interception) switch
                {
                    (true, _) => Invariant($"he may be there from {PictureScene.Clock(band * scene.StepMs)} on"),
                    (false, null) => Invariant($"from {PictureScene.Clock(band * scene.StepMs)} on, inside the cordon"),
                    (false, _) => Invariant($"from {PictureScene.Clock(band * scene.StepMs)} on"),
                });
        legend.Sign(Invariant($"<path d=\"M-10 0h20\" stroke=\"{PictureColours.MajorRoad}\" stroke-width=\"3\"/>"), "out of his reach");
    }

    private static void DrawSigns(PictureLegend legend, PictureScene scene)
    {
        var rings = scene.Interception is null ? scene.Instance.Problem.Rules.Rings : 1;
        for (var ring = 1; ring <= rings && scene.Posts.Length > 0; ring++)
            legend.Sign(Invariant($"<circle r=\"10\" fill=\"{PictureColours.OfRing(ring)}\"/><text y=\"4\" font-size=\"10\" fill=\"#fff\" text-anchor=\"middle\">n</text>"),
                rings == 1 ? "post" : Invariant($"post of ring {ring}{(ring == 1 ? " (inner)" : "")}"));
        legend.Sign("<circle r=\"4.5\" fill=\"#fff\" stroke=\"#0b3d91\" stroke-width=\"2\"/><path d=\"M5 0h10\" stroke=\"#0b3d91\" stroke-dasharray=\"4 3\"/>", "its unit, where it starts");
        legend.Sign("<circle r=\"2.8\" fill=\"#8aa0bd\"/>", "unit that is not needed");
        legend.Sign("<path d=\"M-4 -4h8v8h-8z\" fill=\"#fff\" stroke=\"#555\" stroke-width=\"1.2\"/>", "exit he must not pass");
        if (scene.Interception is null)
            return;
        legend.Sign(Invariant($"<path d=\"M-10 0h20\" stroke=\"{PictureColours.Leak}\" stroke-width=\"2.6\" stroke-dasharray=\"6 3\"/>"), "leak: passes no post");
        legend.Sign(Invariant($"<circle r=\"8\" fill=\"none\" stroke=\"{PictureColours.Leak}\" stroke-width=\"3\"/>"), "leak: he gets out here");
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
