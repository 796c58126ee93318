namespace Dispatch.Domain.Incidents;

/// <summary>
/// Two incidents each keep their link. They learn of it one after the other, perhaps after a crash and perhaps in another order than
/// it was said: what was said last counts, so that both come to the same whatever arrives when.
/// </summary>
internal static class LinkRules
{
    /// <summary>No incident keeps more links, ended ones included.</summary>
    public const int Limit = 100;

    public static IncidentDesk With(IncidentDesk desk, IncidentLink link) =>
        desk with { Links = [.. desk.Links.Where(one => one.Other != link.Other), link] };

    /// <summary>Whether news from the other incident says something that is newer and different here.</summary>
    // Of a beginning and an end at the same instant the end counts, on both sides.
    // An end that arrives before its beginning is kept too, or the late beginning would link them again.
    public static bool IsNews(IncidentDesk desk, IncidentLink heard) =>
        desk.LinkTo(heard.Other) is not { } known || (known.Linked != heard.Linked && (heard.Since > known.Since || (heard.Since == known.Since && !heard.Linked)));
}
