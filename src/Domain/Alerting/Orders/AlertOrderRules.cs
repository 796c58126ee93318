using Dispatch.Domain.Incidents;

namespace Dispatch.Domain.Alerting.Orders;

/// <summary>Whether an order can be carried out as it is written.</summary>
public static class AlertOrderRules
{
    public const int TextLimit = 300;
    public const int PlaceLimit = 200;
    public const int QuotaLimit = 20_000;
    public const int CellLimit = 1000;

    private static readonly TimeSpan ShortestLife = TimeSpan.FromMinutes(1);

    /// <summary>Null when it can; otherwise what is wrong with which field.</summary>
    /// <param name="verified">The incident is verified: see <see cref="FirstWaveRule"/>.</param>
    public static Refusal? Check(AlertOrder order, bool verified, AlertLimits limits, DateTimeOffset now) =>
        CheckTexts(order) ?? CheckCivilianWords(order) ?? CheckAudience(order) ?? CheckFigures(order, limits, now) ?? FirstWaveRule.Check(order, verified);

    private static Refusal? CheckTexts(AlertOrder order) =>
        CheckText(order.Text, "text") ?? CheckText(order.Description?.Text, "description")
        ?? TextRules.Required(order.Place, "place") ?? TextRules.Line(order.Place, PlaceLimit, "place");

    /// <summary>The place is said to civilians as well, but it is a name ("Stop Road") and not a sentence.</summary>
    private static Refusal? CheckCivilianWords(AlertOrder order) => !order.Audience.MayHoldCivilians ? null
        : CivilianWords.Check(order.Text, "text") ?? CivilianWords.Check(order.Description?.Text, "description");

    private static Refusal? CheckText(BilingualText? text, string field) => text is null ? null
        : TextRules.Required(text.Zh, $"{field}.zh") ?? TextRules.Lines(text.Zh, TextLimit, $"{field}.zh")
        ?? TextRules.Required(text.En, $"{field}.en") ?? TextRules.Lines(text.En, TextLimit, $"{field}.en");

    private static Refusal? CheckAudience(AlertOrder order) => order.Audience switch
    {
        { Kind: AudienceKind.Radius, Centre: null } => Wrong("centre", "Give the middle of the circle: lat and lon."),
        { Kind: AudienceKind.Radius or AudienceKind.Posts or AudienceKind.Ring, Radius: not { Value: >= 100 and <= 50_000 } } =>
            Wrong("radius", "The radius must be 100 to 50,000 metres."),
        { Kind: AudienceKind.Beat } beat when string.IsNullOrWhiteSpace(beat.Beat) => Wrong("beat", "Name the beat."),
        { Kind: AudienceKind.Cells, Cells.Length: < 1 or > CellLimit } => Wrong("cells", "Name 1 to 1,000 cells."),
        { Kind: AudienceKind.Posts or AudienceKind.Ring } posts when !posts.WantedPosts.Any() => Wrong("posts", "There is no post to fill."),
        { Kind: AudienceKind.Posts or AudienceKind.Ring } when order.Kind != AlertKind.Posts => Wrong("kind", "Posts are filled by an alert of kind posts."),
        { Kind: not (AudienceKind.Posts or AudienceKind.Ring) } when order.Kind == AlertKind.Posts => Wrong("kind", "An alert of kind posts needs the posts of a cordon."),
        _ => null,
    };

    private static Refusal? CheckFigures(AlertOrder order, AlertLimits limits, DateTimeOffset now) =>
        order.Quota is < 0 or > QuotaLimit ? new Refusal("invalid-quota", "The quota must be 0 (everybody) to 20,000.", Field: "quota")
        : order.ExpiresAt < now + ShortestLife || order.ExpiresAt > now + limits.LongestLife
            ? new Refusal("invalid-expiry", FormattableString.Invariant($"An alert lives 60 to {limits.LongestLife.TotalSeconds:0} seconds."), Field: "expiresIn")
        : null;

    private static Refusal Wrong(string field, string message) => new("invalid-audience", message, Field: $"audience.{field}");
}
