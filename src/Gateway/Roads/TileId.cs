using Dispatch.Domain;

namespace Dispatch.Gateway.Roads;

/// <summary>A map tile: zoom 0–16, column from the west, row from the north.</summary>
internal readonly record struct TileId(int Zoom, int X, int Y)
{
    public const int MaxZoom = 16;

    public static readonly Refusal Wrong = new(
        "unknown-tile", $"Tiles have a zoom of 0–{MaxZoom} and x and y below 2 to the power of it; enlarge the last zoom for more.", RefusalKind.NotFound);

    public static TileId? TryCreate(int zoom, int x, int y) =>
        zoom is >= 0 and <= MaxZoom && x >= 0 && y >= 0 && x < 1 << zoom && y < 1 << zoom ? new TileId(zoom, x, y) : null;
}
