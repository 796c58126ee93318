namespace Dispatch.Gateway.Roads;

/// <summary>Raster tiles of another map, drawn under the imported roads where an operator wants them.</summary>
/// <param name="Tiles">With {z}, {x} and {y}.</param>
/// <param name="By">Whose map it is, shown on it; null = nobody asks for that.</param>
internal sealed record MapBackdrop(string Tiles, string? By)
{
    private static readonly string[] Parts = ["{z}", "{x}", "{y}"];

    public static MapBackdrop? Of(GatewayOptions options) =>
        options.MapTiles is { } tiles ? new MapBackdrop(tiles, options.MapTilesBy) : null;

    /// <summary>Scheme and host, which browsers must be allowed to ask; null when the address cannot be used.</summary>
    public static string? Origin(string tiles) =>
        Uri.TryCreate(tiles, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"
        && Uri.CheckHostName(address.Host) != UriHostNameType.Unknown
        && Array.TrueForAll(Parts, part => tiles.Contains(part, StringComparison.Ordinal))
            ? address.GetLeftPart(UriPartial.Authority) : null;
}
