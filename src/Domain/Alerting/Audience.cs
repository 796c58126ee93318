using System.Collections.Immutable;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Units;

namespace Dispatch.Domain.Alerting;

/// <summary>How an audience is drawn.</summary>
[GenerateSerializer, Alias("dispatch.AudienceKind")]
public enum AudienceKind
{
    /// <summary>Who can be at a post of the cordon.</summary>
    Posts,
    /// <summary>Who can be at a post of one ring.</summary>
    Ring,
    Radius,
    Beat,
    Cells,
    City,
}

/// <summary>Who is meant, before anybody is looked at.</summary>
/// <param name="Kinds">Empty = every kind of unit.</param>
/// <param name="Centre">Radius: the middle.</param>
/// <param name="Radius">Radius, posts and ring: how far to look, 100 m – 50 km.</param>
/// <param name="Beat">Beat: its name, as in the units' profiles.</param>
/// <param name="Cells">Cells: 1–1,000 of them.</param>
/// <param name="Posts">Posts and ring: the cordon's posts.</param>
/// <param name="Ring">Ring: which, 1 = inner.</param>
[GenerateSerializer, Immutable, Alias("dispatch.Audience")]
public sealed record Audience(
    AudienceKind Kind,
    ImmutableArray<UnitKind> Kinds,
    GeoPoint? Centre,
    Metres? Radius,
    string? Beat,
    ImmutableArray<CellId> Cells,
    ImmutableArray<AlertPost> Posts,
    int? Ring)
{
    public static Audience City(params ImmutableArray<UnitKind> kinds) => new(AudienceKind.City, kinds, null, null, null, [], [], null);

    public static Audience Around(GeoPoint centre, Metres radius, params ImmutableArray<UnitKind> kinds) =>
        new(AudienceKind.Radius, kinds, centre, radius, null, [], [], null);

    public static Audience OfBeat(string beat, params ImmutableArray<UnitKind> kinds) => new(AudienceKind.Beat, kinds, null, null, beat, [], [], null);

    public static Audience Within(ImmutableArray<CellId> cells, params ImmutableArray<UnitKind> kinds) =>
        new(AudienceKind.Cells, kinds, null, null, null, cells, [], null);

    /// <param name="reach">How far from the nearest post a unit may be.</param>
    public static Audience ForPosts(ImmutableArray<AlertPost> posts, Metres reach, params ImmutableArray<UnitKind> kinds) =>
        new(AudienceKind.Posts, kinds, null, reach, null, [], posts, null);

    public static Audience ForRing(ImmutableArray<AlertPost> posts, int ring, Metres reach, params ImmutableArray<UnitKind> kinds) =>
        new(AudienceKind.Ring, kinds, null, reach, null, [], posts, ring);

    public bool MayHoldCivilians => Kinds.IsEmpty || Kinds.Any(kind => kind.IsCivilian());

    /// <summary>The posts that are to be filled: all, or those of the ring.</summary>
    public IEnumerable<AlertPost> WantedPosts => Kind == AudienceKind.Ring ? Posts.Where(post => post.Ring == Ring) : Posts;

    /// <summary>Distances are counted from the nearest of these; empty = nobody is nearer than another.</summary>
    public ImmutableArray<GeoPoint> Anchors => Kind switch
    {
        AudienceKind.Radius when Centre is { } centre => [centre],
        AudienceKind.Posts or AudienceKind.Ring => [.. WantedPosts.Select(post => post.At)],
        _ => [],
    };
}
