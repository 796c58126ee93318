namespace Dispatch.Domain.Geo;

/// <summary>
/// A map cell: the Web-Mercator tile of zoom 14 (2,446 m wide at the equator, 1,730 m at 45°), named <c>14/x/y</c>.
/// Cells are how the city is divided among cell actors and how a screen says what it wants to see.
/// Latitudes beyond ±85.0511° fall into the outermost row.
/// </summary>
[GenerateSerializer, Immutable, Alias("dispatch.CellId")]
public readonly record struct CellId([property: Id(0)] int X, [property: Id(1)] int Y)
{
    public const int Zoom = 14;

    /// <summary>Cells along each axis: 2^14.</summary>
    public const int Count = 1 << Zoom;

    /// <summary>The middle of the cell: what is said of somebody whose place is nobody's business.</summary>
    public GeoPoint Centre => WebMercator.Unproject((X + 0.5) / Count, (Y + 0.5) / Count);

    public static CellId Of(GeoPoint point)
    {
        var (x, y) = WebMercator.Project(point);
        return new CellId(Math.Clamp((int)(x * Count), 0, Count - 1), Math.Clamp((int)(y * Count), 0, Count - 1));
    }

    /// <summary>Only the exact form of <see cref="ToString"/>: the name is an actor's key, so a cell must not have two (14/01/1).</summary>
    public static CellId? TryParse(string? text)
    {
        if (text?.Split('/') is not ["14", var x, var y] || !int.TryParse(x, out var i) || !int.TryParse(y, out var j))
            return null;
        var cell = new CellId(i, j);
        return i is >= 0 and < Count && j is >= 0 and < Count && cell.ToString() == text ? cell : null;
    }

    /// <summary>Every cell that a circle can touch, wrapping over the antimeridian.</summary>
    public static IEnumerable<CellId> Around(GeoPoint centre, Metres radius)
    {
        var box = GeoBox.Around(centre, radius);
        return Within(box);
    }

    /// <summary>Every cell that a box touches, row by row.</summary>
    public static IEnumerable<CellId> Within(GeoBox box)
    {
        var first = Of(GeoPoint.Of(box.North, box.West));
        var last = Of(GeoPoint.Of(box.South, box.East));
        var columns = box.West <= box.East ? last.X - first.X + 1 : Count - first.X + last.X + 1;
        for (var y = first.Y; y <= last.Y; y++)
            for (var i = 0; i < Math.Min(columns, Count); i++)
                yield return new CellId((first.X + i) % Count, y);
    }

    public override string ToString() => $"{Zoom}/{X}/{Y}";
}
