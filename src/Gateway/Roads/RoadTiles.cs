using System.IO.Compression;
using Dispatch.Domain;
using Dispatch.Domain.Roads;
using Microsoft.Extensions.Caching.Memory;

namespace Dispatch.Gateway.Roads;

/// <summary>
/// Vector tiles of the road map (Mapbox Vector Tile 2.1), layer <c>roads</c>: class, name, name_zh, number, tunnel, bridge, oneway.
/// Which classes are drawn and how exactly depends on the zoom. Made when asked for, kept compressed up to 32 MB.
/// </summary>
internal sealed class RoadTiles(RoadMap map) : IDisposable
{
    private const long CacheBytes = 32 << 20;

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = CacheBytes });
    private readonly ProjectedRoads _roads = new(map);

    /// <summary>Another map has another edition, so that no browser shows an old tile.</summary>
    public uint Edition { get; } = StableHash.Of($"{map.Name}|{map.Source}|{map.NodeCount}|{map.ArcCount}|{map.PieceCount}");

    /// <summary>Gzip.</summary>
    public byte[] Get(TileId tile)
    {
        if (_cache.TryGetValue(tile, out byte[]? kept))
            return kept!;
        var made = Pack(Draw(tile));
        _cache.Set(tile, made, new MemoryCacheEntryOptions { Size = made.Length + 100 });
        return made;
    }

    /// <summary>The tile without compression.</summary>
    public byte[] Draw(TileId tile)
    {
        var layer = new VectorLayer("roads");
        var frame = new TileFrame(tile);
        for (var piece = 0; piece < map.PieceCount; piece++)
        {
            if (!RoadDetail.IsDrawn(ClassOf(piece), tile.Zoom) || !frame.Touches(_roads.BoxOf(piece)))
                continue;
            var lines = frame.Lines(_roads.CourseOf(piece));
            if (lines.Count > 0)
                layer.AddLines(piece + 1, lines, PropertiesOf(piece, tile.Zoom));
        }
        return layer.ToTile();
    }

    public void Dispose() => _cache.Dispose();

    private RoadClass ClassOf(int piece) => (RoadClass)map.Data.PieceClass[piece];

    private IEnumerable<(string Key, object Value)> PropertiesOf(int piece, int zoom)
    {
        yield return ("class", RoadDetail.NameOf(ClassOf(piece)));
        var flags = (RoadFlags)map.Data.PieceFlags[piece];
        if (flags.HasFlag(RoadFlags.Tunnel))
            yield return ("tunnel", true);
        if (flags.HasFlag(RoadFlags.Bridge))
            yield return ("bridge", true);
        if (map.ArcOf(piece, reversed: false) is null || map.ArcOf(piece, reversed: true) is null)
            yield return ("oneway", map.ArcOf(piece, reversed: false) is null ? -1L : 1L);
        if (map.Data.PieceName[piece] is not (>= 0 and var index) || zoom < RoadDetail.NamesFrom)
            yield break;
        var name = map.Data.Names[index];
        yield return ("name", name.Display);
        if (name.Chinese.Length > 0)
            yield return ("name_zh", name.Chinese);
        if (name.Number.Length > 0)
            yield return ("number", name.Number);
    }

    private static byte[] Pack(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            zip.Write(plain);
        return packed.ToArray();
    }
}
